/**
 * The deadlines of the reporting rhythm (field.md §4.1), from the office's `threshold` records: norms that begin with
 * `deadline.` say a day of the month, and the month where they come once a year.
 */
import { daysBetween, lastDayOfMonth, makeDay, monthOf, yearOf, type Day } from '../core/day.ts';
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { norms, type Norm } from '../programmes/norms.ts';

export interface Deadline {
  /** `deadline.reconcile` */
  readonly norm: string;
  readonly day: Day;
  readonly title: Words;
  /** The rule it is taken from, or ''. */
  readonly basis: string;
  /** From today; 0 is today. */
  readonly daysLeft: number;
}

/** All that fall due from today on, for so many months, the next one first. */
export function deadlinesFrom(
  thresholds: readonly LiveRecord[],
  today: Day,
  months: number,
): readonly Deadline[] {
  const found: Deadline[] = [];
  for (let ahead = 0; ahead <= months; ahead++) {
    const month = ((monthOf(today) - 1 + ahead) % 12) + 1;
    const year = yearOf(today) + Math.floor((monthOf(today) - 1 + ahead) / 12);
    for (const [norm, { due, rule }] of dueIn(thresholds, year, month)) {
      if (due < today) continue;
      found.push({
        norm,
        day: due,
        title: norms[norm],
        basis: textOf(rule.body, 'basis') ?? '',
        daysLeft: daysBetween(today, due),
      });
    }
  }
  return found.sort((a, b) => (a.day === b.day ? (a.norm < b.norm ? -1 : 1) : a.day < b.day ? -1 : 1));
}

interface Due {
  readonly due: Day;
  readonly rule: LiveRecord;
}

/** For each deadline that comes in that month the rule that is in force on its own day; of several the newest. */
function dueIn(thresholds: readonly LiveRecord[], year: number, month: number): ReadonlyMap<Norm, Due> {
  const dues = new Map<Norm, Due>();
  for (const rule of thresholds) {
    const { norm, value, month: only } = rule.body;
    if (rule.gone !== 'no' || !isDeadline(norm) || typeof value !== 'number') continue;
    // Month 13 is the January in which a budget year ends.
    if (typeof only === 'number' && ((only - 1) % 12) + 1 !== month) continue;
    const due = dayIn(year, month, value);
    const known = dues.get(norm);
    if (inForce(rule.body, due) && (!known || rank(known.rule) < rank(rule))) dues.set(norm, { due, rule });
  }
  return dues;
}

/** The one that began last; of those the one that is only for this month. */
const rank = ({ id, body }: LiveRecord): string =>
  `${textOf(body, 'validFrom') ?? ''} ${typeof body['month'] === 'number' ? 1 : 0} ${id}`;

function isDeadline(norm: unknown): norm is Norm {
  return typeof norm === 'string' && norm.startsWith('deadline.') && Object.hasOwn(norms, norm);
}

/** The 31st of a shorter month is its last day. */
function dayIn(year: number, month: number, dayOfMonth: number): Day {
  const last = lastDayOfMonth(year, month);
  return makeDay(year, month, Math.max(1, Math.floor(dayOfMonth))) ?? last;
}

const inForce = (body: LiveRecord['body'], on: Day): boolean =>
  (textOf(body, 'validFrom') ?? '') <= on && on <= (textOf(body, 'validTo') ?? '9999-12-31');
