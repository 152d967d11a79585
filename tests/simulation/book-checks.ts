/** What must hold at the office after every commit. */
import { same, type Json, type JsonObject } from '../../src/core/json.ts';
import { isSettled, tookEffect } from '../../src/core/outcome.ts';
import type { Batch, LoggedMutation, StoredRecord } from '../../src/server/store/port.ts';
import { isNewEffect, isVoid } from './effects.ts';
import type { Ledger } from './ledger.ts';
import type { Tables } from './memory-store.ts';
import { checkRights } from './right-checks.ts';

/** The pairs that the first day's records have. */
const FIRST = new Map([
  ['p1', '[9,4]'],
  ['p2', '[5,2]'],
]);
/** An effective time may be one more than the field's, and so on: ms beyond the office's clock. */
const AHEAD_MS = 2_000;

export interface BookWatch {
  committed(before: Tables, after: Tables, batch: Batch | null, now: number): void;
  /** The office begins again from there. */
  restored(tables: Tables): void;
}

export function createBookWatch(ledger: Ledger): BookWatch {
  /** The last place that took effect, by life and record. */
  let places = new Map<string, number>();
  const say = (what: string): void => ledger.break(`office: ${what}`);

  function noteEffect(m: LoggedMutation, tables: Tables, isNew: boolean): void {
    const written = ledger.written.get(m.id);
    if (!written || !tookEffect(m.outcome) || isVoid(m)) return;
    const root = m.op === 'mend' ? (rootOf(m, tables) ?? m) : m;
    const order = ledger.written.get(root.id)?.order ?? written.order;
    const key = `${written.life} ${m.record}`;
    const last = places.get(key) ?? 0;
    if (isNew && order < last) say(`${m.id} took effect after a later edit of the same record and phone`);
    places.set(key, Math.max(last, order));
  }

  return {
    restored(tables) {
      places = new Map();
      for (const m of bySeq(tables.mutations.values())) noteEffect(m, tables, false);
    },
    committed(before, after, batch, now) {
      if (!batch) return;
      checkLink(before, after, batch, say);
      const fresh = bySeq(latest(batch.mutations));
      for (const m of fresh) {
        const was = before.mutations.get(m.id);
        // A refusal of what a receipt of a later life shows to have worked is taken back: it was never applied.
        const wasRefused = was !== undefined && (!tookEffect(was.outcome) || isVoid(was));
        const isTakenBack = wasRefused && m.admitted && !was.admitted;
        if (was && isSettled(was.outcome) && was.outcome !== m.outcome && !isTakenBack)
          say(`${m.id} was ${was.outcome} and is ${m.outcome}: applied twice`);
        if (ledger.refused.has(m.id)) say(`${m.id} came, and its author was told that it was not saved`);
        const author = ledger.written.get(m.id)?.person ?? m.person;
        if (author !== m.person) say(`${m.id} was written by ${author} and came from ${m.person}`);
        if (was && was.hash !== m.hash) say(`${m.id} has another body now`);
        if (!was || !tookEffect(was.outcome)) noteEffect(m, after, true);
        checkTarget(m, after, say);
      }
      const effective = fresh.filter((m) => isNewEffect(m, before.mutations.get(m.id)));
      checkRights(before, after, effective, say);
      for (const record of latest(batch.records)) {
        const was = before.records.get(record.id);
        checkRecord(was, record, after, effective, now);
      }
      for (const id of new Set(effective.map((m) => m.record))) {
        const mine = effective.filter((m) => m.record === id);
        checkUpdates(ledger, before.records.get(id), mine, say);
      }
    },
  };

  function checkRecord(
    was: StoredRecord | undefined,
    record: StoredRecord,
    after: Tables,
    effective: readonly LoggedMutation[],
    now: number,
  ): void {
    if (record.time > now + AHEAD_MS) say(`${record.id} is ${record.time - now} ms ahead of the clock`);
    if (was?.entry && !same(was.open, record.open)) say(`${record.id}: an entry changed`);
    if (was?.gone === 'deleted' && record.gone === 'no') {
      const revives = effective.some((m) => m.kind === 'payment' && m.open?.['project'] === record.id);
      if (!revives) say(`${record.id} came back from its deletion`);
    }
    if (record.reverses !== null && record.gone === 'no') {
      const others = [...after.records.values()].filter(
        (r) => r.reverses === record.reverses && r.gone === 'no' && r.id !== record.id,
      );
      if (others.length > 0) say(`${record.reverses} is reversed twice`);
    }
    const parent = record.parent === null ? undefined : after.records.get(record.parent);
    if (parent && parent.purged === null && !same([...parent.audience], [...record.audience]))
      say(`${record.id} has another audience than ${parent.id}`);
    for (const child of after.records.values()) {
      if (child.parent === record.id && !same([...child.audience], [...record.audience]))
        say(`${child.id} did not follow ${record.id}`);
    }
    if (record.kind === 'project') {
      const pair = JSON.stringify([record.open['people'] ?? null, record.open['women'] ?? null]);
      const known = ledger.pairs.get(record.id);
      if (known && !known.has(pair) && pair !== FIRST.get(record.id))
        say(`${record.id}: nobody wrote the pair ${pair}`);
    }
  }
}

