/**
 * Money as officers type it: `1,2 tr`, `1 tỷ 250`, `500k`, `1.500.000 đ` (field.md §3.3).
 *
 * The arithmetic is on whole numbers only. What can be read in two ways is asked back, not guessed.
 */
import { DONG_LIMIT, toDong } from '../core/dong.ts';
import type { Dong } from '../core/dong.ts';
import type { Words } from '../core/text.ts';
import { plainTyped, readDigits } from './read-digits.ts';

export type ParsedAmount = { readonly dong: Dong } | { readonly problem: Words };

/** Reads an amount in đồng, or says what to type instead. Below zero only where `negative` allows it. */
export function parseAmount(text: string, options: { readonly negative?: boolean } = {}): ParsedAmount {
  const typed = plainTyped(text);
  if (typed === null) return { problem: PROBLEMS.letters };
  if (typed === '') return { problem: PROBLEMS.empty };
  if (typed.length > LONGEST)
    return { problem: /^[\d., -]+$/u.test(typed) ? PROBLEMS.tooLarge : PROBLEMS.letters };
  const [, sign = '', body = ''] = SIGNED.exec(typed) ?? [];
  const size = readSize(body.trim());
  if (typeof size !== 'bigint') return { problem: size };
  if (size > BigInt(DONG_LIMIT)) return { problem: PROBLEMS.tooLarge };
  if (sign !== '' && options.negative !== true) return { problem: PROBLEMS.negative };
  const dong = toDong(Number(sign === '' ? size : -size));
  return dong === null ? { problem: PROBLEMS.tooLarge } : { dong };
}

const PROBLEMS = {
  empty: {
    vi: 'Chưa có số tiền. Ghi như 1,2 tr hoặc 1.200.000.',
    en: 'No amount yet. Type 1,2 tr or 1.200.000.',
  },
  letters: {
    vi: 'Chưa đọc được số tiền. Ghi số và đơn vị, như 1,2 tr hoặc 500k.',
    en: 'This is not an amount. Type a number and a unit, like 1,2 tr or 500k.',
  },
  unit: {
    vi: 'Chưa rõ đơn vị. Ghi thêm tr hoặc tỷ, như 1,5 tr; hoặc ghi đủ số: 1.500.000.',
    en: 'The unit is missing. Add tr or tỷ, like 1,5 tr, or type it all: 1.500.000.',
  },
  groups: {
    vi: 'Dấu chấm, dấu phẩy chưa đúng chỗ. Ghi như 1.500.000 hoặc 1,5 tr.',
    en: 'Dots or commas are out of place. Type 1.500.000 or 1,5 tr.',
  },
  order: {
    vi: 'Chưa rõ số tiền. Ghi từ đơn vị lớn đến nhỏ, như 1 tỷ 250 triệu.',
    en: 'Unclear amount. Type the larger unit first, like 1 tỷ 250 triệu.',
  },
  rest: {
    vi: 'Phần sau chưa rõ đơn vị. Ghi như 1 tỷ 25 triệu hoặc 1,25 tỷ.',
    en: 'The second part has no unit. Type 1 tỷ 25 triệu or 1,25 tỷ.',
  },
  fraction: {
    vi: 'Số tiền lẻ dưới 1 đồng. Bớt số sau dấu phẩy.',
    en: 'This is less than a whole đồng. Type fewer decimals.',
  },
  negative: {
    vi: 'Số tiền ở đây không được âm. Bỏ dấu trừ.',
    en: 'This amount cannot be negative. Remove the minus sign.',
  },
  tooLarge: {
    vi: 'Số tiền quá lớn. Tối đa 1 triệu tỷ đồng; xem lại số chữ số 0.',
    en: 'Too large: at most 1,000,000 tỷ đồng. Count the zeros again.',
  },
} satisfies Record<string, Words>;

const SIGNED = /^(-|−|–|am )?(.*)$/u;

