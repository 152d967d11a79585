/**
 * The messages by which a phone joins its office and comes back to it: what `/v1/enroll`, `/v1/token`,
 * `/v1/invite`, `/v1/revoke`, `/v1/admit` and `/v1/devices` take and give. Requests are strict.
 *
 * The phone's key is ECDSA P-256 (WebCrypto, not extractable); it signs `challengeText` with SHA-256, and the
 * signature travels as the 64 bytes that WebCrypto gives, in base64url.
 */
import * as z from 'zod/mini';
import { roleNames } from '../core/role.ts';
import { idSchema } from './id-schema.ts';

const bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** Public half of the phone's key. What else an exported JWK says (`key_ops`, `ext`) is left at home. */
export const phoneKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: bytes32,
  y: bytes32,
});
export type PhoneKey = z.output<typeof phoneKey>;

/** 16 letters and digits, as typed: case, blanks and hyphens do not matter. */
export const enrolRequest = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(64)),
  key: phoneKey,
});
export type EnrolRequest = z.output<typeof enrolRequest>;

const heldRole = z.object({
  role: z.enum(roleNames),
  commune: z.nullable(z.string()),
  village: z.nullable(z.string()),
});

/** Who the phone is now. */
export const meMessage = z.object({
  office: z.object({ id: z.string(), name: z.string(), province: z.string() }),
  person: idSchema,
  /** Words for the person: "Trưởng bản Pá Hạ". */
  title: z.string(),
  device: z.string(),
  held: z.array(heldRole),
});
export type MeMessage = z.output<typeof meMessage>;

/** The public halves of the office's keys: what it signs with, and what files for it are sealed to. */
export const officeKey = z.object({
  /** Names the sealing key. */
  kid: z.string().check(z.minLength(1), z.maxLength(64)),
  sign: phoneKey,
  seal: phoneKey,
});
export type OfficeKey = z.output<typeof officeKey>;

/** Another phone of the same person that still had something to send when the office last heard of it. */
const otherPhone = z.object({ unsent: z.int(), seen: z.int() });
export type OtherPhone = z.output<typeof otherPhone>;

export const enrolAnswer = z.object({
  /** Opaque, 32 bytes in base64url: `Authorization: Bearer …`. */
  token: z.string(),
  /** Until when the token holds if it is not used, ms since 1970; each use moves it. */
  expires: z.int(),
  /** Signed by the office (key, person, role, scopes, date): a restored office that forgot the phone admits it. */
  certificate: z.string(),
  me: meMessage,
  /** Absent where the office is older than files carried by hand. */
  officeKey: z.optional(officeKey),
  otherPhones: z.optional(z.array(otherPhone)),
});
export type EnrolAnswer = z.output<typeof enrolAnswer>;

/** First without challenge and signature: the answer brings a challenge. Then with both: it brings a token. */
export const tokenRequest = z.strictObject({
  device: z.string().check(z.maxLength(64)),
  challenge: z.optional(z.string().check(z.maxLength(200))),
  signature: z.optional(z.string().check(z.maxLength(200))),
  /** Sent along always: needed where the office was restored and no longer knows the phone. */
  certificate: z.optional(z.string().check(z.maxLength(8000))),
});
export type TokenRequest = z.output<typeof tokenRequest>;

export const challengeAnswer = z.object({ challenge: z.string() });
export const tokenAnswer = z.object({ token: z.string(), expires: z.int(), me: meMessage });
export type TokenAnswer = z.output<typeof tokenAnswer>;

/** What the phone signs: its purpose is part of it, so that the signature serves for nothing else. */
export function challengeText(device: string, challenge: string): string {
  return `sothon token\n${device}\n${challenge}`;
}

/** A one-time link for a person whom the office already knows. */
export const inviteRequest = z.strictObject({ person: idSchema });
export const inviteAnswer = z.object({ link: z.string(), code: z.string(), expires: z.int() });
export type InviteAnswer = z.output<typeof inviteAnswer>;

/** What `/v1/revoke` and `/v1/admit` take. */
export const deviceRequest = z.strictObject({ device: z.string().check(z.maxLength(64)) });

/** The phones that somebody may see; `unsent` as the phone last said. */
export const devicesAnswer = z.object({
  devices: z.array(
    z.object({
      device: z.string(),
      person: idSchema,
      title: z.string(),
      /** ms since 1970. */
      enrolled: z.int(),
      seen: z.nullable(z.int()),
      unsent: z.nullable(z.int()),
      /** unconfirmed: admitted by its certificate after a restore; what it sends waits for `/v1/admit`. */
      state: z.enum(['active', 'unconfirmed', 'revoked']),
    }),
  ),
});
export type DevicesAnswer = z.output<typeof devicesAnswer>;

/** Path of an enrolment link; the code stands behind `#`, so that it reaches no server's log. */
export const ENROL_PATH = '/gia-nhap';
