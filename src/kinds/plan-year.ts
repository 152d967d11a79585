import { monthOf, yearOf, type Day } from '../core/day.ts';

/** The year that a village plans for: from 1 July on it is the next one (field.md §3.1). */
export function planYearOn(today: Day): number {
  return yearOf(today) + (monthOf(today) >= 7 ? 1 : 0);
}
