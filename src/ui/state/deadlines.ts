/**
 * When reports fall due for the holder of the phone, and a calendar file of it.
 */
import { dayOfInstant } from '../../core/day.ts';
import type { Language, Words } from '../../core/text.ts';
import { say } from '../../i18n/language.ts';
import { toCalendar } from '../../reports/ics.ts';
import { deadlinesFrom, type Deadline } from '../../reports/rhythm.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { levelOf } from './level.ts';

const MONTHS_AHEAD = 12;

/** Of the next twelve months, the next one first; only those that somebody here has to keep. */
export async function readDeadlines(notebook: Notebook, now: number): Promise<readonly Deadline[]> {
  const thresholds = await notebook.list({ kind: 'threshold' });
  const found = deadlinesFrom(thresholds, dayOfInstant(now), MONTHS_AHEAD);
  const level = levelOf(notebook.me.held);
  if (level === 'office') return found;
  return found.filter(({ norm }) =>
    level === 'village' ? OF_VILLAGES.includes(norm) : !ABOVE.includes(norm),
  );
}

const OF_VILLAGES: readonly string[] = ['deadline.demand'];

/** What the Treasury and the province hand in. */
const ABOVE: readonly string[] = [
  'deadline.treasury.monthly',
  'deadline.province.monthly',
  'deadline.treasury.balances',
  'deadline.annual',
];

export interface CalendarWords {
  /** What the calendar is called. */
  readonly name: string;
  readonly basis: (basis: string) => string;
}

export function calendarFile(
  deadlines: readonly Deadline[],
  words: CalendarWords,
  language: Language,
  now: number,
): File {
  const title = (of: Words): string => say(of, language);
  const days = deadlines.map(({ norm, day, title: said, basis }) => ({
    uid: `${norm}-${day}@so-thon`,
    day,
    title: title(said),
    text: basis === '' ? '' : words.basis(basis),
  }));
  return new File([toCalendar(words.name, days, now)], 'han-bao-cao.ics', { type: 'text/calendar' });
}
