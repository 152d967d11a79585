/**
 * A payment held against its plan before it is counted: what may still be paid, by how much it goes beyond, whether
 * its day is still one to pay on, whether it takes back what was reported. It warns and asks why; it forbids nothing.
 */
import { parseDay, type Day } from '../core/day.ts';
import { NO_DONG, toDong, type Dong } from '../core/dong.ts';
import { textOf, type AnyBody } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { dongOf, plus, type EntryState } from './ledger.ts';
import { limitsOf, outsideValidity, type Limit, type LimitRecords, type Outside } from './limits.ts';

export interface PlanCheck {
  readonly account: Limit;
  /** Of the plan, after all other payments, those that wait for confirmation too; null: there is no plan. */
  readonly left: Dong | null;
  /** How much of this payment lies beyond the plan. Zero where nobody recorded a plan: blank is not a plan of zero. */
  readonly over: Dong;
  readonly outside: { readonly why: Outside; readonly last: Day | null } | null;
  readonly lower: LowerCumulative | null;
}

/** Reported up to `day`: less than up to `before`. */
export interface LowerCumulative {
  readonly day: Day;
  readonly amount: Dong;
  readonly before: Day;
  readonly was: Dong;
}

type States = ReadonlyMap<string, EntryState>;

/**
 * `body`: of a form, or of a record that is not counted against itself (`self`). Null: it does not say yet which
 * money it is.
 */
export function checkPayment(
  records: LimitRecords,
  states: States,
  body: AnyBody,
  self: string | null = null,
): PlanCheck | null {
  const disbursements = records.disbursements.filter(({ id }) => id !== self);
  const limits = limitsOf({ ...records, disbursements }, states);
  const account = limits.of(body);
  if (account === null) return null;
  const amount = dongOf(body, 'amount') ?? NO_DONG;
  const left = account.planned === null ? null : less(account.planned, account.paid, account.pending);
  const bodies = new Map(records.nodes.map((node) => [String(node.id), node.body]));
  const { year, payDate, node } = body;
  const counted = disbursements.filter(
    (entry) => COUNTED.includes(states.get(entry.id)) && sameAccount(limits.of(entry.body), account),
  );
  return {
    account,
    left,
    over: left === null || amount <= 0 ? NO_DONG : atMost(amount, amount - left),
    outside: amount > 0 ? outsideValidity({ year, payDate, node }, (id) => bodies.get(id) ?? null) : null,
    lower: amount < 0 ? lowerCumulative(counted, body, amount) : null,
  };
}

/** Whoever writes it down has to say why. */
export function needsReason({ over, outside }: PlanCheck): boolean {
  return over > 0 || outside !== null;
}

/** What an allocation line makes of its account, with itself. Null: it does not say yet which money it is. */
export function checkAllocation(
  records: LimitRecords,
  states: States,
  line: LiveRecord,
): { readonly account: Limit; readonly outside: Day | null } | null {
  const others = records.allocations.filter(({ id }) => id !== line.id);
  const account = limitsOf({ ...records, allocations: [...others, line] }, states).of(line.body);
  if (account === null) return null;
  const bodies = new Map(records.nodes.map((node) => [String(node.id), node.body]));
  const { decisionDate, node } = line.body;
  // Money of a year that begins when its programme has ended cannot be paid on any day.
  const days = [decisionDate, `${account.year}-01-01`];
  const found = days.map((payDate) =>
    outsideValidity({ year: null, payDate, node }, (id) => bodies.get(id) ?? null),
  );
  return { account, outside: found.find((one) => one !== null)?.last ?? null };
}

const COUNTED: readonly (EntryState | undefined)[] = ['confirmed', 'pending'];

/** The largest sum that was reported up to an earlier day, where it is more than the one with this entry. */
function lowerCumulative(
  entries: readonly LiveRecord[],
  body: AnyBody,
  amount: Dong,
): LowerCumulative | null {
  const day = cutOff(body);
  if (day === null) return null;
  const upTo = (last: string): Dong =>
    entries
      .filter((entry) => (cutOff(entry.body) ?? '') <= last)
      .reduce<Dong | null>((sum, entry) => plus(sum, dongOf(entry.body, 'amount')), null) ?? NO_DONG;
  const now = plus(upTo(day), amount) ?? NO_DONG;
  const earlier = [...new Set(entries.flatMap((entry) => cutOff(entry.body) ?? []))].filter(
    (one) => one < day,
  );
  let found: LowerCumulative | null = null;
  for (const before of earlier.sort()) {
    const was = upTo(before);
    if (was > (found?.was ?? now)) found = { day, amount: now, before, was };
  }
  return found;
}

/** Up to which day its figures are: that of the report, else that of the payment. */
function cutOff(body: AnyBody): Day | null {
  return parseDay(textOf(body, 'periodDate') ?? textOf(body, 'payDate'));
}

function sameAccount(one: Limit | null, other: Limit): boolean {
  return (
    one !== null &&
    (['node', 'commune', 'capitalKind', 'source', 'year'] as const).every((part) => one[part] === other[part])
  );
}

function less(whole: Dong, ...parts: readonly Dong[]): Dong {
  return toDong(parts.reduce<number>((rest, part) => rest - part, whole)) ?? NO_DONG;
}

const atMost = (most: Dong, amount: number): Dong => toDong(Math.min(most, Math.max(0, amount))) ?? NO_DONG;
