/**
 * What may be paid (field.md §2.4): within a budget year no more than its plan, with what was carried over and
 * advanced, for each node of the programme tree × commune × kind of capital × source, over all allocation lines.
 * Money that was really paid is never refused: what goes beyond is counted, marked, and put before an accountant.
 */
import type { Day } from '../core/day.ts';
import { parseDay } from '../core/day.ts';
import { NO_DONG, toDong, type Dong } from '../core/dong.ts';
import { textOf, type AnyBody } from '../core/kind.ts';
import { payPeriod, within } from '../core/period.ts';
import type { LiveRecord } from '../core/record.ts';
import { dongOf, plus, type EntryState } from './ledger.ts';

export interface LimitRecords {
  readonly allocations: readonly LiveRecord[];
  readonly disbursements: readonly LiveRecord[];
  readonly nodes: readonly LiveRecord[];
}

/** One account of money. */
export interface Limit {
  readonly node: string;
  readonly commune: string | null;
  readonly capitalKind: string;
  readonly source: string;
  readonly year: number;
  /** Null: nothing was ever allocated, which is not an allocation of zero. */
  readonly planned: Dong | null;
  readonly paid: Dong;
  readonly pending: Dong;
  /** Paid beyond the plan; zero where it is kept. */
  readonly over: Dong;
}

export interface Limits {
  readonly accounts: readonly Limit[];
  /** By entry: how much of it lies beyond the plan. The latest payments are the ones that went beyond. */
  readonly beyond: ReadonlyMap<string, Dong>;
  /** The account that an entry, or a form that is being filled in, is paid from. Null: it does not say enough. */
  of(body: AnyBody): Limit | null;
}

/** `until`: decisions and payments after that day are not counted. `states`: `entryStates` of the entries. */
export function limitsOf(
  { allocations, disbursements, nodes }: LimitRecords,
  states: ReadonlyMap<string, EntryState>,
  until: Day | null = null,
): Limits {
  const parents = new Map(nodes.map(({ id, body }) => [String(id), textOf(body, 'parent')]));
  const planned = new Map<string, Dong>();
  for (const { gone, body } of allocations) {
    const amount = dongOf(body, 'amount');
    const key = keyOf(body, textOf(body, 'node'));
    const decided = parseDay(body['decisionDate']);
    if (gone !== 'no' || amount === null || key === null) continue;
    if (until !== null && decided !== null && decided > until) continue;
    planned.set(key, plus(planned.get(key) ?? null, amount) ?? NO_DONG);
  }
  /** The nearest node, from the entry's own upwards, that money was allocated to. */
  function accountOf(body: AnyBody): string | null {
    const seen = new Set<string>();
    for (let at = textOf(body, 'node'); at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      seen.add(at);
      const key = keyOf(body, at);
      if (key !== null && planned.has(key)) return key;
    }
    return keyOf(body, textOf(body, 'node'));
  }
  const entriesOf = new Map<string, LiveRecord[]>([...planned.keys()].map((key) => [key, []]));
  for (const entry of disbursements) {
    const state = states.get(entry.id);
    const paidOn = parseDay(entry.body['payDate']);
    if (state !== 'confirmed' && state !== 'pending') continue;
    if (until !== null && paidOn !== null && paidOn > until) continue;
    const key = accountOf(entry.body);
    if (key === null) continue;
    const known = entriesOf.get(key);
    if (known) known.push(entry);
    else entriesOf.set(key, [entry]);
  }
  const beyond = new Map<string, Dong>();
  const accounts = new Map<string, Limit>();
  for (const [key, entries] of entriesOf) {
    const confirmed = entries.filter(({ id }) => states.get(id) === 'confirmed');
    const [plan, paid] = [planned.get(key) ?? null, sumOf(confirmed)];
    const over = atLeastZero(paid - (plan ?? 0));
    for (const [id, part] of spread(over, confirmed)) beyond.set(id, part);
    const pending = sumOf(entries.filter(({ id }) => states.get(id) === 'pending'));
    accounts.set(key, { ...partsOf(key), planned: plan, paid, pending, over });
  }
  return {
    accounts: [...accounts.values()],
    beyond,
    of(body) {
      const key = accountOf(body);
      if (key === null) return null;
      return (
        accounts.get(key) ?? {
          ...partsOf(key),
          planned: null,
          paid: NO_DONG,
          pending: NO_DONG,
          over: NO_DONG,
        }
      );
    },
  };
}

/** Why money may not be paid on that day any more. Null: it may. */
export type Outside = 'year' | 'programme';

/** Outside the budget year with its adjustment period, or after the last day of the node's programme. */
export function outsideValidity(
  { year, payDate, node }: { readonly year: unknown; readonly payDate: unknown; readonly node: unknown },
  nodeBody: (id: string) => AnyBody | null,
): { readonly why: Outside; readonly last: Day | null } | null {
  const paidOn = parseDay(payDate);
  if (paidOn === null) return null;
  if (typeof year === 'number' && !within(payPeriod(year), paidOn))
    return { why: 'year', last: payPeriod(year).to };
  const seen = new Set<string>();
  for (let at = typeof node === 'string' ? node : null; at !== null && !seen.has(at);) {
    seen.add(at);
    const body = nodeBody(at);
    const last = body && parseDay(body['validTo']);
    if (last && paidOn > last) return { why: 'programme', last };
    at = body && textOf(body, 'parent');
  }
  return null;
}

/** From the latest payment back, until all that is over has its place. */
function spread(over: Dong, entries: readonly LiveRecord[]): readonly (readonly [string, Dong])[] {
  const latestFirst = entries
    .filter(({ body }) => Number(body['amount']) > 0)
    .sort((a, b) => comparePaid(b, a));
  const parts: [string, Dong][] = [];
  let left: number = over;
  for (const { id, body } of latestFirst) {
    const part = toDong(Math.min(left, Number(body['amount'])));
    if (left <= 0 || part === null) break;
    parts.push([id, part]);
    left -= part;
  }
  return parts;
}

function comparePaid(a: LiveRecord, b: LiveRecord): number {
  const [one, other] = [textOf(a.body, 'payDate') ?? '', textOf(b.body, 'payDate') ?? ''];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}

function sumOf(entries: readonly LiveRecord[]): Dong {
  return entries.reduce<Dong | null>((sum, { body }) => plus(sum, dongOf(body, 'amount')), null) ?? NO_DONG;
}

const atLeastZero = (amount: number): Dong => toDong(Math.max(0, amount)) ?? NO_DONG;

/** As text, so that it can be a key. Null: the body does not say which money it is. */
function keyOf(body: AnyBody, node: string | null): string | null {
  const { commune = null, capitalKind, source, year } = body;
  if (
    node === null ||
    typeof capitalKind !== 'string' ||
    typeof source !== 'string' ||
    typeof year !== 'number'
  )
    return null;
  return JSON.stringify([node, commune, capitalKind, source, year]);
}

function partsOf(key: string): Pick<Limit, 'node' | 'commune' | 'capitalKind' | 'source' | 'year'> {
  // Written by `keyOf` just before.
  const [node, commune, capitalKind, source, year] = JSON.parse(key) as [
    string,
    string | null,
    string,
    string,
    number,
  ];
  return { node, commune, capitalKind, source, year };
}
