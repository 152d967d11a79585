/**
 * What an officer should look at before somebody above asks (field.md §4.4): slow money, money that expires, advances
 * nobody recovered, money without a plan. The same on the phone, at the desk and in the report; every figure that
 * decides is the office's own `threshold` record. Nothing here forbids anything.
 */
import {
  addDays,
  dayOfInstant,
  daysBetween,
  makeDay,
  monthOf,
  parseDay,
  yearOf,
  type Day,
} from '../core/day.ts';
import { NO_DONG, type Dong } from '../core/dong.ts';
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { dongOf, entryStates, plus, type EntryState } from './ledger.ts';
import { limitsOf, type Limit, type LimitRecords, type Limits } from './limits.ts';
import { numberOf, paceOn, type Pace } from './pace.ts';
import { matchTreasury } from './treasury.ts';
import { possibleTwins } from './twins.ts';

export type AlertKind =
  | 'over' // more was paid than planned
  | 'expires' // money that may soon not be used any more
  | 'none' // nothing paid though months have passed
  | 'behind' // below the month's mark
  | 'forecast' // at this pace the year ends below the norm
  | 'advance' // an advance that was not recovered
  | 'notDetailed' // allocated, and nobody says yet for which project
  | 'silent' // no news for long
  | 'twins' // payments that may be one
  | 'treasury'; // differences from the Treasury's statement

export interface Alert {
  readonly kind: AlertKind;
  readonly tone: 'bad' | 'wait';
  /** What it is about: a node of the programme tree, a commune; null: everything here. */
  readonly node: string | null;
  readonly commune: string | null;
  readonly capitalKind: string | null;
  /** Đồng: what is over, what is left, what is not recovered; null: no sum of money. */
  readonly amount: Dong | null;
  /** 0–1: paid of the plan, or what the year will end at. */
  readonly share: number | null;
  /** 0–1: the month's mark, or the norm for the year's end. */
  readonly mark: number | null;
  /** The last day on which the money may be used; how long nobody wrote. */
  readonly day: Day | null;
  readonly days: number | null;
  /** The records to open, most pressing first. Empty: nothing is written yet, which is what is missing. */
  readonly records: readonly string[];
}

export interface AlertRecords extends LimitRecords {
  readonly confirmations: readonly LiveRecord[];
  readonly entryTwins: readonly LiveRecord[];
  readonly treasuryLines: readonly LiveRecord[];
  readonly projects: readonly LiveRecord[];
  readonly thresholds: readonly LiveRecord[];
}

/** `today`: the day on which it is asked; its budget year is looked at, in January the one that is closing, too. */
export function alertsOf(records: AlertRecords, budgetYear: number, today: Day): readonly Alert[] {
  const ofYear = ofBudgetYear(records, budgetYear);
  const states = entryStates(ofYear.disbursements, records.confirmations, records.entryTwins);
  const limits = limitsOf(ofYear, states, today);
  const found = [
    ...overPlan(ofYear, limits),
    ...expiring(ofYear, limits, today),
    ...slow(records.thresholds, limits, budgetYear, today),
    ...openAdvances(ofYear, states, today),
    ...undetailed(ofYear, today),
    ...silence(ofYear, limits, budgetYear, today),
    ...twins(ofYear, states),
    ...treasury(ofYear, states),
  ];
  return found.sort(
    (a, b) => Number(a.tone === 'wait') - Number(b.tone === 'wait') || (b.amount ?? 0) - (a.amount ?? 0),
  );
}

function ofBudgetYear(records: AlertRecords, year: number): AlertRecords {
  const own = (list: readonly LiveRecord[]) => list.filter(({ body }) => body['year'] === year);
  return {
    ...records,
    allocations: own(records.allocations),
    disbursements: own(records.disbursements),
    treasuryLines: own(records.treasuryLines),
    projects: own(records.projects),
  };
}

const plain = {
  node: null,
  commune: null,
  capitalKind: null,
  amount: null,
  share: null,
  mark: null,
  day: null,
  days: null,
  records: [],
} satisfies Omit<Alert, 'kind' | 'tone'>;

