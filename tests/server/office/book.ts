import type { Scope } from '../../../src/core/audience.ts';
import { id as idSchema, type Id } from '../../../src/core/id.ts';
import type { Json, JsonObject } from '../../../src/core/json.ts';
import { textOf } from '../../../src/core/kind.ts';
import type { Mutation, Op } from '../../../src/core/mutation.ts';
import type { Outcome, Receipt } from '../../../src/core/outcome.ts';
import { splitByPrivacy, type OfficeRow } from '../../../src/core/record.ts';
import type { Role } from '../../../src/core/role.ts';
import { passThrough } from '../../../src/seal/seal.ts';
import { createOffice } from '../../../src/server/office/create-office.ts';
import type { Guards } from '../../../src/server/office/guards.ts';
import type { Office } from '../../../src/server/office/office.ts';
import type { OfficeStore } from '../../../src/server/store/port.ts';
import { openSqliteStore } from '../../../src/server/store/sqlite.ts';
import type { SyncAnswer, SyncRequest } from '../../../src/sync/protocol.ts';
import { openDatabase, overPostgres } from '../../support/postgres-database.ts';
import { testRules } from './kinds.ts';

/** An office on a table: a store in memory, a clock that the test moves, people by their roles. */
export interface Book {
  readonly office: Office;
  readonly store: OfficeStore;
  readonly clock: { now: number };
  /** Mistakes of ours that were reported. */
  readonly faults: unknown[];
  /** A phone of somebody, registered. */
  phone(person: string, device?: string): Promise<TestPhone>;
  grant(person: string, role: Role, commune: string | null, village: string | null): Promise<string>;
  /** Ends a grant. */
  revokeGrant(id: string): Promise<void>;
}

export const NOON = Date.UTC(2026, 9, 12, 5);

/** The store that this run is about; a test that names a file is about SQLite. */
export async function openStore(path?: string): Promise<OfficeStore> {
  return path === undefined && overPostgres() ? openDatabase() : openSqliteStore(path ?? ':memory:');
}

export async function openBook(
  options: { guards?: Partial<Guards>; path?: string; store?: OfficeStore } = {},
): Promise<Book> {
  const store = options.store ?? (await openStore(options.path));
  const clock = { now: NOON };
  const faults: unknown[] = [];
  await store.migrate();
  const office = officeOver(store, clock, faults, options.guards);
  await office.open();
  const book: Book = {
    office,
    store,
    clock,
    faults,
    phone: (person, device = `d-${person}`) => createPhone(book, person, device),
    async grant(person, role, commune, village) {
      const id = freshId('g');
      const body = withoutNulls({ person, role, commune, village, from: '2026-01-01' });
      await office.plant([{ id, kind: 'grant', body }]);
      return id;
    },
    async revokeGrant(id) {
      await office.writeAsOffice([mutation(clock.now, { op: 'delete', kind: 'grant', record: id })]);
    },
  };
  await book.grant('head', 'villageHead', 'c1', 'v1');
  await book.grant('head2', 'villageHead', 'c1', 'v2');
  await book.grant('officer', 'communeOfficer', 'c1', null);
  await book.grant('accountant', 'communeAccountant', 'c1', null);
  await book.grant('desk', 'provinceDesk', null, null);
  await book.grant('admin', 'administrator', null, null);
  return book;
}

export function officeOver(
  store: OfficeStore,
  clock: { now: number },
  faults: unknown[] = [],
  guards: Partial<Guards> = {},
): Office {
  let random = 0;
  return createOffice({
    id: 'o',
    name: 'Tỉnh thử',
    province: '19',
    store,
    clock: () => clock.now,
    random: (length) => Uint8Array.from({ length }, (_, i) => (i * 31 + random++) & 255),
    seal: passThrough,
    secret: new Uint8Array(32).fill(7),
    rules: testRules,
    report: (error) => void faults.push(error),
    guards,
  });
}

let counter = 0;
export function freshId(prefix = 'm'): Id {
  counter++;
  return idSchema.parse(`${prefix}${String(counter).padStart(6, '0')}`);
}

export interface Wish {
  readonly op?: Op;
  readonly id?: string;
  readonly kind: string;
  readonly record?: string;
  readonly at?: number;
  readonly schema?: number;
  /** Plain values (create) or pairs (update); personal fields are sealed here. */
  readonly values?: JsonObject;
  readonly target?: string;
}

