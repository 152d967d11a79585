/** What rules say. Each sentence names the numbers, has at most 90 characters and says what to look at. */
import type { Day } from '../core/day.ts';
import type { Trouble } from '../core/kind.ts';
import { englishOf, type Words } from '../core/text.ts';
import { grouped, shownDay } from './line.ts';

/** It cannot be so: the form keeps it until it is mended. */
export function stop<N extends string>(field: N, code: string, vi: string, en: string): Trouble<N> {
  return { field, code, level: 'stop', says: { vi, en } };
}

/** It may be so, and tables say that it is unusual. */
export function warn<N extends string>(field: N, code: string, vi: string, en: string): Trouble<N> {
  return { field, code, level: 'warn', says: { vi, en } };
}

type Counts<N extends string> = { readonly [K in N]: number | null };
type Labels<N extends string> = { readonly [K in N]: { readonly label: Words } };

/** Every part that is more than its whole. Blank is not compared. */
export function partsWithin<N extends string>(
  fields: Labels<N>,
  body: Counts<N>,
  whole: N,
  parts: readonly N[],
): Trouble<N>[] {
  const total = body[whole];
  if (total === null) return [];
  return parts.flatMap((part) => {
    const number = body[part];
    if (number === null || number <= total) return [];
    return [tooMany(part, fields[part].label, number, fields[whole].label, total)];
  });
}

/** Parts that exclude each other are together more than their whole; `called` names their sum. */
export function sumWithin<N extends string>(
  fields: Labels<N>,
  body: Counts<N>,
  whole: N,
  parts: readonly [N, ...N[]],
  called: Words,
): Trouble<N>[] {
  const total = body[whole];
  const sum = parts.reduce((added, part) => added + (body[part] ?? 0), 0);
  if (total === null || sum <= total || parts.some((part) => (body[part] ?? 0) > total)) return [];
  return [tooMany(parts[0], called, sum, fields[whole].label, total)];
}

/** A day that has not come yet: a slip of the finger, or a phone with a wrong clock. */
export function futureDay<N extends string>(field: N, day: Day | null, today: Day): Trouble<N>[] {
  if (day === null || day <= today) return [];
  const [vi, en] = [
    `${shownDay(day)} ở sau hôm nay (${shownDay(today)}).`,
    `${shownDay(day)} is after today`,
  ];
  return [
    warn(field, 'future', `Ngày ${vi} Xem lại ngày.`, `${en} (${shownDay(today)}). Please check the day.`),
  ];
}

/** An end that lies before its beginning. */
export function endBeforeStart<N extends string>(field: N, start: Day | null, end: Day | null): Trouble<N>[] {
  if (start === null || end === null || start <= end) return [];
  return [
    stop(
      field,
      'end-before-start',
      `Ngày cuối ${shownDay(end)} ở trước ngày đầu ${shownDay(start)}. Sửa một trong hai.`,
      `The end ${shownDay(end)} is before the start ${shownDay(start)}. Mend one of them.`,
    ),
  ];
}

function tooMany<N extends string>(
  field: N,
  part: Words,
  number: number,
  whole: Words,
  total: number,
): Trouble<N> {
  return stop(
    field,
    'more-than-whole',
    `${part.vi} (${grouped(number)}) nhiều hơn ${lower(whole.vi)} (${grouped(total)}).`,
    `${englishOf(part)} (${grouped(number)}) exceeds ${lower(englishOf(whole))} (${grouped(total)}).`,
  );
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