function overPlan({ disbursements }: AlertRecords, { accounts, beyond, of }: Limits): readonly Alert[] {
  return accounts
    .filter(({ over }) => over > 0)
    .map((account) => ({
      ...plain,
      ...aboutOf(account),
      kind: 'over',
      tone: 'bad',
      amount: account.over,
      records: disbursements
        .filter(({ id, body }) => beyond.has(id) && of(body) === account)
        .map(({ id }) => id),
    }));
}

/** Money of a programme that ends before the budget year does, or soon. */
function expiring({ nodes, thresholds }: AlertRecords, { accounts }: Limits, today: Day): readonly Alert[] {
  const notice = numberOf(thresholds, 'money.expires');
  const bodies = new Map(nodes.map(({ id, body }) => [String(id), body]));
  if (notice === null) return [];
  return accounts.flatMap((account): Alert[] => {
    const rest = plus(account.planned, negative(account.paid)) ?? NO_DONG;
    let last: Day | null = null;
    const seen = new Set<string>();
    for (
      let at: string | null = account.node;
      at !== null && !seen.has(at);
      at = textOf(bodies.get(at) ?? {}, 'parent')
    ) {
      seen.add(at);
      const ends = parseDay(bodies.get(at)?.['validTo']);
      if (ends !== null && (last === null || ends < last)) last = ends;
    }
    if (last === null || rest <= 0 || daysBetween(today, last) > notice) return [];
    const days = daysBetween(today, last);
    const tone = days <= notice / 2 ? 'bad' : 'wait';
    return [{ ...plain, ...aboutOf(account), kind: 'expires', tone, amount: rest, day: last, days }];
  });
}

/** By node and kind of capital: against the mark of today, and where the year will end at this pace. */
function slow(
  thresholds: readonly LiveRecord[],
  { accounts }: Limits,
  budgetYear: number,
  today: Day,
): readonly Alert[] {
  const pace = paceOn(thresholds, budgetYear, today);
  const end = paceOn(thresholds, budgetYear, makeDay(budgetYear + 1, 1, 31) ?? today);
  const norm = numberOf(thresholds, 'disbursement.forecast');
  return joined(accounts).flatMap((account): Alert[] => {
    if (account.planned === null || account.planned <= 0) return [];
    const share = account.paid / account.planned;
    const about = {
      ...plain,
      ...aboutOf(account),
      share,
      amount: plus(account.planned, negative(account.paid)),
    };
    const mark = markOf(pace, account.capitalKind);
    if (account.paid <= 0 && pace.redIfNoneAfter !== null && pace.months > pace.redIfNoneAfter)
      return [{ ...about, kind: 'none', tone: 'bad', mark }];
    if (mark !== null && share < mark - 1e-9) {
      const isFar = pace.redBelow !== null && share < mark * pace.redBelow;
      return [{ ...about, kind: 'behind', tone: isFar ? 'bad' : 'wait', mark }];
    }
    const forecast = forecastOf(share, mark, markOf(end, account.capitalKind));
    if (forecast === null || norm === null || forecast >= norm / 100 - 1e-9) return [];
    return [{ ...about, kind: 'forecast', tone: 'wait', share: forecast, mark: norm / 100 }];
  });
}

/**
 * Where the year will end if it goes on as it went: the share reached, stretched as the marks of the year are (money
 * is always paid late in the year, a straight line would cry wolf until autumn). 0–1; null: the office has no marks.
 */
export function forecastOf(share: number, markNow: number | null, markAtEnd: number | null): number | null {
  if (markNow === null || markAtEnd === null || markNow <= 0) return null;
  return Math.min(1, Math.max(share, (share / markNow) * markAtEnd));
}

