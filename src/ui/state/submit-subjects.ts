/**
 * What a village sends to its commune: for each subject its records, the state that sending moves them to,
 * and the period that is usual for it.
 */
import { monthOf, parseDay, yearOf, type Day } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import { monthsOf, oneMonth, wholeYear, within, type Period } from '../../core/period.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import type { Entry } from '../../storage/notebook-door.ts';

export const subjectNames = ['trainingDemand', 'productionProject', 'disbursement', 'difficulty'] as const;
export type Subject = (typeof subjectNames)[number];

export interface SubjectRule {
  /** The state that "Gửi xã" moves a record to; null: such records need no step, they are only counted. */
  readonly sentState: string | null;
  /** The state that the commune's "Tổng hợp" moves it to. */
  readonly addedUpState: string | null;
  /** States that are sent no more. */
  readonly over: readonly string[];
  /** A year for what is planned by year, a stretch of days for what goes on all the time. */
  readonly by: 'year' | 'days';
  /** The field that says the year or the day. */
  readonly field: string;
  /** The field whose sum is told along with the records. */
  readonly people: string | null;
  /** Numbers that the commune asks back for when they are missing. */
  readonly parts: readonly string[];
}

export const subjectRules: Readonly<Record<Subject, SubjectRule>> = {
  trainingDemand: {
    sentState: 'village_submitted',
    addedUpState: 'commune_consolidated',
    over: ['cancelled'],
    by: 'year',
    field: 'planYear',
    people: 'people',
    parts: ['women', 'ethnicMinority', 'poor', 'nearPoor'],
  },
  productionProject: {
    sentState: 'submitted',
    addedUpState: null,
    over: ['cancelled', 'rejected', 'closed'],
    by: 'year',
    field: 'year',
    people: null,
    parts: ['households', 'poor', 'nearPoor', 'totalCost'],
  },
  disbursement: {
    sentState: null,
    addedUpState: null,
    over: [],
    by: 'days',
    field: 'payDate',
    people: null,
    parts: ['voucherNo'],
  },
  difficulty: {
    sentState: null,
    addedUpState: null,
    over: [],
    by: 'days',
    field: 'sinceDate',
    people: null,
    parts: ['level'],
  },
};

export function findSubject(name: string | undefined): Subject | null {
  return subjectNames.find((one) => one === name) ?? null;
}

/** The periods that one taps for a subject, the usual one first. */
export function periodsFor(subject: Subject, today: Day): readonly Period[] {
  const year = yearOf(today);
  if (subject === 'trainingDemand') {
    const planned = planYearOn(today);
    return [wholeYear(planned), wholeYear(planned === year ? year + 1 : year)];
  }
  if (subject === 'productionProject') return [wholeYear(year), wholeYear(year + 1)];
  return [monthsOf(year, monthOf(today)), oneMonth(year, monthOf(today)), wholeYear(year)];
}

/** Is that record one that the village sends for that subject and period? */
export function belongs(entry: Entry, subject: Subject, period: Period): boolean {
  const { by, field, over } = subjectRules[subject];
  if (over.includes(textOf(entry.body, 'status') ?? '')) return false;
  if (by === 'year') return entry.body[field] === yearOf(period.to);
  const day = parseDay(entry.body[field]);
  return day !== null && within(period, day);
}