export function mutation(now: number, wish: Wish): Mutation {
  const { op = 'create', kind, values, schema = 1 } = wish;
  const id = idSchema.parse(wish.id ?? freshId());
  const of = testRules.find(kind);
  const split = values && of ? splitByPrivacy(of, values) : { open: values ?? null, personal: null };
  return {
    id,
    op,
    kind,
    record: idSchema.parse(wish.record ?? id),
    at: wish.at ?? now,
    schema,
    open: split.open,
    sealed: split.personal && `p0:${JSON.stringify(split.personal)}`,
    target: wish.target === undefined ? null : idSchema.parse(wish.target),
  };
}

/** A phone just clever enough: it applies answers as protocol.md says, and keeps no outbox. */
export interface TestPhone {
  readonly person: string;
  readonly device: string;
  readonly base: Map<string, OfficeRow>;
  /** Every receipt that it was given, by mutation. */
  readonly receipts: Map<string, Receipt>;
  readonly written: Map<string, Mutation>;
  cursor: string | null;
  proof: string | null;
  /** Ahead (or behind) of the office's clock, ms. */
  skew: number;
  want: number;
  /** The largest effective time that it has seen, ms. */
  newest: number;
  mutation(wish: Wish): Mutation;
  /** One round, applied. */
  sync(mutations?: readonly Mutation[], more?: Partial<SyncRequest>): Promise<SyncAnswer>;
  /** One round whose answer is lost. */
  ask(mutations?: readonly Mutation[], more?: Partial<SyncRequest>): Promise<SyncAnswer>;
  apply(answer: SyncAnswer): void;
  /** Rounds until there is no more. */
  pullAll(): Promise<void>;
  /** Sends one wish and gives back its outcome. */
  send(wish: Wish): Promise<{
    readonly id: Id;
    readonly outcome: Outcome;
    readonly reason: string | null;
    readonly receipt: Receipt;
    readonly answer: SyncAnswer;
  }>;
  /** Values of a record as this phone has it. */
  values(record: string): JsonObject | null;
}

async function createPhone(book: Book, person: string, device: string): Promise<TestPhone> {
  const { office, store, clock } = book;
  if (!(await store.devices.findDevice(device))) {
    await store.devices.addDevice({
      id: device,
      office: 'o',
      person,
      key: '{}',
      certificate: '',
      state: 'active',
      created: clock.now,
      lastSeen: null,
      unsent: 0,
      appVersion: '0',
    });
  }
  const marked = new Set<string>();
  let last = 0; // rule 11: later than the own last one and than everything seen
  const phone: TestPhone = {
    person,
    device,
    base: new Map(),
    receipts: new Map(),
    written: new Map(),
    cursor: null,
    proof: null,
    skew: 0,
    want: 100_000,
    newest: 0,
    mutation(wish) {
      const values =
        (wish.op ?? 'create') === 'create' && wish.values
          ? { recordedBy: person, ...wish.values }
          : wish.values;
      last = Math.max(clock.now + phone.skew, last + 1, phone.newest + 1);
      return mutation(last, values ? { ...wish, values } : wish);
    },
    async ask(mutations = [], more = {}) {
      for (const m of mutations) phone.written.set(m.id, m);
      return office.sync({ person, device }, { ...requestOf(phone, clock.now, mutations), ...more });
    },
    async sync(mutations = [], more = {}) {
      const answer = await phone.ask(mutations, more);
      phone.apply(answer);
      return answer;
    },
    apply(answer) {
      for (const receipt of [...answer.outcomes, ...answer.held]) phone.receipts.set(receipt.id, receipt);
      for (const { time } of [...answer.outcomes, ...answer.held, ...answer.rows]) {
        phone.newest = Math.max(phone.newest, time);
      }
      if (answer.epoch) {
        for (const id of phone.base.keys()) marked.add(id);
        phone.cursor = null;
        phone.proof = null;
        return;
      }
      applyRows(phone, marked, answer);
      phone.cursor = answer.cursor;
      phone.proof = answer.proof;
    },
    async pullAll() {
      for (let rounds = 0; ; rounds++) {
        if (rounds > 1000) throw new Error('the pull never ends');
        if (!(await phone.sync()).more) return;
      }
    },
    async send(wish) {
      const m = phone.mutation(wish);
      const answer = await phone.sync([m]);
      const receipt = answer.outcomes[0];
      if (!receipt) throw new Error('no outcome');
      return { id: m.id, outcome: receipt.outcome, reason: receipt.reason, receipt, answer };
    },
    values(record) {
      const row = phone.base.get(record);
      return row ? valuesOf(row) : null;
    },
  };
  return phone;
}

