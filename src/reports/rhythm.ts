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
    for (const [norm, { body }] of rulesOf(thresholds, year, month)) {
      const due = dayIn(year, month, Number(body['value']));
      if (due < today || !inForce(body, due)) continue;
      found.push({
        norm,
        day: due,
        title: norms[norm],
        basis: textOf(body, 'basis') ?? '',
        daysLeft: daysBetween(today, due),
      });
    }
  }
  return found.sort((a, b) => (a.day === b.day ? (a.norm < b.norm ? -1 : 1) : a.day < b.day ? -1 : 1));
}

/** For each deadline that comes in that month the newest record that is in force then. */
function rulesOf(
  thresholds: readonly LiveRecord[],
  year: number,
  month: number,
): ReadonlyMap<Norm, LiveRecord> {
  const rules = new Map<Norm, LiveRecord>();
  for (const threshold of thresholds) {
    const { gone, body } = threshold;
    const norm = body['norm'];
    if (gone !== 'no' || !isDeadline(norm) || typeof body['value'] !== 'number') continue;
    if (typeof body['month'] === 'number' && body['month'] !== month) continue;
    if (!inForce(body, lastDayOfMonth(year, month))) continue;
    const known = rules.get(norm);
    if (!known || began(known) < began(threshold)) rules.set(norm, threshold);
  }
  return rules;
}

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

const began = ({ body }: LiveRecord): string => textOf(body, 'validFrom') ?? '';
