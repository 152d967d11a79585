/**
 * Names of files as offices write them: `BC_giai_ngan_xa_phu_thong_thang_08_2026.csv`.
 */
import { lastDayOfMonth, monthOf, yearOf, type Day } from '../core/day.ts';
import { payPeriod, wholeYear, type Period } from '../core/period.ts';
import { fold } from '../core/text.ts';

/** `what` and `place` in Vietnamese; the parts of a name are joined by `_`, without accents. */
export function fileName(what: string, place: string, stamp: string, extension: string): string {
  const parts = [what, place, stamp].map(plain).filter((part) => part !== '');
  return `BC_${parts.join('_')}.${extension}`;
}

/** `thang_08_2026` for what ends with a month (a report is cumulative), `nam_2026`, `13_thang_nam_2026`, else `den_15_08_2026`. */
export function periodStamp(period: Period): string {
  const year = yearOf(period.to);
  const month = monthOf(period.to);
  const all = wholeYear(year);
  if (period.from === all.from && period.to === all.to) return `nam_${year}`;
  const thirteen = payPeriod(year - 1);
  if (period.from === thirteen.from && period.to === thirteen.to) return `13_thang_nam_${year - 1}`;
  const monthText = String(month).padStart(2, '0');
  return period.to === lastDayOfMonth(year, month) ? `thang_${monthText}_${year}` : dayStamp(period.to);
}

/** `den_15_08_2026` */
export function dayStamp(day: Day): string {
  return `den_${day.split('-').reverse().join('_')}`;
}

const plain = (text: string): string =>
  fold(text)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
