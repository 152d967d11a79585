/**
 * What has to be said under a table: up to which day its figures are, who has not sent, whether it adds up, what
 * nobody wrote, what waits and what went beyond its plan.
 */
import { VIET_NAM_OFFSET, dayOfInstant, type Day } from '../core/day.ts';
import type { Dong } from '../core/dong.ts';
import { textOf } from '../core/kind.ts';
import type { Words } from '../core/text.ts';
import { formatDay } from '../i18n/format-day.ts';
import { formatDong, formatNumber } from '../i18n/format.ts';
import type { MoneyRow } from './disbursement-table.ts';
import type { Gap, Summed } from './total-check.ts';
import { sentLine, type Sent } from './who-has-sent.ts';
import type { LiveRecord } from '../core/record.ts';

/** The mark of a row that more was paid from than was planned. */
export const OVER_PLAN = 'Vượt kế hoạch';

/** Rows and communes that a line names at most; the rest is counted. */
const MOST = 6;

type SentOfCommune = Sent & { readonly commune: LiveRecord };

export function asOfNote(day: Day): Words {
  return { vi: `Số liệu đến ${formatDay(day)}.`, en: `Figures up to ${formatDay(day)}.` };
}

/** Of when a phone has last heard from its office, and what it has not sent. Null: never; else ms since 1970. */
export function syncedNote(last: number | null, waiting: number): Words {
  const [vi, en] =
    last === null
      ? ['Máy chưa đồng bộ lần nào', 'This phone has never synced']
      : [`Máy đồng bộ lần cuối ${moment(last)}`, `This phone last synced ${moment(last)}`];
  if (waiting === 0) return { vi: `${vi}.`, en: `${en}.` };
  return {
    vi: `${vi}; ${formatNumber(waiting)} mục của máy này chưa gửi.`,
    en: `${en}; ${formatNumber(waiting, 'en')} of its entries are not sent yet.`,
  };
}

/** `22/11/2026 09:00`: a file is read on another day than today. */
function moment(ms: number): string {
  const time = new Date(ms + VIET_NAM_OFFSET * 60_000).toISOString().slice(11, 16);
  return `${formatDay(dayOfInstant(ms))} ${time}`;
}

/** "Đã gửi 9/12 thôn; chưa gửi: Nà Món, Bản Lạn." Over several communes: how many villages of each are missing. */
export function sentNote(subject: Words, communes: readonly SentOfCommune[]): readonly Words[] {
  const [first] = communes;
  if (first === undefined) return [];
  const line = communes.length === 1 ? sentLine(first) : sentOfAll(communes);
  return [{ vi: `${subject.vi}: ${lowered(line.vi)}`, en: `${subject.en}: ${lowered(line.en)}` }];
}

function sentOfAll(communes: readonly SentOfCommune[]): Words {
  const sent = communes.reduce((sum, one) => sum + one.sent.length, 0);
  const missing = communes.filter((one) => one.missing.length > 0);
  const all = communes.reduce((sum, one) => sum + one.missing.length, sent);
  if (missing.length === 0)
    return sentLine({ sent: communes.flatMap((one) => one.sent), missing: [], nothing: [] });
  const name = (one: SentOfCommune): string => textOf(one.commune.body, 'name') ?? one.commune.id;
  const few = [...missing].sort((a, b) => b.missing.length - a.missing.length).slice(0, MOST);
  const more = missing.length - few.length;
  const [vi, en] = [
    few.map((one) => `${name(one)} ${one.missing.length} thôn`),
    few.map((one) => `${name(one)} ${one.missing.length}`),
  ];
  return {
    vi: `Đã gửi ${sent}/${all} thôn; chưa gửi: ${[...vi, ...(more > 0 ? [`và ${more} xã khác`] : [])].join(', ')}.`,
    en: `${sent} of ${all} villages have sent; missing: ${[...en, ...(more > 0 ? [`${more} more communes`] : [])].join(', ')}.`,
  };
}

