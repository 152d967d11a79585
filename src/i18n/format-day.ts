/**
 * Days and moments as officers read them. The present moment and the zone are handed in.
 */
import { VIET_NAM_OFFSET, addDays, dayOfInstant, daysBetween } from '../core/day.ts';
import type { Day } from '../core/day.ts';
import type { Period } from '../core/period.ts';
import type { Language } from '../core/text.ts';

/** `03/09/2026` in each language: what the forms say. */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** `01/01/2026 – 31/08/2026`. */
export function formatPeriod(period: Period): string {
  return `${formatDay(period.from)} – ${formatDay(period.to)}`;
}

/** What a moment is told against: now in ms, and the zone's minutes ahead of UTC. */
export type Present = { readonly now: number; readonly offsetMinutes?: number };

/**
 * `hôm nay 09:12`, `hôm qua 17:03`, `03/10 08:00`, and with the year where it is another one. `ms` is
 * milliseconds since 1970 UTC; the zone is Viet Nam's unless the phone's is handed in.
 */
export function formatDayTime(ms: number, present: Present, language: Language = 'vi'): string {
  const offset = present.offsetMinutes ?? VIET_NAM_OFFSET;
  const that = dayOfInstant(ms, offset);
  const today = dayOfInstant(present.now, offset);
  const time = new Date(ms + offset * MS_PER_MINUTE).toISOString().slice(11, 16);
  if (that === today) return `${RELATIVE.today[language]} ${time}`;
  if (that === addDays(today, -1)) return `${RELATIVE.yesterday[language]} ${time}`;
  const shown = formatDay(that);
  return `${that.slice(0, 4) === today.slice(0, 4) ? shown.slice(0, 5) : shown} ${time}`;
}

/** How long ago, in the largest whole unit: `vừa xong`, `5 phút`, `3 giờ`, `9 ngày`. */
export function ago(ms: number, now: number, language: Language = 'vi'): string {
  const minutes = Math.floor((now - ms) / MS_PER_MINUTE);
  if (minutes < 1) return RELATIVE.justNow[language];
  if (minutes < 60) return counted(minutes, 'minute', language);
  if (minutes < 24 * 60) return counted(Math.floor(minutes / 60), 'hour', language);
  return counted(Math.floor(minutes / (24 * 60)), 'day', language);
}

/** How many calendar days ago: `hôm nay`, `hôm qua`, `9 ngày`. A day that is to come is written out. */
export function daysAgo(day: Day, today: Day, language: Language = 'vi'): string {
  const days = daysBetween(day, today);
  if (days < 0) return formatDay(day);
  if (days === 0) return RELATIVE.today[language];
  return days === 1 ? RELATIVE.yesterday[language] : counted(days, 'day', language);
}

const MS_PER_MINUTE = 60_000;

const RELATIVE = {
  today: { vi: 'hôm nay', en: 'today' },
  yesterday: { vi: 'hôm qua', en: 'yesterday' },
  justNow: { vi: 'vừa xong', en: 'just now' },
};

const UNIT = { minute: 'phút', hour: 'giờ', day: 'ngày' };

function counted(count: number, unit: keyof typeof UNIT, language: Language): string {
  if (language === 'vi') return `${count} ${UNIT[unit]}`;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
