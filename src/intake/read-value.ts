/** One cell as the value of a field, or what is wrong with it. Nothing is guessed that can be read in two ways. */
import type { Day } from '../core/day.ts';
import { addDays, makeDay } from '../core/day.ts';
import type { Field } from '../core/field.ts';
import { clean } from '../core/text.ts';
import { parseDayText } from '../i18n/parse-day.ts';
import type { MoneyUnit } from './above-table.ts';
import { textOfCell, type Cell } from './cell.ts';
import { plainWords } from './known-words.ts';
import type { LookContext, Lookups } from './lookups.ts';
import { notInList, severalOf, type ReadValue } from './read-answer.ts';
import { readOneOf, readSomeOf } from './read-choice.ts';
import { isDash, readCount, readMoney, readQuantity } from './read-number.ts';

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
      return isDash(text) ? BLANK : readOneOf(field.options, text);
    case 'choices':
      return isDash(text) ? BLANK : readSomeOf(field.options, text);
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
