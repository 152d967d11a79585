import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { productionProject } from '../../src/kinds/production-project.ts';
import { bodyOf, codesOf, saidOf } from './rules-of.ts';

const codes = (changes: JsonObject) => codesOf('productionProject', changes);
const said = (changes: JsonObject) => saidOf('productionProject', changes);
const body = (values: JsonObject) => bodyOf(productionProject, values);

describe('a production project', () => {
  test('has sources that add up to its cost', () => {
    expect(said({ totalCost: 150_000_000 })).toEqual([
      'Các nguồn cộng lại 143.000.000 đ, tổng kinh phí ghi 150.000.000 đ. Sửa cho khớp.',
    ]);
    expect(codes({ totalCost: 150_000_000 })).toEqual(['totalCost sources-differ stop']);
  });

  test('compares no sum while an amount is blank, and asks for it in its row', () => {
    const sources = [{ id: 's1', source: 'nstw', amount: null }];
    expect(said({ sources })).toEqual(['Dòng 1: cần điền "Số tiền".']);
    expect(codes({ sources: null })).toEqual([]);
  });

  test('warns where goods cost more than the whole', () => {
    const items = [
      {
        id: 'r1',
        goods: 'goods.bo_cai',
        spec: null,
        quantity: 7.5,
        unit: 'con',
        unitPrice: 20_000_000,
        source: null,
      },
    ];
    expect(said({ items })).toEqual([
      'Số lượng × đơn giá là 150.000.000 đ, hơn tổng kinh phí 143.000.000 đ.',
    ]);
  });

  test('stops where households do not fit, or the end is before the start', () => {
    expect(codes({ poor: 8 })).toEqual(['poor more-than-whole stop']);
    expect(said({ nearPoor: 5 })).toEqual([
      'Hộ nghèo + cận nghèo + mới thoát nghèo (10) nhiều hơn số hộ tham gia (7).',
    ]);
    expect(codes({ endDate: '2026-02-01' })).toEqual(['endDate end-before-start stop']);
  });

  test('needs the number of its decision once it is approved', () => {
    expect(codes({ decisionNo: null })).toEqual(['decisionNo decision-needed stop']);
    expect(codes({ decisionNo: null, status: 'publicised' })).toEqual([]);
    expect(codes({ decisionNo: '125' })).toEqual(['decisionNo odd-number warn']);
  });

  test('warns of a value chain without a contract, and of days to come', () => {
    expect(codes({ form: 'chuoi_gia_tri' })).toEqual(['partnerContract contract-needed warn']);
    expect(said({ decisionDate: '2026-12-20' })).toEqual([
      'Ngày 20/12/2026 ở sau hôm nay (20/11/2026). Xem lại ngày.',
    ]);
  });

  test('warns where it leaves the norms of the office, for the place of the project', () => {
    const norms: Readonly<Record<string, number>> = {
      'project.duration': 12,
      'project.targetShare': 50,
      'stateShare.community': 60,
    };
    const asked: unknown[] = [];
    const norm = (name: string, place: unknown) => {
      asked.push(place);
      return norms[name] ?? null;
    };
    expect(saidOf('productionProject', { poor: 1, nearPoor: 1, escapedPoor: 1 }, { norm })).toEqual([
      'Dự án kéo dài 22 tháng, thường không quá 12 tháng. Xem lại ngày.',
      'Nghèo, cận nghèo, mới thoát nghèo: 3/7 hộ, dưới mức 50%.',
      'Nhà nước hỗ trợ 68%, vượt mức 60% của địa bàn này. Xem lại các nguồn.',
    ]);
    expect(asked).toContainEqual({ commune: '01969', village: 'v.01969.01' });
    expect(saidOf('productionProject', {}, { norm: () => null })).toEqual([]);
  });

  test('belongs to its village, or with several to the commune, and each of them reads it', () => {
    const one = body({ commune: '01969', villages: ['v.01969.01'] });
    expect(productionProject.place(one)).toEqual({ commune: '01969', village: 'v.01969.01' });
    expect(productionProject.audience(one)).toEqual(['village:v.01969.01', 'commune:01969', 'office']);
    const two = body({ commune: '01969', villages: ['v.01969.01', 'v.01969.02'] });
    expect(productionProject.place(two)).toEqual({ commune: '01969', village: null });
    expect(productionProject.audience(two)).toEqual([
      'commune:01969',
      'office',
      'village:v.01969.01',
      'village:v.01969.02',
    ]);
  });

  test('counts as money of the state what budgets pay', () => {
    const sources = [
      { id: 'a', source: 'nstw', amount: 70 },
      { id: 'b', source: 'ns_xa', amount: 20 },
      { id: 'c', source: 'nhan_dan', amount: 10 },
    ];
    const { stateMoney } = productionProject.measures;
    expect(stateMoney?.of(body({ sources }))).toBe(90);
    expect(stateMoney?.of(body({ sources: [{ id: 'a', source: 'nstw', amount: null }] }))).toBeNull();
  });
});
