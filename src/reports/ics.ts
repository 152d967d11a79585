/** Deadlines as a calendar file (RFC 5545): whole days, each with a reminder on the morning before. */
import { addDays, type Day } from '../core/day.ts';

export interface CalendarDay {
  /** Stays the same when the file is made again, so that a calendar replaces what it has. */
  readonly uid: string;
  readonly day: Day;
  readonly title: string;
  readonly text: string;
}

/** `text/calendar`, UTF-8, CRLF. `madeAt`: ms since 1970. */
export function toCalendar(name: string, days: readonly CalendarDay[], madeAt: number): string {
  const stamp = new Date(madeAt).toISOString().replaceAll(/[-:]|\.\d{3}/gu, '');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//So Thon//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap(({ uid, day, title, text }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${dateOf(day)}`,
      `DTEND;VALUE=DATE:${dateOf(addDays(day, 1))}`,
      `SUMMARY:${escaped(title)}`,
      ...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]),
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      'TRIGGER:-PT15H', // 09:00 of the day before
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

const dateOf = (day: Day): string => day.replaceAll('-', '');

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll(/\r\n|\r|\n/gu, String.raw`\n`);

/** At most 75 octets a line, no letter cut in half; the rest goes on behind a space. */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > LONGEST) {
      text += '\r\n ';
      octets = 1;
    }
    text += letter;
    octets += size;
  }
  return text;
}

const LONGEST = 75;
