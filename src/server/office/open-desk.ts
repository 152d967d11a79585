import { dayOfInstant } from '../../core/day.ts';
import type { Scope } from '../../core/audience.ts';
import type { Kind } from '../../core/kind.ts';
import type { Seal } from '../../seal/seal.ts';
import type { Head, LoggedMutation, ScopeChange, StoredRecord, WriteTransaction } from '../store/port.ts';
import { openRecord, parentOf, type BookRecord } from './book-record.ts';
import { everHeld, heldOn, holderOf } from './grants.ts';
import type { Rules } from './rules.ts';
import { pointsTo } from './entry.ts';
import { waits } from './verdict.ts';
import type { Desk, Roles } from './desk.ts';

/** A clean desk, over one transaction and one head. */
export function createDesk(
  transaction: WriteTransaction,
  head: Head,
  parts: { readonly rules: Rules; readonly seal: Seal },
  now: number,
): Desk {
  const today = dayOfInstant(now);
  const mutations = new Map<string, LoggedMutation | null>();
  const records = new Map<string, BookRecord | null>();
  const logged = new Map<string, LoggedMutation>();
  const put = new Map<string, BookRecord>();
  const changes = new Map<Scope, Map<string, ScopeChange>>();
  const unsettled = new Map<string, Map<string, LoggedMutation>>();
  const held = new Map<string, Roles>();
  const events = new Set<string>();
  let undo: (() => void)[] = [];
  let seq = head.seq;

  function set<K, V extends object | null>(map: Map<K, V>, key: K, value: V): void {
    const before = map.get(key);
    map.set(key, value);
    undo.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
  }

  function change(scope: Scope, { id, seq }: BookRecord, left: boolean): void {
    const here = changes.get(scope) ?? new Map<string, ScopeChange>();
    changes.set(scope, here);
    set(here, id, { scope, record: id, seq, left });
  }

  /** What is undone never happened: nothing is tried again for it. */
  function say(event: string): void {
    if (events.has(event)) return;
    events.add(event);
    undo.push(() => events.delete(event));
  }

  /** Null: emptied by a rule of retention, so that nothing can be built upon it. */
  async function open(stored: StoredRecord): Promise<BookRecord | null> {
    const known = records.get(stored.id);
    if (known !== undefined) return known;
    const opened = stored.purged === null ? await openRecord(stored, kindOf(stored), parts.seal) : null;
    records.set(stored.id, opened);
    return opened;
  }

  function kindOf(stored: StoredRecord): Kind {
    const kind = parts.rules.find(stored.kind);
    if (!kind) throw new Error(`a record of the unknown kind ${stored.kind}`);
    return kind;
  }

  /** Records of the store that a query found, and those of this push that would be found now. */
  async function found(
    stored: readonly StoredRecord[],
    fits: (record: BookRecord) => boolean,
  ): Promise<BookRecord[]> {
    const all = new Map<string, BookRecord>();
    for (const row of stored) {
      const record = await open(row);
      if (record) all.set(row.id, record);
    }
    for (const record of put.values()) all.set(record.id, record);
    return [...all.values()].filter(fits).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async function unsettledOf(person: string): Promise<Map<string, LoggedMutation>> {
    const known = unsettled.get(person);
    if (known) return known;
    const waiting = new Map<string, LoggedMutation>();
    for (const m of await transaction.unsettled(person)) waiting.set(m.id, logged.get(m.id) ?? m);
    for (const m of logged.values()) if (m.person === person && isUnsettled(m)) waiting.set(m.id, m);
    unsettled.set(person, waiting);
    return waiting;
  }

  async function rolesOf(person: string): Promise<Roles> {
    const stored = await transaction.grantsOf(person);
    const grants = await found(stored, (record) => holderOf(record.kind, record.values) === person);
    return { now: heldOn(grants, today), ever: everHeld(grants) };
  }

  return {
    now,
    today,
    nextSeq: () => ++seq,
    get seq() {
      return seq;
    },
    async mutation(id) {
      const known = mutations.get(id);
      if (known !== undefined) return known;
      const [stored] = await transaction.mutations([id]);
      mutations.set(id, stored ?? null);
      return stored ?? null;
    },
    async record(id) {
      const known = records.get(id);
      if (known !== undefined) return known;
      const [stored] = await transaction.records([id]);
      if (stored) return open(stored);
      records.set(id, null);
      return null;
    },
    async childrenOf(parent) {
      return found(
        await transaction.childrenOf(parent),
        (record) => parentOf(record.kind, record.values) === parent,
      );
    },
    async reversalOf(entry) {
      for (const record of put.values()) {
        if (record.kind.entry && record.gone === 'no' && record.values['reverses'] === entry)
          return record.id;
      }
      const stored = await transaction.reversalOf(entry);
      return stored && (put.get(stored.id)?.gone ?? 'no') === 'no' ? stored.id : null;
    },
    async entriesNaming(record) {
      return found(
        await transaction.entriesNaming(record),
        ({ kind, gone, values }) => gone === 'no' && pointsTo(kind, values, parts.rules).includes(record),
      );
    },
    async heldBy(person) {
      const known = held.get(person) ?? (await rolesOf(person));
      held.set(person, known);
      return known;
    },
    async unsettledOn(person, record) {
      const waiting = await unsettledOf(person);
      if (waiting.size === 0) return [];
      const found = [...waiting.values()].filter((m) => m.record === record && isUnsettled(m));
      return found.sort((a, b) => a.arrival - b.arrival);
    },
    async waitingFor(wanted) {
      const events = new Set(wanted);
      const all = new Map<string, LoggedMutation>();
      for (const m of await transaction.waitingFor(wanted)) all.set(m.id, logged.get(m.id) ?? m);
      for (const m of logged.values()) all.set(m.id, m);
      return [...all.values()]
        .filter((m) => m.outcome === 'HELD' && m.waitsFor !== null && events.has(m.waitsFor))
        .sort((a, b) => a.arrival - b.arrival);
    },
    async lookUp(wantedMutations, wantedRecords) {
      for (const m of await transaction.mutations(wantedMutations)) mutations.set(m.id, m);
      for (const id of wantedMutations) if (!mutations.has(id)) mutations.set(id, null);
      for (const stored of await transaction.records(wantedRecords)) await open(stored);
      for (const id of wantedRecords) if (!records.has(id)) records.set(id, null);
    },
    log(m) {
      set(mutations, m.id, m);
      set(logged, m.id, m);
      const waiting = unsettled.get(m.person);
      if (waiting && (isUnsettled(m) || waiting.has(m.id))) set(waiting, m.id, m);
    },
    put(record) {
      const before = records.get(record.id) ?? null;
      set(records, record.id, record);
      set(put, record.id, record);
      for (const scope of record.audience) change(scope, record, false);
      for (const scope of before?.audience ?? [])
        if (!record.audience.includes(scope)) change(scope, record, true);
      say(waits.record(record.id));
      for (const side of [before, record]) {
        const holder = side && holderOf(side.kind, side.values);
        if (!holder) continue;
        say(waits.grants(holder));
        held.delete(holder);
        undo.push(() => held.delete(holder));
      }
    },
    say,
    takeEvents() {
      const taken = [...events];
      events.clear();
      return taken;
    },
    savepoint() {
      undo = [];
      const seqBefore = seq;
      return () => {
        for (const step of undo.reverse()) step();
        undo = [];
        seq = seqBefore;
      };
    },
    loggedNow: logged,
    putNow: put,
    get changesNow() {
      return [...changes.values()].flatMap((here) => [...here.values()]);
    },
  };
}

function isUnsettled(m: LoggedMutation): boolean {
  return m.outcome === 'HELD' || m.outcome === 'INVALID';
}
