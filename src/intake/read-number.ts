/** Numbers of cells, exactly: money in whole đồng whatever the table's unit, counts, quantities. */
import { toDong, type Dong } from '../core/dong.ts';
import type { Words } from '../core/text.ts';
import { parseAmount } from '../i18n/parse-amount.ts';
import { parseCount, parseQuantity } from '../i18n/parse-number.ts';
import { plainTyped, readDigits } from '../i18n/read-digits.ts';
import { moneyUnits, type MoneyUnit } from './above-table.ts';
import { textOfCell, type Cell } from './cell.ts';

export type ReadNumber<T> = { readonly value: T | null } | { readonly problem: Words };

/** A dash is how tables write that there is none. */
export function isDash(text: string): boolean {
  return /^[-–—_.…/]{1,3}$/u.test(text);
}

/** An amount in đồng: a bare number in the table's unit, "1,5 tr" as it says itself, `(150)` below zero. */
export function readMoney(cell: Cell, unit: MoneyUnit): ReadNumber<Dong> {
  const size = moneyUnits[unit].size;
  if (typeof cell === 'number') return dongs(Math.round(cell * size));
  const text = textOfCell(cell);
  if (text === '' || isDash(text)) return { value: null };
  const plain = plainTyped(text) ?? text;
  const [, open = '', sign = '', body = ''] = /^(\(?)\s*([-−–]?)\s*(.*?)\s*\)?$/u.exec(plain) ?? [];
  const below = open !== '' || sign !== '';
  const digits = /^[\d., ]+$/u.test(body)
    ? readDigits(body.replaceAll(' ', ''), { commaGroups: size === 1 })
    : null;
  if (digits !== null) return dongs((below ? -1 : 1) * inDong(digits.whole, digits.fraction, size));
  const parsed = parseAmount(below ? `-${body}` : body, { negative: true });
  return 'problem' in parsed ? parsed : { value: parsed.dong };
}

/** Beyond nine digits after the comma nothing is left of a đồng. */
function inDong(whole: string, fraction: string, size: number): number {
  const scaled = BigInt(whole + fraction.slice(0, 12)) * BigInt(size) * 10n;
  const tenths = scaled / 10n ** BigInt(Math.min(fraction.length, 12));
  return Number((tenths + 5n) / 10n);
}

const TOO_LARGE: Words = { vi: 'Số tiền quá lớn. Xem lại đơn vị tính.', en: 'Too large. Check the unit.' };

function dongs(value: number): ReadNumber<Dong> {
  const dong = toDong(value);
  return dong === null ? { problem: TOO_LARGE } : { value: dong };
}

/** A whole number: `14`, "14 người", `1.200`. */
export function readCount(cell: Cell): ReadNumber<number> {
  const text = numberText(cell);
  if (text === '' || isDash(text)) return { value: null };
  const parsed = parseCount(text.replace(/\s*(?:người|hộ|khẩu|nhân khẩu|lao động)$/iu, ''));
  return 'problem' in parsed ? parsed : { value: parsed.count };
}

export function readQuantity(cell: Cell): ReadNumber<number> {
  const text = numberText(cell);
  if (text === '' || isDash(text)) return { value: null };
  const parsed = parseQuantity(text.replace(/\s*%$/u, ''));
  return 'problem' in parsed ? parsed : { value: parsed.quantity };
}

/** What a spreadsheet computed carries binary dust. */
function numberText(cell: Cell): string {
  return typeof cell === 'number' ? textOfCell(Math.round(cell * 1e6) / 1e6) : textOfCell(cell);
}
