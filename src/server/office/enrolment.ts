/**
 * How phones join the office and prove who they are: one-time codes, tokens, certificates. Codes and tokens
 * are kept as hashes; a phone's private key never leaves it.
 */
import { createHash } from 'node:crypto';
import { id, newId, toBase64url, type RandomBytes } from '../../core/id.ts';
import type { JsonObject } from '../../core/json.ts';
import { textOf } from '../../core/kind.ts';
import type { Principal } from '../../core/role.ts';
import {
  challengeText,
  phoneKey,
  type EnrolRequest,
  type MeMessage,
  type OfficeKey,
  type OtherPhone,
  type PhoneKey,
} from '../../sync/enrolment.ts';
import { readCertificate, writeCertificate } from '../certificate.ts';
import { createChallenges } from '../challenge.ts';
import { codeOf, normalCode } from '../code.ts';
import type { OfficeKeys } from '../office-keys.ts';
import { hasSigned } from '../phone-key.ts';
import type { Device, DeviceState, OfficeStore, Token } from '../store/port.ts';
import { allGuards, type Guards } from './guards.ts';
import type { Caller, Office } from './office.ts';

export interface Enrolment {
  /** A code for a person, good once and for seven days. `by`: who asked for it. */
  invite(person: string, by: string): Promise<Invitation>;
  /** As `invite`, but the same code again as long as nobody used it: for the links that a start prints. */
  standingInvite(person: string): Promise<Invitation & { readonly title: string }>;
  enrol(request: EnrolRequest): Promise<Enrolled | 'unknown' | 'used' | 'expired'>;
  challenge(device: string): string;
  /** A new token for a phone that signed a challenge; one that a restore forgot shows its certificate. */
  renew(proof: Proof): Promise<Renewed | 'wrong-signature' | 'old-challenge'>;
  /** Who signed that: the holder of a phone that is known, or that shows its certificate after a restore. */
  authorOf(
    phone: { readonly device: string; readonly certificate: string },
    hasSigned: (key: PhoneKey) => Promise<boolean>,
  ): Promise<Caller | null>;
  /** Somebody handed in what another phone wrote. */
  noteHandover(carrier: Caller, device: string, entries: number): Promise<void>;
  /** All phones of the office with their holders. */
  phones(): Promise<readonly Phone[]>;
  /** Who shows this token? Moves its end: a phone in use never has to come back. */
  admit(
    token: string,
  ): Promise<{ readonly principal: Principal; readonly state: DeviceState } | 'unknown' | 'expired'>;
}

export interface Phone {
  readonly device: Device;
  /** "Trưởng bản Pá Hạ" */
  readonly title: string;
  readonly holder: Principal;
}
export interface Invitation {
  readonly code: string;
  readonly expires: number;
}
export interface Renewed {
  readonly token: string;
  readonly expires: number;
  readonly me: MeMessage;
}
export interface Enrolled extends Renewed {
  readonly certificate: string;
  readonly officeKey: OfficeKey;
  readonly otherPhones: OtherPhone[];
}
export interface Proof {
  readonly device: string;
  readonly challenge: string;
  readonly signature: string;
  readonly certificate?: string | undefined;
}

export interface EnrolmentParts {
  readonly office: Office;
  readonly store: OfficeStore;
  readonly keys: OfficeKeys;
  readonly clock: () => number;
  readonly random: RandomBytes;
  /** For tests alone: what happens without a rule. */
  readonly guards?: Partial<Guards>;
}

const DAY_MS = 86_400_000;
const CODE_LIFE = 7 * DAY_MS;
const TOKEN_LIFE = 30 * DAY_MS;

