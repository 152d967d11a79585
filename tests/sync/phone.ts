/** A phone's shelf and decisions put together, and an office's words as a test writes them. */
import { unzipSync } from 'node:zlib';
import type { Scope } from '../../src/core/audience.ts';
import { id as idSchema, type Id } from '../../src/core/id.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Op } from '../../src/core/mutation.ts';
import type { Outcome, Receipt } from '../../src/core/outcome.ts';
import type { OfficeRow } from '../../src/core/record.ts';
import { applyAnswer, wantedForAnswer } from '../../src/sync/decisions/answer.ts';
import { nextRequest, wantedForRequest } from '../../src/sync/decisions/request.ts';
import { saveEdits, wantedForSave, type Unstamped } from '../../src/sync/decisions/save.ts';
import { allPhoneGuards, type PhoneGuards } from '../../src/sync/guards.ts';
import type { SyncAnswer, SyncRequest } from '../../src/sync/protocol.ts';
import type { Edit, Shelf, ShelvedRow } from '../../src/sync/shelf.ts';
import { createMemoryShelf, type MemoryShelf } from '../support/memory-shelf.ts';
import { findTestKind } from './test-kinds.ts';

export const VILLAGE: readonly Scope[] = ['village:v1', 'commune:c1', 'office'];
export const mine: readonly Scope[] = ['all', 'village:v1', 'villages:c1'];

export interface Phone {
  readonly shelf: MemoryShelf;
  clock: number;
  save(...edits: readonly Unstamped[]): Promise<void>;
  ask(size?: number): Promise<SyncRequest>;
  hear(request: SyncRequest, told?: Partial<SyncAnswer>): Promise<boolean>;
  /** One whole round. */
  round(told?: (request: SyncRequest) => Partial<SyncAnswer>): Promise<SyncRequest>;
  row(id: string): ShelvedRow | undefined;
  edit(id: string): Edit | undefined;
  /** States of all edits in save order: `a:unsent b:held`. */
  line(): string;
}

export function createPhone(guards: Partial<PhoneGuards> = {}): Phone {
  const shelf = createMemoryShelf();
  const on = { ...allPhoneGuards, ...guards };
  let nonce = 10_000_000;
  const phone: Phone = {
    shelf,
    clock: 1_000_000,
    async save(...edits) {
      await save(shelf, edits, phone.clock, on);
    },
    async ask(size = 1_000_000) {
      const found = await shelf.read(wantedForRequest(size));
      return nextRequest(found, { now: phone.clock, nonce: String(nonce++), want: 1_000, guards: on });
    },
    async hear(request, told = {}) {
      const answer = answerTo(request, told);
      const by = { now: phone.clock, find: findTestKind, guards: on };
      const wanted = wantedForAnswer(answer, request, findTestKind);
      return (await shelf.change(wanted, (found) => applyAnswer(found, request, answer, by))) !== null;
    },
    async round(told = () => ({})) {
      const request = await phone.ask();
      await phone.hear(request, told(request));
      return request;
    },
    row: (id) => shelf.contents().rows.get(asId(id)),
    edit: (id) => shelf.contents().edits.get(asId(id)),
    line: () =>
      [...shelf.contents().edits.values()]
        .sort((a, b) => a.order - b.order)
        .map((edit) => `${edit.id}:${edit.state}`)
        .join(' '),
  };
  return phone;
}

export async function save(
  shelf: Shelf,
  edits: readonly Unstamped[],
  now: number,
  guards: PhoneGuards = allPhoneGuards,
): Promise<void> {
  await shelf.change(wantedForSave(edits), (found) => saveEdits(found, edits, now, findTestKind, guards));
}

/** What a request says: short ones travel plain. */
export function inflated(bytes: Uint8Array): string {
  return (bytes[0] === 0x7b ? Buffer.from(bytes) : unzipSync(bytes)).toString();
}

export const asId = (text: string): Id => idSchema.parse(text);

export function edit(
  op: Op,
  id: string,
  record: string,
  open: JsonObject | null,
  more: Partial<Unstamped> = {},
): Unstamped {
  return { id: asId(id), op, kind: 'herd', record: asId(record), open, sealed: null, target: null, ...more };
}
export const create = (
  record: string,
  open: JsonObject = { name: 'Đàn', commune: 'c1', village: 'v1' },
): Unstamped => edit('create', record, record, open);
export const update = (id: string, record: string, open: JsonObject): Unstamped =>
  edit('update', id, record, open);

export function receipt(outcome: Outcome, seq: number, over: Partial<Receipt> = {}): Receipt {
  return { outcome, reason: null, troubles: [], time: 1_000_000 + seq, seq, mac: `mac${seq}`, ...over };
}

export function row(id: string, seq: number, open: JsonObject, over: Partial<OfficeRow> = {}): OfficeRow {
  const [time, sealed] = [1_000_000 + seq, null];
  return {
    id: asId(id),
    kind: 'herd',
    seq,
    gone: 'no',
    time,
    review: [],
    scopes: ['village:v1'],
    open,
    sealed,
    ...over,
  };
}

/** Everything in the request is OK from `seq` on, with own rows. */
export function allOk(request: SyncRequest, seq: number): Partial<SyncAnswer> {
  const outcomes = request.mutations.map((m, i) => ({ id: m.id, ...receipt('OK', seq + i) }));
  const last = new Map(request.mutations.map((m, i) => [m.record, seq + i]));
  return {
    outcomes,
    own: [...last].map(([id, at]) => ({ id, seq: at, time: 1_000_000 + at })),
    proof: `p${seq + outcomes.length - 1}`,
    cursor: `c${seq + outcomes.length - 1}`,
  };
}

export function answerTo(request: SyncRequest, told: Partial<SyncAnswer>): SyncAnswer {
  return {
    v: 1,
    nonce: request.nonce,
    now: request.now + 500,
    schemas: { oldest: 1, newest: 1 },
    epoch: false,
    proof: request.proof ?? 'p0',
    outcomes: [],
    held: [],
    own: [],
    rows: [],
    exits: [],
    grants: request.cursor === null ? { held: [], scopes: mine } : null,
    walk: null,
    cursor: request.cursor ?? 'c0',
    kept: 0,
    more: false,
    ...told,
  };
}