function requestOf(phone: TestPhone, now: number, mutations: readonly Mutation[]): SyncRequest {
  return {
    v: 1,
    nonce: 'n',
    schema: 1,
    now: now + phone.skew,
    proof: phone.proof,
    cursor: phone.cursor,
    mutations,
    receipts: {},
    held: [],
    want: phone.want,
    unsent: 0,
  };
}

function applyRows(phone: TestPhone, marked: Set<string>, answer: SyncAnswer): void {
  const { base } = phone;
  if (answer.grants) {
    for (const row of base.values()) {
      if (!row.scopes.some((scope) => answer.grants?.scopes.includes(scope))) base.delete(row.id);
    }
  }
  const { walk } = answer;
  if (walk?.begins) for (const row of base.values()) if (touches(row, walk.scopes)) marked.add(row.id);
  for (const exit of answer.exits) {
    const row = base.get(exit.id);
    if (row && row.seq <= exit.seq) base.delete(exit.id);
  }
  for (const row of answer.rows) {
    marked.delete(row.id);
    if ((base.get(row.id)?.seq ?? 0) <= row.seq) base.set(row.id, row);
  }
  for (const own of answer.own) {
    marked.delete(own.id);
    base.set(own.id, folded(phone, own, answer));
  }
  if (!walk?.ends) return;
  for (const id of marked) {
    const row = base.get(id);
    if (row && touches(row, walk.scopes) && row.seq <= walk.start) base.delete(id);
    marked.delete(id);
  }
}

const touches = (row: OfficeRow, scopes: readonly Scope[]): boolean =>
  row.scopes.some((s) => scopes.includes(s));

/** What the phone makes of its own edits of this request. */
function folded(phone: TestPhone, own: SyncAnswer['own'][number], answer: SyncAnswer): OfficeRow {
  let row = phone.base.get(own.id) ?? null;
  for (const { id } of answer.outcomes) {
    const m = phone.written.get(id);
    if (m?.record !== own.id) continue;
    if (m.op === 'create') row = createdRow(phone, m);
    else if (!row) throw new Error('an own row that the phone does not have');
    else if (m.op === 'update') row = { ...row, ...split(m.kind, { ...valuesOf(row), ...nextOf(m) }) };
    else if (m.op === 'delete') row = { ...row, gone: 'deleted' };
    else if (m.op === 'withdraw') row = { ...row, gone: 'withdrawn' };
  }
  if (!row) throw new Error('an own row of nothing');
  return { ...row, seq: own.seq, time: own.time };
}

/** The scopes of a row that comes by version alone follow from its body, or are its parent's. */
function createdRow(phone: TestPhone, m: Mutation): OfficeRow {
  const kind = testRules.find(m.kind);
  const parent = phone.base.get(textOf(m.open ?? {}, kind?.parentField ?? '') ?? '');
  const own = kind?.audience({ commune: null, village: null, ...m.open } as never);
  const scopes = own ?? parent?.scopes ?? [];
  return {
    id: m.record,
    kind: m.kind,
    seq: 0,
    gone: 'no',
    time: 0,
    review: [],
    scopes,
    open: m.open ?? {},
    sealed: m.sealed,
  };
}

const nextOf = (m: Mutation): JsonObject =>
  Object.fromEntries(
    Object.entries({ ...m.open, ...personalOf(m.sealed) }).map(([name, pair]): [string, Json] => [
      name,
      (pair as Json[])[1] ?? null,
    ]),
  );

function split(kind: string, values: JsonObject): Pick<OfficeRow, 'open' | 'sealed'> {
  const of = testRules.find(kind);
  if (!of) throw new Error(kind);
  const { open, personal } = splitByPrivacy(of, withoutNulls(values));
  return { open, sealed: personal && `p0:${JSON.stringify(personal)}` };
}

export function valuesOf(row: Pick<OfficeRow, 'open' | 'sealed'>): JsonObject {
  return { ...row.open, ...personalOf(row.sealed) };
}

const personalOf = (sealed: string | null): JsonObject =>
  sealed === null ? {} : (JSON.parse(sealed.slice(3)) as JsonObject);

function withoutNulls(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
