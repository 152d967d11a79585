import { textOf, type AnyBody } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';

/** Demand for one trade (or, in the total, for all): people of each group, null where nobody said. */
export interface DemandSums {
  readonly people: number | null;
  readonly women: number | null;
  readonly ethnicMinority: number | null;
  readonly poor: number | null;
  readonly nearPoor: number | null;
  readonly escapedPoor: number | null;
  readonly disabled: number | null;
  /** Records added up. */
  readonly records: number;
  /** How many of them left that number open: a sum with blanks says less than it seems. */
  readonly blanks: Readonly<Record<DemandCount, number>>;
}

export type DemandCount = (typeof COUNTS)[number];

export interface DemandRow extends DemandSums {
  /** Trade or village. */
  readonly key: string | null;
  /** A trade that stands in no list, as it was written. */
  readonly other: string | null;
  readonly villages: number;
  /** Classes by the norm of class size: at least one where anybody asked. null: no norm known. */
  readonly classes: number | null;
}

export interface DemandSummary {
  readonly rows: readonly DemandRow[];
  readonly total: DemandRow;
}

export interface DemandQuestion {
  readonly planYear: number;
  readonly by: 'trade' | 'village';
  /** Largest class (persons), from the office's thresholds; null where it keeps none. */
  readonly classSize: number | null;
}

const COUNTS = ['people', 'women', 'ethnicMinority', 'poor', 'nearPoor', 'escapedPoor', 'disabled'] as const;

const NO_BLANKS: Readonly<Record<DemandCount, number>> = {
  people: 0,
  women: 0,
  ethnicMinority: 0,
  poor: 0,
  nearPoor: 0,
  escapedPoor: 0,
  disabled: 0,
};

/** The summary of demands of a plan year by trade or by village; cancelled and deleted ones stand in no sum. */
export function demandSummary(demands: readonly LiveRecord[], question: DemandQuestion): DemandSummary {
  const counted = demands.filter(
    ({ gone, body }) => gone === 'no' && body.planYear === question.planYear && body.status !== 'cancelled',
  );
  const groups = new Map<string, LiveRecord[]>();
  for (const demand of counted) {
    const key = JSON.stringify(groupOf(demand.body, question.by));
    const known = groups.get(key);
    if (known) known.push(demand);
    else groups.set(key, [demand]);
  }
  const rows = [...groups.values()].map((group) => toRow(group, question));
  rows.sort((a, b) => (b.people ?? 0) - (a.people ?? 0) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  const all = toRow(counted, question);
  // Classes are opened for one trade at a time: the total is the sum over trades, not the norm over all people.
  const classes = classesOf(counted, question.classSize);
  return { rows, total: { ...all, key: null, other: null, classes } };
}

function groupOf(body: AnyBody, by: DemandQuestion['by']): readonly (string | null)[] {
  if (by === 'village') return [textOf(body, 'village'), null];
  const trade = textOf(body, 'trade');
  return [trade, trade === null ? textOf(body, 'tradeOther') : null];
}

function toRow(group: readonly LiveRecord[], { by, classSize }: DemandQuestion): DemandRow {
  const sums: Record<DemandCount, number | null> = {
    people: null,
    women: null,
    ethnicMinority: null,
    poor: null,
    nearPoor: null,
    escapedPoor: null,
    disabled: null,
  };
  const blanks = { ...NO_BLANKS };
  for (const { body } of group) {
    for (const name of COUNTS) {
      const value = body[name];
      if (typeof value === 'number') sums[name] = (sums[name] ?? 0) + value;
      else blanks[name] += 1;
    }
  }
  const [key, other] = group[0] ? groupOf(group[0].body, by) : [null, null];
  const villages = new Set(group.map(({ body }) => textOf(body, 'village'))).size;
  return {
    ...sums,
    blanks,
    key: key ?? null,
    other: other ?? null,
    records: group.length,
    villages,
    classes: classesOf(group, classSize),
  };
}

/** ceil(people / largest class) for each trade, summed. */
function classesOf(group: readonly LiveRecord[], classSize: number | null): number | null {
  if (classSize === null || classSize < 1) return null;
  const byTrade = new Map<string, number>();
  for (const { body } of group) {
    const key = JSON.stringify(groupOf(body, 'trade'));
    byTrade.set(key, (byTrade.get(key) ?? 0) + (typeof body.people === 'number' ? body.people : 0));
  }
  let classes = 0;
  for (const people of byTrade.values()) classes += Math.ceil(people / classSize);
  return classes;
}
