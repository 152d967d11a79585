/**
 * Payments and allocations held against the plan while they are written down (reports/plan-check.ts). Fetched by the
 * forms of money alone.
 */
import { id as idSchema } from '../../core/id.ts';
import type { AnyBody, Trouble } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { shortDong } from '../../i18n/format.ts';
import type { EntryState } from '../../reports/ledger.ts';
import type { LimitRecords } from '../../reports/limits.ts';
import { checkPayment, needsReason, type PlanCheck } from '../../reports/plan-check.ts';
import { possibleTwins } from '../../reports/twins.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import { readStates } from './entry-states.ts';

/** All money of a budget year that this phone knows of. */
export interface YearOfMoney extends LimitRecords {
  readonly disbursements: readonly Entry[];
  readonly entryTwins: readonly LiveRecord[];
  readonly states: ReadonlyMap<string, EntryState>;
}

export async function readYear(notebook: Notebook, year: number): Promise<YearOfMoney> {
  const [allocations, disbursements, entryTwins] = await Promise.all([
    notebook.list({ kind: 'allocation', where: { year } }),
    notebook.list({ kind: 'disbursement', where: { year } }),
    notebook.list({ kind: 'entryTwin' }),
  ]);
  const states = await readStates(notebook, disbursements);
  return { allocations, disbursements, entryTwins, states, nodes: notebook.references('programmeNode') };
}

/** Payments that the one in the form may be a second writing of. `self`: of the record that the form makes. */
export function twinsOfForm(money: YearOfMoney, values: AnyBody, self: string): readonly Entry[] {
  const mine = asRecord('disbursement', values, self);
  const others = money.disbursements.filter(({ id }) => id !== mine.id);
  const states = new Map([...money.states, [mine.id, 'pending' as const]]);
  const ids = possibleTwins([...others, mine], states, money.entryTwins).flatMap(({ first, second }) =>
    first.id === mine.id ? [second.id] : second.id === mine.id ? [first.id] : [],
  );
  return others.filter(({ id }) => ids.includes(id));
}

/** The answers of a form as the record that they will be. */
export function asRecord(kind: string, values: AnyBody, self: string): LiveRecord {
  const made = idSchema.safeParse(self);
  const own = made.success ? made.data : UNNAMED;
  return { id: own, kind, seq: 0, gone: 'no', time: Infinity, review: [], body: values };
}

const UNNAMED = idSchema.parse('this.form');

/** What holds a payment back: beyond its plan, or outside its time, and nobody says why. */
export async function reasonMissing(
  notebook: Notebook,
  values: AnyBody,
  self: string,
): Promise<readonly Trouble[]> {
  const { year, reasonOver } = values;
  if (typeof year !== 'number' || (typeof reasonOver === 'string' && reasonOver !== '')) return [];
  const money = await readYear(notebook, year);
  const check = checkPayment(money, money.states, values, self);
  if (check === null || !needsReason(check)) return [];
  return [{ field: 'reasonOver', code: 'reason-over', level: 'stop', says: sayWhy(check) }];
}

function sayWhy({ over, outside }: PlanCheck): Trouble['says'] {
  if (over > 0)
    return {
      vi: `Vượt kế hoạch ${shortDong(over)}. Ghi lý do ở đây thì mới ghi vào sổ được.`,
      en: `Over the plan by ${shortDong(over, 'en')}. Say why here, then it can be saved.`,
    };
  const last = outside?.last ?? null;
  return {
    vi: `Chi ngoài hạn${last === null ? '' : ` (đến ${formatDay(last)})`}. Ghi lý do ở đây thì mới ghi vào sổ được.`,
    en: `Paid outside its time${last === null ? '' : ` (until ${formatDay(last)})`}. Say why here, then it can be saved.`,
  };
}
