/** One process of the office: the real office and its enrolment over the common database, and a door for bytes. */
import { gunzipSync } from 'node:zlib';
import type { BlobStore } from '../../src/server/blobs/blob-store.ts';
import type { HalfUploads } from '../../src/server/blobs/half-uploads.ts';
import { createPhotoDesk } from '../../src/server/blobs/photo-desk.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { createEnrolment, type Enrolment } from '../../src/server/office/enrolment.ts';
import { createOffice } from '../../src/server/office/create-office.ts';
import type { Guards } from '../../src/server/office/guards.ts';
import type { Office } from '../../src/server/office/office.ts';
import type { Rules } from '../../src/server/office/rules.ts';
import { createOfficeKeys, newKeys } from '../../src/server/office-keys.ts';
import type { OfficeStore } from '../../src/server/store/port.ts';
import type { Standstill } from '../../src/sync/standstill.ts';
import { decodeRequest, encodeAnswer } from '../../src/sync/wire.ts';
import { answerPhoto, type PhotoRequest } from './photo-door.ts';

export interface ServerProcess {
  readonly office: Office;
  readonly enrolment: Enrolment;
  /** One request as it came in: who by their token, and the bytes of its body. */
  answer(token: string, body: Uint8Array<ArrayBuffer>): Promise<Reply>;
  /** A piece of a photo, or the question how far it came. */
  answerPhoto(token: string, request: PhotoRequest): Promise<Response>;
}

export type Reply =
  | { readonly text: string }
  | { readonly standstill: Standstill; readonly unfit?: boolean; readonly unknownToken?: boolean };

export interface ProcessParts {
  readonly store: OfficeStore;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly rules: Rules;
  readonly guards: Partial<Guards>;
  /** Bytes of rows that it gives at once, whatever is asked for; null: what is asked for. */
  readonly most: number | null;
  /** Where photos lie, common to all processes. */
  readonly photos: { readonly blobs: BlobStore; readonly halves: HalfUploads };
  readonly report: (fault: unknown) => void;
}

/** Bytes of all photos. */
const PHOTO_ROOM = 100_000_000;

const identity = { id: 'o', name: 'Tỉnh thử', province: '19', demo: false };
/** One for all stories: what it signs differs from run to run, and nothing is decided by that. */
export const keys = createOfficeKeys(newKeys(identity));

export function createProcess({
  store,
  clock,
  random,
  rules,
  guards,
  most,
  photos,
  report,
}: ProcessParts): ServerProcess {
  const secret = new Uint8Array(32).fill(7);
  const common = { store, clock, random, guards };
  const office = createOffice({ ...identity, ...common, seal: passThrough, secret, rules, report });
  const enrolment = createEnrolment({ ...common, office, keys });
  const desk = createPhotoDesk({ office, store, clock, quota: PHOTO_ROOM, ...photos });
  return {
    office,
    enrolment,
    answerPhoto: (token, request) => answerPhoto(desk, () => enrolment.admit(token), request),
    async answer(token, body) {
      const admitted = await enrolment.admit(token);
      if (typeof admitted === 'string') return { standstill: 'AUTH', unknownToken: true };
      const inflated = inflate(body);
      if (inflated === null) return { standstill: 'SLOW' };
      const decoded = decodeRequest(inflated);
      if ('problem' in decoded) return { standstill: 'UPGRADE', unfit: true };
      const { request } = decoded;
      const want = Math.min(request.want, most ?? request.want);
      const answer = await office.sync(admitted.principal, { ...request, want });
      return { text: encodeAnswer(answer, request) };
    },
  };
}

/** null: cut. */
function inflate(body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return new Uint8Array(gunzipSync(body));
  } catch {
    return null;
  }
}