/** Advances of one project (or, without one, of one node and commune), the oldest recovered first. */
function openAdvances(
  { disbursements, thresholds }: AlertRecords,
  states: ReadonlyMap<string, EntryState>,
  today: Day,
): readonly Alert[] {
  const months = numberOf(thresholds, 'advance.notRecovered');
  if (months === null) return [];
  const latest = monthsBefore(today, months);
  const groups = new Map<string, LiveRecord[]>();
  for (const entry of disbursements) {
    const kind = entry.body['entryKind'];
    if (states.get(entry.id) !== 'confirmed' || (kind !== 'tam_ung' && kind !== 'thu_hoi_tam_ung')) continue;
    const { project = null, node = null, commune = null, source = null, capitalKind = null } = entry.body;
    const key = JSON.stringify([project ?? [node, commune], source, capitalKind]);
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].flatMap((group): Alert[] => {
    let recovered = 0;
    for (const { body } of group) if (Number(body['amount']) < 0) recovered -= Number(body['amount']);
    const old: LiveRecord[] = [];
    let open: Dong = NO_DONG;
    for (const entry of [...group].sort(byPayDate)) {
      const amount = dongOf(entry.body, 'amount');
      if (amount === null || amount <= 0) continue;
      const rest = Math.max(0, amount - recovered);
      recovered = Math.max(0, recovered - amount);
      if (rest === 0 || (textOf(entry.body, 'payDate') ?? '') > latest) continue;
      old.push(entry);
      open = plus(open, rest as Dong) ?? open; // no more than the amount it is of
    }
    const [first] = old;
    if (!first) return [];
    const day = parseDay(first.body['payDate']);
    const days = day && daysBetween(day, today);
    const { body } = first;
    return [
      {
        ...plain,
        kind: 'advance',
        tone: 'wait',
        node: textOf(body, 'node'),
        commune: textOf(body, 'commune'),
        capitalKind: textOf(body, 'capitalKind'),
        amount: open,
        day,
        days,
        records: old.map(({ id }) => id),
      },
    ];
  });
}

/**
 * Money whose node has parts of its own, or gives support to projects, and that names neither a part nor a project,
 * longer than the norm after its decision.
 */
function undetailed(
  { allocations, nodes, projects, thresholds }: AlertRecords,
  today: Day,
): readonly Alert[] {
  const norm = numberOf(thresholds, 'allocation.notDetailed');
  if (norm === null) return [];
  const withParts = new Set(nodes.map(({ body }) => textOf(body, 'parent')));
  const supports = new Set(nodes.filter(({ body }) => body['ps'] === true).map(({ id }) => String(id)));
  const latest = addDays(today, -norm);
  const groups = new Map<string, LiveRecord[]>();
  for (const line of allocations) {
    const node = textOf(line.body, 'node');
    if (line.gone !== 'no' || node === null || textOf(line.body, 'project') !== null) continue;
    const commune = textOf(line.body, 'commune');
    const isDetailed = projects.some(
      ({ gone, body }) =>
        gone === 'no' && textOf(body, 'node') === node && textOf(body, 'commune') === commune,
    );
    if (!withParts.has(node) && (!supports.has(node) || isDetailed)) continue;
    const key = JSON.stringify([node, commune]);
    const known = groups.get(key);
    if (known) known.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].flatMap((lines): Alert[] => {
    const old = lines.filter(({ body }) => (textOf(body, 'decisionDate') ?? '9999') <= latest);
    const amount = old.reduce<Dong | null>((sum, { body }) => plus(sum, dongOf(body, 'amount')), null);
    const [first] = old.sort((a, b) =>
      (textOf(a.body, 'decisionDate') ?? '') < (textOf(b.body, 'decisionDate') ?? '') ? -1 : 1,
    );
    if (!first || amount === null || amount <= 0) return [];
    const day = parseDay(first.body['decisionDate']);
    return [
      {
        ...plain,
        kind: 'notDetailed',
        tone: 'wait',
        node: textOf(first.body, 'node'),
        commune: textOf(first.body, 'commune'),
        amount,
        day,
        days: day && daysBetween(day, today),
        records: old.map(({ id }) => id),
      },
    ];
  });
}