/** Empty gaps: "Tổng khớp". */
export function matchNote(gaps: readonly Gap[]): Words {
  if (gaps.length === 0) return { vi: 'Tổng khớp.', en: 'The total agrees.' };
  const few = gaps.slice(0, MOST);
  return {
    vi: `Tổng không khớp, chưa chi tiết: ${few.map((gap) => gapText(gap, 'vi')).join('; ')}${andMore(gaps, 'vi')}.`,
    en: `The total does not agree, not detailed: ${few.map((gap) => gapText(gap, 'en')).join('; ')}${andMore(gaps, 'en')}.`,
  };
}

function gapText({ row, plan, paid }: Gap, language: 'vi' | 'en'): string {
  const said = { vi: ['kế hoạch', 'đã chi'], en: ['planned', 'paid'] }[language];
  const parts = [plan, paid].flatMap((amount, at) =>
    amount === 0 ? [] : [`${said[at] ?? ''} ${formatDong(amount, language)}`],
  );
  return `${nameOf(row)} (${parts.join(', ')})`;
}

/** Only the deepest rows: what is over below is over above. */
export function overNote(rows: readonly MoneyRow[]): readonly Words[] {
  const over = rows.filter(
    (row) => isOver(row) && !rows.some((below) => isOver(below) && below.heading.parent === row.heading.id),
  );
  if (over.length === 0) return [];
  const few = over.slice(0, MOST);
  const named = (language: 'vi' | 'en') =>
    few
      .map((row) => `${nameOf(row)}${row.over === null ? '' : ` (${formatDong(row.over, language)})`}`)
      .join('; ');
  return [
    {
      vi: `${OVER_PLAN}: ${named('vi')}${andMore(over, 'vi')}.`,
      en: `Over plan: ${named('en')}${andMore(over, 'en')}.`,
    },
  ];
}

const isOver = (row: MoneyRow): boolean => row.over !== null && row.over > 0;

export function pendingNote(count: number, amount: Dong | null): readonly Words[] {
  if (count === 0) return [];
  const sum = (language: 'vi' | 'en'): string =>
    amount === null ? '' : ` (${formatDong(amount, language)})`;
  return [
    {
      vi: `Chưa tính ${formatNumber(count)} lần giải ngân chờ xác nhận${sum('vi')}.`,
      en: `Not counted: ${formatNumber(count, 'en')} disbursements to be confirmed${sum('en')}.`,
    },
  ];
}

/** What nobody wrote is no zero: "3/41 phiếu chưa ghi số nữ; …". Those that nobody left open are not named. */
export function blanksNote(
  of: Words,
  all: number,
  blanks: readonly (readonly [field: Words, count: number])[],
): readonly Words[] {
  const open = blanks.filter(([, count]) => count > 0);
  if (open.length === 0) return [];
  return [
    {
      vi: `Chưa ghi, trên ${formatNumber(all)} ${of.vi}: ${open.map(([{ vi }, count]) => `${vi} ${formatNumber(count)}`).join(', ')}.`,
      en: `Left open, of ${formatNumber(all, 'en')} ${of.en}: ${open.map(([{ en }, count]) => `${en} ${count}`).join(', ')}.`,
    },
  ];
}

export function reviewNote(count: number): readonly Words[] {
  if (count === 0) return [];
  return [
    {
      vi: `${formatNumber(count)} mục cần xem lại đang được tính.`,
      en: `Includes ${formatNumber(count, 'en')} entries to review.`,
    },
  ];
}

const nameOf = ({ heading: { code, name } }: Summed): string => (code === '' ? name : `${code} – ${name}`);
const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

function andMore(all: readonly unknown[], language: 'vi' | 'en'): string {
  const more = all.length - MOST;
  if (more <= 0) return '';
  return { vi: `; và ${more} dòng khác`, en: `; and ${more} more rows` }[language];
}
