/** Names as people write them, in their time and place. */
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/core/day.ts';
import { lookups } from './ugly-files.ts';

const nowhere = { commune: null, day: null, year: null, nodeAbove: null };
const find = (kind: string, text: string, more: Partial<Parameters<typeof lookups.find>[2]> = {}) =>
  lookups.find(kind, text, { ...nowhere, ...more });

describe('a commune', () => {
  test.each([
    ['Phủ Thông', ['01969']],
    ['UBND xã Phủ Thông', ['01969']],
    ['phu thong', ['01969']],
    ['01981 – Vĩnh Thông', ['01981']],
    ['Vi Hương', ['01969']],
    ['xã Sỹ Bình', ['01981']],
    ['huyện Bạch Thông', ['01969', '01981']],
    ['Hà Nội', []],
  ])('is found as "%s"', (text, ids) => {
    expect(find('commune', text)).toEqual(ids);
  });
});

describe('a village', () => {
  test.each([
    ['Nà Tu', ['v.01969.02']],
    ['Thôn NÀ TU'.normalize('NFD'), ['v.01969.02']],
    ['na tu', ['v.01969.02', 'v.01969.03']],
    ['bản Nà Tư', ['v.01969.03']],
    ['Pá Hạ', ['v.01969.03']],
    ['Khuổi Slao', ['v.01969.02']],
    ['Nà Hin', ['v.01969.01', 'v.01981.01']],
    ['Nà Hin, xã Vĩnh Thông', ['v.01981.01']],
    ['Nà Hin (Sỹ Bình)', ['v.01981.01']],
    ['Nà Lạ', []],
  ])('is found as "%s", as what it went into, or as several', (text, ids) => {
    expect(find('village', text)).toEqual(ids);
  });

  test('is looked for in the commune of its row first', () => {
    expect(find('village', 'Nà Hin', { commune: '01981' })).toEqual(['v.01981.01']);
  });

  test('has its old name at any time, where no other village had it on that day', () => {
    const day = parseDay('2026-03-01');
    expect(find('village', 'Khuổi Slao', { day })).toEqual(['v.01969.02']);
  });
});

describe('a node of a programme', () => {
  test.each([
    ['DTTS21.DA3.TDA2', ['DTTS21.DA3.TDA2']],
    ['tiểu dự án 2 dự án 3 chương trình DTTS', ['DTTS21.DA3.TDA2']],
    ['DA10-TDA3', ['DTTS21.DA10.TDA3']],
    ['NDTP 03 - ND 09', ['NTM21.NDTP03.ND09']],
    ['Hợp phần thứ hai, nội dung thành phần 02', ['CT26.HP2.NDTP02']],
    ['DA3-TDA1', ['DTTS21.DA3.TDA1', 'GN21.DA3.TDA1']],
    ['Chương trình MTQG giảm nghèo bền vững', ['GN21']],
    ['Dự án 99', []],
  ])('is found as "%s"', (text, ids) => {
    expect([...find('programmeNode', text)].sort((a, b) => (a < b ? -1 : 1))).toEqual(ids);
  });

  test('is understood below the node that heads it, and in its year', () => {
    expect(find('programmeNode', 'Tiểu dự án 1', { nodeAbove: 'GN21.DA3' })).toEqual(['GN21.DA3.TDA1']);
    expect(find('programmeNode', 'Dự án 4', { nodeAbove: 'DTTS21.DA3' })).toEqual(['DTTS21.DA4']);
  });
});

describe('a trade', () => {
  test.each([
    ['Hàn', ['trade.han']],
    ['Nghề hàn', ['trade.han']],
    ['2. Trồng quế', ['trade.que']],
    ['quế', ['trade.que']],
    ['Làm bún', []],
  ])('is found as "%s"', (text, ids) => {
    expect(find('trade', text)).toEqual(ids);
  });
});
