/** One cell as the value of a field, or what is wrong with it. Nothing is guessed that can be read in two ways. */
import type { Day } from '../core/day.ts';
import { addDays, makeDay } from '../core/day.ts';
import type { Field } from '../core/field.ts';
import type { Id } from '../core/id.ts';
import { clean, englishOf, type Words } from '../core/text.ts';
import { parseDayText } from '../i18n/parse-day.ts';
import type { MoneyUnit } from './above-table.ts';
import { textOfCell, type Cell } from './cell.ts';
import { plainWords } from './known-words.ts';
import type { LookContext, Lookups } from './lookups.ts';
import { isDash, readCount, readMoney, readQuantity } from './read-number.ts';

export type ReadValue =
  | { readonly value: unknown }
  /** `options`: what it may mean, where it may mean several things. */
  | { readonly problem: Words; readonly options?: readonly Id[] };

export interface ReadContext {
  readonly unit: MoneyUnit;
  readonly lookups: Lookups;
  readonly look: LookContext;
}

const BLANK: ReadValue = { value: null };

export function readValue(field: Field, cell: Cell, context: ReadContext): ReadValue {
  const text = textOfCell(cell);
  if (text === '') return BLANK;
  switch (field.type) {
    case 'text':
      return short(clean(text), field.max);
    case 'note':
      return short(typeof cell === 'string' ? clean(cell, { keepLines: true }) : text, field.max);
    case 'count':
      return readCount(cell);
    case 'quantity':
    case 'percent':
      return readQuantity(cell);
    case 'dong':
      return readMoney(cell, context.unit);
    case 'day':
      return readDay(cell, context.look.year);
    case 'year':
      return readYear(text);
    case 'yesNo':
      return readYesNo(text);
    case 'choice':
      return isDash(text) ? BLANK : oneOf(field.options, text);
    case 'choices':
      return isDash(text) ? BLANK : someOf(field.options, text);
    case 'ref':
      return isDash(text) ? BLANK : pointTo(field.to, text, context);
    case 'refs':
      return isDash(text) ? BLANK : pointToAll(field.to, text, context);
    case 'rows':
    case 'position':
    case 'value':
      return BLANK;
    default:
      return field satisfies never;
  }
}

function short(text: string, max: number): ReadValue {
  if (text.length <= max) return { value: text };
  const [vi, en] = [`Dài quá ${max} chữ (đang có ${text.length}). Rút ngắn lại.`, `Over ${max} characters.`];
  return { problem: { vi, en } };
}

/** Day 60 of Excel is a 29 February that never was; no list is as old as that. */
const EXCEL_ZERO = makeDay(1899, 12, 30);

function readDay(cell: Cell, year: number | null): ReadValue {
  if (typeof cell === 'object' && cell !== null) return { value: cell.day };
  const serial =
    typeof cell === 'number' ? cell : /^\d{5}$/u.test(textOfCell(cell)) ? Number(textOfCell(cell)) : null;
  if (serial !== null && serial > 20_000 && serial < 60_000 && EXCEL_ZERO !== null) {
    return { value: addDays(EXCEL_ZERO, Math.floor(serial)) satisfies Day };
  }
  const text = textOfCell(cell);
  if (isDash(text)) return BLANK;
  const parsed = parseDayText(text, year === null ? {} : { year });
  return 'problem' in parsed ? parsed : { value: parsed.day };
}

function readYear(text: string): ReadValue {
  const found = /(?:^|\D)(20[1-4]\d)(?:\D|$)/u.exec(text)?.[1];
  if (found !== undefined) return { value: Number(found) };
  return { problem: { vi: 'Chưa đọc được năm. Ghi như 2026.', en: 'This is not a year. Type 2026.' } };
}

function readYesNo(text: string): ReadValue {
  const plain = plainWords(text);
  if (/^(?:x|co|1|dung|yes|true|dbkk|da .*)$/u.test(plain) || /^[✓✔☑]$/u.test(text)) return { value: true };
  if (/^(?:khong|0|k|sai|no|false|chua.*)$/u.test(plain)) return { value: false };
  if (isDash(text)) return BLANK;
  return { problem: { vi: 'Ghi "có", "không", hoặc đánh dấu x.', en: 'Write "có", "không", or an x.' } };
}

type Options = Readonly<Record<string, Words>>;

function oneOf(options: Options, text: string): ReadValue {
  const found = optionsLike(options, text);
  const [only, another] = found;
  if (only !== undefined && another === undefined) return { value: only };
  return { problem: notInList(text) };
}

/** The option that is meant, by its words or its key; several where a word fits more than one. */
export function optionsLike(options: Options, text: string): readonly string[] {
  const plain = plainWords(text);
  const keys = Object.keys(options);
  const says = (key: string): readonly string[] => [
    plainWords(options[key]?.vi ?? ''),
    plainWords(options[key] ? englishOf(options[key]) : ''),
    plainWords(key),
    ...(SHORT[key] ?? []),
  ];
  const same = keys.filter((key) => says(key).includes(plain));
  if (same.length > 0) return same;
  const part = keys.filter((key) =>
    says(key).some(
      (said) =>
        (said.length > 3 && !ALONE.has(said) && ` ${plain} `.includes(` ${said} `)) ||
        (plain.length > 3 && ` ${said} `.includes(` ${plain} `)),
    ),
  );
  return part;
}