/** Communes with money left of which nobody wrote anything for long. */
function silence(
  { disbursements, allocations, thresholds }: AlertRecords,
  { accounts }: Limits,
  budgetYear: number,
  today: Day,
): readonly Alert[] {
  const norm = numberOf(thresholds, 'update.none');
  if (norm === null || yearOf(today) !== budgetYear) return [];
  const left = new Map<string, Dong>();
  for (const { commune, planned, paid } of accounts) {
    const rest = plus(planned, negative(paid)) ?? NO_DONG;
    if (commune !== null && rest > 0) left.set(commune, plus(left.get(commune) ?? null, rest) ?? rest);
  }
  return [...left].flatMap(([commune, amount]): Alert[] => {
    const own = [...disbursements, ...allocations].filter(({ body }) => textOf(body, 'commune') === commune);
    const last = own.reduce<LiveRecord | null>(
      (best, one) => (best && best.time >= one.time ? best : one),
      null,
    );
    if (!last) return [];
    const day = dayOfInstant(last.time);
    const days = daysBetween(day, today);
    return days <= norm
      ? []
      : [{ ...plain, kind: 'silent', tone: 'wait', commune, amount, day, days, records: [last.id] }];
  });
}

function twins(
  { disbursements, entryTwins }: AlertRecords,
  states: ReadonlyMap<string, EntryState>,
): readonly Alert[] {
  return possibleTwins(disbursements, states, entryTwins).map(({ first, second }) => ({
    ...plain,
    kind: 'twins',
    tone: 'wait',
    node: textOf(second.body, 'node'),
    commune: textOf(second.body, 'commune'),
    capitalKind: textOf(second.body, 'capitalKind'),
    amount: dongOf(second.body, 'amount'),
    records: [second.id, first.id],
  }));
}

/** One for each commune whose statement was written down. */
function treasury(records: AlertRecords, states: ReadonlyMap<string, EntryState>): readonly Alert[] {
  const communes = new Set(
    records.treasuryLines.filter(({ gone }) => gone === 'no').map(({ body }) => textOf(body, 'commune')),
  );
  return [...communes].flatMap((commune): Alert[] => {
    const own = (list: readonly LiveRecord[]) =>
      list.filter(({ body }) => textOf(body, 'commune') === commune);
    const { rows } = matchTreasury(own(records.treasuryLines), own(records.disbursements), states);
    const open = rows.filter(({ duty }) => duty !== null);
    if (open.length === 0) return [];
    const amount = open.reduce<Dong>(
      (sum, { difference }) => plus(sum, absolute(difference)) ?? sum,
      NO_DONG,
    );
    const about = open.flatMap(({ line, entry }) => line?.id ?? entry?.id ?? []);
    return [{ ...plain, kind: 'treasury', tone: 'wait', commune, amount, records: about }];
  });
}

type Joined = Pick<Limit, 'node' | 'commune' | 'capitalKind' | 'planned' | 'paid'>;

/** Sources of one node and kind of capital together: the marks are of the kind. */
function joined(accounts: readonly Limit[]): readonly Joined[] {
  const groups = new Map<string, Joined>();
  for (const { node, commune, capitalKind, planned, paid } of accounts) {
    const key = JSON.stringify([node, commune, capitalKind]);
    const known = groups.get(key) ?? { node, commune, capitalKind, planned: null, paid: NO_DONG };
    groups.set(key, {
      ...known,
      planned: plus(known.planned, planned),
      paid: plus(known.paid, paid) ?? paid,
    });
  }
  return [...groups.values()];
}

const aboutOf = ({ node, commune, capitalKind }: Joined) => ({ node, commune, capitalKind });

const markOf = ({ investment, recurrent }: Pace, capitalKind: string): number | null =>
  capitalKind === 'dau_tu' ? investment : recurrent;

const negative = (amount: Dong): Dong => (amount === 0 ? NO_DONG : (-amount as Dong)); // the limit is the same on both sides
const absolute = (amount: Dong): Dong => (amount < 0 ? negative(amount) : amount);

function byPayDate(a: LiveRecord, b: LiveRecord): number {
  const [one, other] = [textOf(a.body, 'payDate') ?? '', textOf(b.body, 'payDate') ?? ''];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}

/** The same day so many months ago; the last of a shorter month. */
function monthsBefore(today: Day, months: number): Day {
  const index = yearOf(today) * 12 + monthOf(today) - 1 - Math.round(months);
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const day = Number(today.slice(8));
  return (
    [day, 30, 29, 28].map((one) => makeDay(year, month, Math.min(one, day))).find((one) => one !== null) ??
    today
  );
}
