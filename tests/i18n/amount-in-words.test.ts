import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DONG_LIMIT, dong } from '../../src/core/dong.ts';
import { amountInWords, numberInWords } from '../../src/i18n/amount-in-words.ts';

describe('a number in Vietnamese words', () => {
  test.each([
    [0, 'không'],
    [1, 'một'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [31, 'ba mươi mốt'],
    [44, 'bốn mươi tư'],
    [55, 'năm mươi lăm'],
    [91, 'chín mươi mốt'],
    [99, 'chín mươi chín'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [104, 'một trăm linh bốn'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [111, 'một trăm mười một'],
    [115, 'một trăm mười lăm'],
    [121, 'một trăm hai mươi mốt'],
    [205, 'hai trăm linh năm'],
    [999, 'chín trăm chín mươi chín'],
    [1_000, 'một nghìn'],
    [1_001, 'một nghìn không trăm linh một'],
    [1_010, 'một nghìn không trăm mười'],
    [1_100, 'một nghìn một trăm'],
    [2_024, 'hai nghìn không trăm hai mươi tư'],
    [10_000, 'mười nghìn'],
    [15_000, 'mười lăm nghìn'],
    [21_000, 'hai mươi mốt nghìn'],
    [24_000, 'hai mươi bốn nghìn'],
    [100_000, 'một trăm nghìn'],
    [105_000, 'một trăm linh năm nghìn'],
    [1_000_000, 'một triệu'],
    [1_000_005, 'một triệu không trăm linh năm'],
    [1_005_000, 'một triệu không trăm linh năm nghìn'],
    [1_200_000, 'một triệu hai trăm nghìn'],
    [12_500_000, 'mười hai triệu năm trăm nghìn'],
    [124_800_000, 'một trăm hai mươi bốn triệu tám trăm nghìn'],
    [850_000_000, 'tám trăm năm mươi triệu'],
    [1_000_000_000, 'một tỷ'],
    [1_250_000_000, 'một tỷ hai trăm năm mươi triệu'],
    [1_000_000_001, 'một tỷ không trăm linh một'],
    [1_001_000_000, 'một tỷ không trăm linh một triệu'],
    [21_000_000_000, 'hai mươi mốt tỷ'],
    [1_500_000_000_000, 'một nghìn năm trăm tỷ'],
    [1_005_000_000_000, 'một nghìn không trăm linh năm tỷ'],
    [1_000_000_000_000_000, 'một triệu tỷ'],
    [-2_000_000, 'âm hai triệu'],
  ])('%d is read %s', (value, words) => {
    expect(numberInWords(value)).toBe(words);
  });

  test('says the same number back when it is read word by word', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DONG_LIMIT }), (value) => {
        expect(readVietnamese(numberInWords(value))).toBe(value);
      }),
    );
  });

  test('keeps the reading rules everywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DONG_LIMIT }), (value) => {
        const words = ` ${numberInWords(value)} `;
        expect(words, 'mốt, tư and lăm only after a ten').not.toMatch(/(?<!mươi) (mốt|tư) /u);
        expect(words).not.toMatch(/(?<!mươi|mười) lăm /u);
        expect(words, 'no plain một or năm after mươi').not.toMatch(/mươi (một|năm) /u);
        expect(words, 'no plain năm after mười').not.toMatch(/mười (năm|mốt|tư) /u);
        expect(words, 'linh only between hundreds and ones').not.toMatch(
          /(?<!trăm) linh | linh (mười|lăm|mốt)/u,
        );
        expect(words, 'never one or no ten').not.toMatch(/(một|không) mươi/u);
        expect(words, 'never a scale of nothing').not.toMatch(/không (nghìn|triệu|tỷ)/u);
        expect(words).not.toMatch(/ {2}/u);
      }),
    );
  });
});

describe('a number in English words', () => {
  test.each([
    [0, 'zero'],
    [15, 'fifteen'],
    [21, 'twenty-one'],
    [40, 'forty'],
    [100, 'one hundred'],
    [105, 'one hundred and five'],
    [1_005, 'one thousand and five'],
    [1_105, 'one thousand one hundred and five'],
    [124_800_000, 'one hundred and twenty-four million eight hundred thousand'],
    [1_000_000_000_000_000, 'one quadrillion'],
    [-2_000_000, 'minus two million'],
  ])('%d is read %s', (value, words) => {
    expect(numberInWords(value, 'en')).toBe(words);
  });

  test('is another text for another number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 - 1 }), (value) => {
        expect(numberInWords(value, 'en')).not.toBe(numberInWords(value + 1, 'en'));
      }),
    );
  });
});

describe('an amount in words', () => {
  test('begins with a capital letter and ends with its unit', () => {
    expect(amountInWords(dong.parse(124_800_000))).toBe('Một trăm hai mươi bốn triệu tám trăm nghìn đồng');
    expect(amountInWords(dong.parse(-50_000))).toBe('Âm năm mươi nghìn đồng');
    expect(amountInWords(dong.parse(0))).toBe('Không đồng');
    expect(amountInWords(dong.parse(1_000_000), 'en')).toBe('One million đồng');
  });
});

/** Reads the words back by a rule of its own: multiply at mươi, trăm, nghìn, triệu, tỷ. */
function readVietnamese(text: string): number {
  const ones = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  const also: Record<string, number> = { mốt: 1, tư: 4, lăm: 5 };
  const scales: Record<string, number> = { nghìn: 1e3, triệu: 1e6 };
  let billions = 0;
  let sum = 0;
  let group = 0;
  let digit = 0;
  for (const word of text.split(' ')) {
    const value = also[word] ?? ones.indexOf(word);
    const scale = scales[word];
    if (value >= 0) {
      group += digit;
      digit = value;
    } else if (word === 'mười') {
      digit = 10;
    } else if (word === 'mươi') {
      digit *= 10;
    } else if (word === 'trăm') {
      group += digit * 100;
      digit = 0;
    } else if (scale !== undefined) {
      sum += (group + digit) * scale;
      group = digit = 0;
    } else if (word === 'tỷ') {
      billions = sum + group + digit;
      sum = group = digit = 0;
    } else if (word !== 'linh') {
      throw new Error(`unknown word ${word}`);
    }
    if (word === 'mươi' || word === 'mười') {
      group += digit;
      digit = 0;
    }
  }
  return billions * 1e9 + sum + group + digit;
}
