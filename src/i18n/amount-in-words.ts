/**
 * Amounts written out, as vouchers ask: "Một trăm hai mươi bốn triệu tám trăm nghìn đồng".
 */
import type { Dong } from '../core/dong.ts';
import type { Language } from '../core/text.ts';

/** The amount in words, with a capital letter and its unit. Exact for every `Dong`. */
export function amountInWords(amount: Dong, language: Language = 'vi'): string {
  const words = `${numberInWords(amount, language)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A safe integer in words, in small letters. */
export function numberInWords(value: number, language: Language = 'vi'): string {
  const size = Math.abs(value);
  const words = language === 'vi' ? inVietnamese(size) : inEnglish(size);
  if (value < 0) return language === 'vi' ? `âm ${words}` : `minus ${words}`;
  return words;
}

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** Beyond the thousand million the count starts again: 1.500 tỷ is "một nghìn năm trăm tỷ". */
function inVietnamese(size: number): string {
  if (size === 0) return 'không';
  const billions = Math.floor(size / 1e9);
  const rest = size % 1e9;
  const words = billions > 0 ? [inVietnamese(billions), 'tỷ'] : [];
  const scales = ['triệu', 'nghìn', ''];
  for (const [place, group] of [Math.floor(rest / 1e6), Math.floor(rest / 1e3) % 1e3, rest % 1e3].entries()) {
    // A group of zeros is passed over; a later group names its empty hundreds: "một triệu không trăm linh năm".
    if (group > 0) words.push(groupInVietnamese(group, words.length > 0, place === 2), scales[place] ?? '');
  }
  return words.filter((word) => word !== '').join(' ');
}

function groupInVietnamese(group: number, follows: boolean, last: boolean): string {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor(group / 10) % 10;
  const ones = group % 10;
  const words: string[] = [];
  if (hundreds > 0 || follows) words.push(digit(hundreds), 'trăm');
  if (tens === 1) words.push('mười');
  else if (tens > 1) words.push(digit(tens), 'mươi');
  else if (ones > 0 && words.length > 0) words.push('linh');
  if (ones > 0) words.push(onesAfter(tens, ones, last));
  return words.join(' ');
}

/**
 * One, four and five sound otherwise after a ten: hai mươi mốt, hai mươi tư, mười lăm. `bốn` is right there
 * too, and stays before nghìn, triệu and tỷ, as vouchers have it: "hai mươi bốn triệu".
 */
function onesAfter(tens: number, ones: number, last: boolean): string {
  if (ones === 1 && tens > 1) return 'mốt';
  if (ones === 4 && tens > 1 && last) return 'tư';
  if (ones === 5 && tens > 0) return 'lăm';
  return digit(ones);
}

function digit(value: number): string {
  return DIGITS[value] ?? '';
}

const SCALES = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );

function inEnglish(size: number): string {
  if (size === 0) return 'zero';
  const words: string[] = [];
  for (let place = SCALES.length - 1; place >= 0; place--) {
    const group = Math.floor(size / 1000 ** place) % 1000;
    if (group === 0) continue;
    // British: the last hundred takes an "and", also after an empty one: "one thousand and five".
    if (place === 0 && group < 100 && words.length > 0) words.push('and');
    words.push(groupInEnglish(group), SCALES[place] ?? '');
  }
  return words.filter((word) => word !== '').join(' ');
}

function groupInEnglish(group: number): string {
  const hundreds = Math.floor(group / 100);
  const below = group % 100;
  const belowWords =
    below < 20
      ? (SMALL[below] ?? '')
      : [TENS[Math.floor(below / 10)], SMALL[below % 10]].join('-').replace(/-zero$/u, '');
  if (hundreds === 0) return belowWords;
  const hundredWords = `${SMALL[hundreds] ?? ''} hundred`;
  return below === 0 ? hundredWords : `${hundredWords} and ${belowWords}`;
}