function checkLink(
  before: Tables,
  after: Tables,
  { commit, mutations, records }: Batch,
  say: (what: string) => void,
) {
  if (!commit) {
    if (mutations.length + records.length > 0) say('something was decided without a link of the chain');
    return;
  }
  if (commit.previous !== before.head.hash) say(`commit ${commit.seq} does not follow ${before.head.seq}`);
  if (commit.seq <= before.head.seq || commit.seq !== after.head.seq)
    say(`commit ${commit.seq} is no next one`);
}

/** What was refused is mended or given up once. */
function checkTarget(m: LoggedMutation, { mutations }: Tables, say: (what: string) => void): void {
  if (m.target === null || !tookEffect(m.outcome)) return;
  for (const other of mutations.values()) {
    const isSecond = other.id !== m.id && other.target === m.target && tookEffect(other.outcome);
    if (isSecond) say(`${m.target} was mended by ${m.id} and by ${other.id}`);
  }
}

/** Moves are judged from where the record is; lists merge by their elements. */
const APART: readonly string[] = ['status', 'statusNote', 'months', 'items'];

/** An edit that was simply OK wrote over nothing that its author had not seen. */
function checkUpdates(
  ledger: Ledger,
  was: StoredRecord | undefined,
  mutations: readonly LoggedMutation[],
  say: (what: string) => void,
): void {
  let values: JsonObject | null = was ? { ...was.open, ...opened(was.sealed) } : null;
  const unsure = new Set<string>();
  let seq = was?.seq ?? 0;
  for (const m of mutations) {
    const body = { ...m.open, ...opened(m.sealed) };
    if (m.act === 'create') {
      values = body;
    } else if (m.act === 'update' && values) {
      const written = ledger.written.get(m.id);
      const isUntouched = isAsSeen(body, values);
      for (const [name, pair] of Object.entries(body)) {
        if (!Array.isArray(pair) || APART.includes(name)) continue;
        const [seen = null, next = null] = pair as Json[];
        const now: Json = values[name] ?? null;
        if (m.outcome === 'OK' && !unsure.has(name) && !same(now, seen) && !same(now, next))
          say(`${m.id} wrote over ${name} = ${JSON.stringify(now)}, unseen`);
        if (m.outcome === 'OK') values = { ...values, [name]: next };
        else unsure.add(name);
      }
      const isAlone = mutations.length === 1 && written?.seen === seq && !written.pendingBefore;
      const isSure =
        ledger.restores === 0 && !ledger.officeJumped && !ledger.jumped.has(m.id) && m.op === 'update';
      if (isAlone && isSure && isUntouched && m.outcome === 'CONFLICT')
        say(`${m.id} lost to the very row that it was made on`);
    }
    seq = m.seq;
  }
}

/** Does the record stand as the author of these pairs saw it? A form may have been open while a newer row came. */
function isAsSeen(pairs: JsonObject, values: JsonObject): boolean {
  return Object.entries(pairs).every(
    ([name, pair]) => Array.isArray(pair) && same(values[name] ?? null, (pair[0] ?? null) as Json), // a pair's first
  );
}

const opened = (sealed: string | null): JsonObject =>
  sealed === null ? {} : (JSON.parse(sealed.slice(3)) as JsonObject); // behind the mark of passThrough

function rootOf(mend: LoggedMutation, { mutations }: Tables): LoggedMutation | null {
  let root: LoggedMutation | undefined = mend;
  for (let depth = 0; root?.op === 'mend' && depth < 50; depth++) root = mutations.get(root.target ?? '');
  return root ?? null;
}

function latest<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

const bySeq = (all: Iterable<LoggedMutation>): LoggedMutation[] => [...all].sort((a, b) => a.seq - b.seq);
