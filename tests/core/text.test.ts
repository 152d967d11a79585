import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, fold } from '../../src/core/text.ts';

const anyText = fc.string({ unit: 'binary' });

describe('folding text for search', () => {
  test('knows neither accents nor case nor đ', () => {
    expect(fold('Trâu sinh sản')).toBe('trau sinh san');
    expect(fold('ĐỨC, Ưỡn ngực, quýt Bắc Kạn')).toBe('duc, uon nguc, quyt bac kan');
  });

  test('reads full-width letters and joined letters as plain ones', () => {
    expect(fold('ＴＲ　ﬁ')).toBe('tr fi');
  });

  test('gives one text for both ways in which a phone writes an accent', () => {
    expect(fold('Phủ Thông'.normalize('NFD'))).toBe(fold('Phủ Thông'.normalize('NFC')));
    fc.assert(fc.property(anyText, (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))));
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('cleaning typed text', () => {
  test('joins blanks, trims and composes accents', () => {
    expect(clean('  Thôn \t Nà\u00A0Cà  '.normalize('NFD'))).toBe('Thôn Nà Cà');
  });

  test('turns line breaks into blanks unless lines are kept', () => {
    expect(clean('một\r\nhai')).toBe('một hai');
    expect(clean(' một \r\n\r\n\r\n\r\nhai\u2028ba \n', { keepLines: true })).toBe('một\n\nhai\nba');
  });

  test('drops invisible signs that come with a paste, and keeps a composed emoji whole', () => {
    expect(clean('\uFEFFNà\u200BCà')).toBe('NàCà');
    expect(clean('👨‍🌾 trồng quế')).toBe('👨‍🌾 trồng quế');
  });

  test('drops control characters', () => {
    expect(clean('a\u0000b\u0007c')).toBe('a b c');
  });

  test('changes nothing the second time, and is NFC', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, keepLines) => {
        const once = clean(text, { keepLines });
        expect(clean(once, { keepLines })).toBe(once);
        expect(once.normalize('NFC')).toBe(once);
      }),
    );
  });
});
