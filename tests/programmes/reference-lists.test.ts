import { describe, expect, test } from 'vitest';
import { id } from '../../src/core/id.ts';
import type { Words } from '../../src/core/text.ts';
import * as areaClass from '../../src/programmes/area-class.ts';
import * as capital from '../../src/programmes/capital.ts';
import { difficultyCategories } from '../../src/programmes/difficulty-categories.ts';
import { goodsUnits, landUnits } from '../../src/programmes/goods-units.ts';
import { goodsGroups } from '../../src/programmes/goods-groups.ts';
import { goods } from '../../src/programmes/goods.ts';
import * as household from '../../src/programmes/household-classes.ts';
import { norms } from '../../src/programmes/norms.ts';
import { marks, normUnits } from '../../src/programmes/threshold.ts';
import { tradeGroups } from '../../src/programmes/trade-groups.ts';
import { trades } from '../../src/programmes/trades.ts';

const tables: readonly (readonly [string, Readonly<Record<string, Words>>])[] = [
  ['capital kinds', capital.capitalKinds],
  ['former capital kinds', capital.formerCapitalKinds],
  ['capital sources', capital.capitalSources],
  ['plan states', capital.planStates],
  ['allocation types', capital.allocationTypes],
  ['disbursement kinds', capital.disbursementKinds],
  ['commune area classes', areaClass.communeAreaClasses],
  ['support areas', areaClass.supportAreas],
  ['difficulty categories', difficultyCategories],
  ['household classes', household.householdClasses],
  ['household traits', household.householdTraits],
  ['trade groups', tradeGroups],
  ['goods groups', goodsGroups],
  ['goods units', goodsUnits],
  ['norms', norms],
  ['norm units', normUnits],
  ['marks', marks],
];

describe.each(tables)('the words of %s', (_name, table) => {
  test('are there in both languages, each its own, none over 90 characters', () => {
    const words = Object.values(table);
    for (const { vi, en } of words) {
      for (const text of [vi, en]) {
        expect(text.trim()).not.toBe('');
        expect(text).toBe(text.normalize('NFC'));
        expect(text.length).toBeLessThanOrEqual(90);
      }
    }
    expect(new Set(words.map(({ vi }) => vi)).size).toBe(words.length);
    expect(new Set(words.map(({ en }) => en)).size).toBe(words.length);
  });
});

describe('capital sources', () => {
  test('offer the district budget only for years that had districts', () => {
    expect(capital.capitalSourcesOf(2025)).toContain('ns_huyen');
    expect(capital.capitalSourcesOf(2026)).not.toContain('ns_huyen');
    expect(capital.capitalSourcesOf(2026)).toContain('ns_xa');
  });

  test('know which of them are the state', () => {
    expect(capital.stateBudgetSources).toEqual(['nstw', 'ns_tinh', 'ns_huyen', 'ns_xa']);
  });
});

describe('support areas', () => {
  test('follow from the class of the commune or from the village', () => {
    expect(areaClass.supportAreaOf('KV1', true)).toBe('dbkk');
    expect(areaClass.supportAreaOf('KV3', false)).toBe('dbkk');
    expect(areaClass.supportAreaOf('KV2', false)).toBe('kho_khan');
    expect(areaClass.supportAreaOf('NONE', false)).toBe('khac');
  });
});

describe('difficulty categories', () => {
  test('are the fifteen of the reports, with "other" last', () => {
    expect(Object.keys(difficultyCategories)).toHaveLength(15);
    expect(Object.keys(difficultyCategories).at(-1)).toBe('khac');
  });
});

describe('trades', () => {
  test('have ids of their own that a record may have', () => {
    const ids = trades.map((trade) => trade.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of ids) expect(id.safeParse(one).success).toBe(true);
  });

  test('cover both groups', () => {
    expect(trades.filter((trade) => trade.group === 'nong_nghiep')).toHaveLength(24);
    expect(trades.filter((trade) => trade.group === 'phi_nong_nghiep')).toHaveLength(22);
    expect(trades.find((trade) => trade.id === 'trade.han')?.name.vi).toBe('Hàn');
  });

  test('have names of their own within 90 characters', () => {
    expect(new Set(trades.map((trade) => trade.name.vi)).size).toBe(trades.length);
    for (const { name } of trades) expect(Math.max(name.vi.length, name.en.length)).toBeLessThanOrEqual(90);
  });
});

describe('goods', () => {
  test('have ids of their own that a record may have', () => {
    const ids = goods.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of ids) expect(id.safeParse(one).success).toBe(true);
  });

  test('cover crops, livestock and supplies, each with its usual unit', () => {
    const countOf = (group: string): number => goods.filter((one) => one.group === group).length;
    expect([countOf('cay_trong'), countOf('vat_nuoi'), countOf('vat_tu')]).toEqual([31, 14, 6]);
    expect(goods.find((one) => one.id === 'goods.trau_cai')?.unit).toBe('con');
    expect(goods.find((one) => one.id === 'goods.nam')?.unit).toBe('bich');
    for (const one of goods) expect(one.otherUnits).not.toContain(one.unit);
  });

  test('measure land in m², by region', () => {
    const northern = landUnits.find((one) => one.unit === 'sao' && one.region.vi === 'Bắc Bộ');
    expect(northern?.squareMetres).toBe(360);
  });
});