export function createEnrolment(parts: EnrolmentParts): Enrolment {
  const { office, store, keys, clock, random } = parts;
  const guards = { ...allGuards, ...parts.guards };
  const { devices } = store;
  const challenges = createChallenges(keys, clock, random);
  const hashOfCode = (code: string): string => keys.mac('code', normalCode(code));

  const audit = (by: string, act: string, detail: JsonObject): Promise<void> =>
    devices.audit({ office: office.id, at: clock(), by, act, detail });

  async function addCode(code: string, person: string, by: string): Promise<Invitation> {
    const expires = clock() + CODE_LIFE;
    await devices.addCode({ hash: hashOfCode(code), office: office.id, person, expires, createdBy: by });
    await audit(by, 'invite', { person });
    return { code, expires };
  }

  function newToken(device: string): { readonly text: string; readonly token: Token } {
    const text = toBase64url(random(32));
    const token = { hash: hashOfToken(text), office: office.id, device, expires: clock() + TOKEN_LIFE };
    return { text, token };
  }

  function newDevice(
    { person, device }: Caller,
    key: PhoneKey,
    certificate: string,
    state: DeviceState,
  ): Device {
    const fresh = { created: clock(), lastSeen: null, unsent: 0, appVersion: '' };
    return { id: device, office: office.id, person, key: JSON.stringify(key), certificate, state, ...fresh };
  }

  /** What people are called by their role. Every person is within what the province desk reads. */
  async function titlesOf(persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await store.read(office.id, (snapshot) => snapshot.as(['all', 'office']).rows(persons));
    return new Map(rows.map((row) => [row.id, textOf(row.open, 'title') ?? '']));
  }

  async function describe(principal: Principal): Promise<MeMessage> {
    const titles = await titlesOf([principal.person]);
    return {
      office: { id: office.id, name: office.name, province: office.province },
      person: id.parse(principal.person),
      title: titles.get(principal.person) ?? '',
      device: principal.device,
      held: [...principal.held],
    };
  }

  /** The phone as the register has it, or as its certificate says, where the register was restored without it. */
  async function findPhone({ device, certificate }: Pick<Proof, 'device' | 'certificate'>) {
    if (!id.safeParse(device).success) return null; // no phone has such a name, and not every database takes it
    const known = await devices.findDevice(device);
    if (known !== null)
      return { key: phoneKey.parse(JSON.parse(known.key)), person: known.person, forgot: null };
    if (certificate === undefined || !guards.certificates) return null;
    const read = readCertificate(keys, certificate, device);
    return read && { ...read, forgot: certificate };
  }

  /** What a lost phone still had to send, as far as it ever said. */
  async function otherPhonesOf({ person, device }: Caller): Promise<OtherPhone[]> {
    const all = await devices.devicesIn(office.id);
    return all.flatMap((other) =>
      other.person === person && other.id !== device && other.lastSeen !== null && other.unsent > 0
        ? [{ unsent: other.unsent, seen: other.lastSeen }]
        : [],
    );
  }

  async function admitByCertificate(holder: Caller, key: PhoneKey, certificate: string): Promise<void> {
    await devices.addDevice(newDevice(holder, key, certificate, 'unconfirmed'));
    await audit(holder.person, 'admit by certificate', { device: holder.device });
  }

  return {
    invite: (person, by) => addCode(codeOf(random(10)), person, by),

    async standingInvite(person) {
      const title = (await titlesOf([person])).get(person) ?? '';
      for (let number = 0; ; number++) {
        const code = codeOf(Buffer.from(keys.mac('standing code', `${person}\n${number}`), 'base64url'));
        const kept = await devices.findCode(hashOfCode(code));
        if (kept === null) return { ...(await addCode(code, person, 'office')), title };
        if (kept.usedBy === null && kept.expires > clock()) return { code, expires: kept.expires, title };
      }
    },

    async enrol({ code, key }) {
      const hash = hashOfCode(code);
      const invited = await devices.findCode(hash);
      if (invited === null || invited.office !== office.id) return 'unknown';
      const device = newId(random);
      const principal = await office.principalOf(invited.person, device);
      const certificate = writeCertificate(keys, principal, key, clock());
      const { text, token } = newToken(device);
      const result = await devices.enrol(
        hash,
        newDevice(principal, key, certificate, 'active'),
        token,
        clock(),
      );
      if (result !== 'enrolled') return result;
      await audit(principal.person, 'enrol', { device });
      return {
        token: text,
        expires: token.expires,
        certificate,
        me: await describe(principal),
        officeKey: keys.publicHalves,
        otherPhones: await otherPhonesOf(principal),
      };
    },

    challenge: (device) => challenges.make(device),

    async renew(proof) {
      const { device, challenge, signature } = proof;
      const phone = await findPhone(proof);
      if (phone === null || !hasSigned(phone.key, challengeText(device, challenge), signature)) {
        return 'wrong-signature';
      }
      if (!challenges.use(device, challenge)) return 'old-challenge';
      const { person, key, forgot } = phone;
      if (forgot !== null) await admitByCertificate({ person, device }, key, forgot);
      const { text, token } = newToken(device);
      await devices.addToken(token);
      const me = await describe(await office.principalOf(person, device));
      return { token: text, expires: token.expires, me };
    },

    async authorOf(shown, hasSigned) {
      const phone = await findPhone(shown);
      if (phone === null || !(await hasSigned(phone.key))) return null;
      const author = { person: phone.person, device: shown.device };
      if (phone.forgot !== null) await admitByCertificate(author, phone.key, phone.forgot);
      return author;
    },

    noteHandover: ({ person }, device, entries) => audit(person, 'hand-over', { device, entries }),

    async phones() {
      const all = await devices.devicesIn(office.id);
      const titles = await titlesOf([...new Set(all.map(({ person }) => person))]);
      const phones: Phone[] = [];
      for (const device of all) {
        const holder = await office.principalOf(device.person, device.id);
        phones.push({ device, holder, title: titles.get(device.person) ?? '' });
      }
      return phones;
    },

    async admit(token) {
      const found = await devices.findToken(hashOfToken(token));
      if (found === null || found.office !== office.id) return 'unknown';
      const now = clock();
      if (found.expires <= now) return 'expired';
      // Once a day is often enough to move an end that lies thirty days ahead.
      if (found.expires < now + TOKEN_LIFE - DAY_MS) await devices.extendToken(found.hash, now + TOKEN_LIFE);
      const { holder } = found;
      return { principal: await office.principalOf(holder.person, holder.id), state: holder.state };
    },
  };
}

function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