/** Words that mean something else within others: "đơn vị tính", "giảm nghèo". */
const ALONE: ReadonlySet<string> = new Set(['tinh', 'giam', 'tang', 'khac', 'giao']);

/** How tables shorten the words of money and of support. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  dau_tu: ['dtpt', 'von dau tu', 'von dt', 'dau tu cong', 'dau tu phat trien', 'dau tu'],
  thuong_xuyen: ['von su nghiep', 'su nghiep', 'vsn', 'thuong xuyen', 'chi thuong xuyen', 'kp thuong xuyen'],
  nstw: ['tw', 'trung uong', 'ngan sach tw', 'ns trung uong', 'von tw'],
  ns_tinh: ['tinh', 'ngan sach tinh', 'nsdp', 'ngan sach dia phuong', 'dia phuong'],
  ns_huyen: ['huyen', 'ngan sach huyen'],
  ns_xa: ['xa', 'ngan sach xa'],
  nhan_dan: ['dan dong gop', 'doi ung', 'nhan dan', 'dan', 'doi ung cua dan', 'doi ung cua ho', 'ho doi ung'],
  tin_dung: ['tin dung', 'nhcsxh', 'vay'],
  khac: ['khac', 'von khac'],
  long_ghep: ['long ghep'],
  doanh_nghiep: ['doanh nghiep', 'dn'],
  thanh_toan_khoi_luong: ['thanh toan', 'tt', 'thanh toan klht', 'khoi luong hoan thanh'],
  tam_ung: ['tu', 'ung'],
  thu_hoi_tam_ung: ['thu hoi', 'thu hoi ung', 'hoan ung'],
  chuoi_gia_tri: ['lien ket', 'chuoi', 'chuoi gia tri'],
  duoi_3_thang: ['duoi 3 thang', 'duoi 03 thang', 'thuong xuyen duoi 3 thang'],
  giao_dau_nam: ['dau nam', 'giao'],
  dieu_chinh_tang: ['tang', 'bo sung tang'],
  dieu_chinh_giam: ['giam'],
};

function someOf(options: Options, text: string): ReadValue {
  const keys = Object.keys(options);
  if (keys.every((key) => /^\d{1,2}$/u.test(key))) return months(keys, text);
  const read = text.split(/\s*[,;\n]\s*/u).map((part) => oneOf(options, part));
  const problem = read.find((one) => 'problem' in one);
  if (problem) return problem;
  const chosen = new Set(read.map((one) => ('value' in one ? one.value : null)));
  return { value: keys.filter((key) => chosen.has(key)) };
}

/** "tháng 10-11", "T3, T4", "quý IV", "10,11/2026" */
function months(keys: readonly string[], text: string): ReadValue {
  const plain = plainWords(text.replace(/\/?\b20\d\d\b/gu, ' ').replace(/\s*[-–—]\s*/gu, ' den '));
  const chosen = new Set<number>();
  const left = plain
    .replace(/quy (iv|i{1,3}|[1-4])\b/gu, (_, quarter: string) => {
      const number = ['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1 || Number(quarter);
      for (let month = number * 3 - 2; month <= number * 3; month++) chosen.add(month);
      return ' ';
    })
    .replace(/\b(?:t|thang) ?(?=\d)/gu, ' ')
    .replace(/(\d{1,2}) den (?:thang )?(\d{1,2})/gu, (_, from: string, to: string) => {
      for (let month = Number(from); month <= Math.min(12, Number(to)); month++) chosen.add(month);
      return ' ';
    })
    .replace(/\b\d{1,2}\b/gu, (month) => {
      chosen.add(Number(month));
      return ' ';
    });
  const wrong = [...chosen].some((month) => month < 1 || month > 12);
  if (wrong || chosen.size === 0 || /\d/u.test(left)) {
    return {
      problem: { vi: 'Chưa đọc được tháng. Ghi như "10, 11".', en: 'Months are written like "10, 11".' },
    };
  }
  return { value: keys.filter((key) => chosen.has(Number(key))) };
}

function pointTo(to: readonly string[] | null, text: string, { lookups, look }: ReadContext): ReadValue {
  const found = (to ?? []).flatMap((kind) => lookups.find(kind, text, look));
  const [only, another] = found;
  if (only === undefined) return { problem: notInList(text) };
  return another === undefined ? { value: only } : { problem: severalOf(text, found.length), options: found };
}

function pointToAll(to: readonly string[] | null, text: string, context: ReadContext): ReadValue {
  const whole = pointTo(to, text, context);
  if ('value' in whole) return { value: [whole.value] };
  const ids: unknown[] = [];
  for (const part of text.split(/\s*(?:[,;\n+]|\svà\s)\s*/u).filter((one) => one !== '')) {
    const read = pointTo(to, part, context);
    if ('problem' in read) return read;
    ids.push(read.value);
  }
  return { value: [...new Set(ids)] };
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function notInList(text: string): Words {
  return {
    vi: `Không có "${cut(text)}" trong danh sách. Chọn giúp.`,
    en: `"${cut(text)}" is not in the list.`,
  };
}

function severalOf(text: string, count: number): Words {
  return {
    vi: `Có ${count} mục tên "${cut(text)}". Chọn một.`,
    en: `${count} are called "${cut(text)}". Choose one.`,
  };
}