/** What may follow a number, folded, and how many đồng it stands for. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['d', 1n],
  ['dong', 1n],
  ['vnd', 1n],
  ['₫', 1n],
  ['k', 1_000n],
  ['ng', 1_000n],
  ['nghin', 1_000n],
  ['ngan', 1_000n],
  ['tr', 1_000_000n],
  ['trieu', 1_000_000n],
  ['ty', 1_000_000_000n],
  ['ti', 1_000_000_000n],
  ['nghinty', 1_000_000_000_000n],
  ['nganty', 1_000_000_000_000n],
]);

/** A number with what is written after it, as far as the next number. */
const PART = /^(\d[\d.,]*)(?![\d.,])(?:\s*([a-z₫][a-z₫. ]*))?(?=\d|$)/u;

/** The longest true amount, "999.999 tỷ 999 triệu 999 nghìn 999 đồng", has 41 characters. */
const LONGEST = 60;

/** The amount without its sign, or what is wrong with it. */
function readSize(body: string): bigint | Words {
  if (/^\d[\d.,]*e\+?(1[6-9]|[2-9]\d|\d{3,})$/u.test(body)) return PROBLEMS.tooLarge;
  let left = joinSpacedGroups(body);
  let sum = 0n;
  let smallest: bigint | null = null;
  while (left !== '') {
    const part = PART.exec(left);
    if (part === null) return /^[\d., ]+$/u.test(left) ? PROBLEMS.groups : PROBLEMS.letters;
    left = left.slice(part[0].length);
    const unit = unitOf(part[2] ?? '');
    if (unit === null) return PROBLEMS.letters;
    const value = smallest === null ? readPart(part[1] ?? '', unit) : readNext(part[1] ?? '', unit, smallest);
    if (typeof value !== 'bigint') return value;
    sum += value;
    smallest = unit ?? 1n;
  }
  return smallest === null ? PROBLEMS.letters : sum;
}

/** `1 500 000` is one number: thousands may be parted by blanks. */
function joinSpacedGroups(body: string): string {
  return body.replace(/^\d{1,3}(?: \d{3})+(?![\d.,])/u, (groups) => groups.replaceAll(' ', ''));
}

/** đồng per unit; undefined where nothing is written, null where no such unit is known. */
function unitOf(written: string): bigint | undefined | null {
  const words = written.trim().replace(/\.$/u, '');
  if (words === '') return undefined;
  const joined = words.replaceAll(' ', '');
  return UNITS.get(joined) ?? UNITS.get(joined.replace(/\.?(dong|vnd|d|₫)$/u, '')) ?? null;
}

function readPart(number: string, unit: bigint | undefined): bigint | Words {
  const inOnes = unit === undefined || unit === 1n;
  const digits = readDigits(number.replace(/[.,]$/u, ''), { commaGroups: inOnes });
  if (digits === null) return PROBLEMS.groups;
  if (unit !== undefined) return inDong(digits.whole, digits.fraction, unit);
  // A bank's "1.500.000,00" says đồng; "1.5" and "850" say nothing, and no price is below a thousand.
  const complete =
    (digits.fraction === '' || digits.fraction === '00') && !/^0*[1-9]\d{0,2}$/u.test(digits.whole);
  return complete ? BigInt(digits.whole) : PROBLEMS.unit;
}

/** What follows `1 tỷ`: `250 triệu`; `250` (triệu) and `2` (hundred triệu) as spoken; never as much again. */
function readNext(number: string, unit: bigint | undefined, larger: bigint): bigint | Words {
  if (larger === 1n) return PROBLEMS.order;
  if (unit === undefined && /^(\d|\d{3})$/u.test(number)) return inDong('0', number, larger);
  if (unit === undefined && /^\d{2}$/u.test(number)) return PROBLEMS.rest;
  const value = readPart(number, unit);
  if (typeof value !== 'bigint') return value;
  return value < larger ? value : PROBLEMS.order;
}

function inDong(whole: string, fraction: string, unit: bigint): bigint | Words {
  const divisor = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * unit;
  return scaled % divisor === 0n ? scaled / divisor : PROBLEMS.fraction;
}
