import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { withoutBlanks } from '../../src/core/record.ts';
import { allocation } from '../../src/kinds/allocation.ts';
import { disbursement } from '../../src/kinds/disbursement.ts';
import { bodyOf, codesOf, saidOf } from './rules-of.ts';

describe('a disbursement', () => {
  const codes = (changes: JsonObject) => codesOf('disbursement', changes);
  const said = (changes: JsonObject) => saidOf('disbursement', changes);

  test('pays a positive amount and recovers a negative one', () => {
    expect(said({ amount: -48_000_000 })).toEqual(['Tạm ứng phải là số dương: ghi 48.000.000 đ.']);
    expect(said({ entryKind: 'thu_hoi_tam_ung' })).toEqual([
      'Thu hồi tạm ứng phải là số âm: ghi -48.000.000 đ.',
    ]);
    expect(codes({ entryKind: 'thu_hoi_tam_ung', amount: -48_000_000 })).toEqual([]);
  });

  test('has the opposite sign where it reverses another entry', () => {
    const reverses = 'demo.disbursement.1';
    expect(codes({ reverses, amount: -48_000_000 })).toEqual([]);
    expect(codes({ reverses })).toEqual(['amount sign stop']);
    expect(codes({ reverses, entryKind: 'thu_hoi_tam_ung' })).toEqual([]);
    expect(said({ reverses, entryKind: 'thu_hoi_tam_ung', amount: -48_000_000 })).toEqual([
      'Khoản đảo phải là số dương: ghi 48.000.000 đ.',
    ]);
  });

  test('is never nothing', () => {
    expect(codes({ amount: 0 })).toEqual(['amount zero stop']);
  });

  test('may be paid in the adjustment period, and warns beyond it', () => {
    expect(codes({ year: 2025, payDate: '2026-01-31', periodDate: null })).toEqual([]);
    expect(said({ year: 2025, payDate: '2026-02-01', periodDate: null })).toEqual([
      'Ngày 01/02/2026 ngoài năm ngân sách 2025 (đến 31/01/2026). Xem lại ngày, năm.',
    ]);
  });

  test('warns of what is unusual and keeps it', () => {
    expect(codes({ periodDate: '2026-04-01' })).toEqual(['periodDate after-cut-off warn']);
    expect(codes({ estimateToYearEnd: 1 })).toEqual(['estimateToYearEnd estimate-below-paid warn']);
    expect(codes({ fromTreasury: true, voucherNo: null })).toEqual(['voucherNo voucher-missing warn']);
    expect(said({ source: 'ns_huyen' })).toEqual(['Năm 2026 không còn ngân sách huyện. Xem lại nguồn vốn.']);
    expect(codes({ payDate: '2026-12-01', periodDate: null })).toEqual(['payDate future warn']);
  });

  test('adds up: advances less recoveries, and payments for completed work', () => {
    const sum = (measure: string) =>
      disbursement.examples.reduce((added, example) => {
        const body = bodyOf(disbursement, withoutBlanks(example));
        return added + (disbursement.measures[measure]?.of(body) ?? 0);
      }, 0);
    expect([sum('advance'), sum('completed'), sum('amount')]).toEqual([0, 96_000_000, 96_000_000]);
  });

  test('seals who was paid', () => {
    expect(disbursement.fields['payee']?.privacy).toBe('personal');
    expect(disbursement.fields['amount']?.privacy).toBe('none');
  });
});

describe('an allocation', () => {
  const codes = (changes: JsonObject) => codesOf('allocation', changes);

  test('is negative where it takes away, else positive', () => {
    expect(codes({ amount: -1 })).toEqual(['amount sign stop']);
    expect(saidOf('allocation', { amount: 5_000_000 }, { example: 2 })).toEqual([
      'Điều chỉnh giảm phải là số âm: ghi -5.000.000 đ.',
    ]);
    expect(codes({ amount: 0 })).toEqual(['amount zero stop']);
  });

  test('warns where type and state of the plan do not agree', () => {
    expect(codes({ planState: 'giao_trong_nam' })).toEqual(['planState state warn']);
  });

  test('warns of a decision after the year was closed', () => {
    expect(codes({ year: 2024, decisionDate: '2025-02-01' })).toEqual([
      'decisionDate after-budget-year warn',
    ]);
    expect(codes({ year: 2024, decisionDate: '2025-01-31' })).toEqual([]);
  });

  test('is told to the commune and all its villages; one of the office to everybody', () => {
    const to = (commune: string | null) => allocation.audience(bodyOf(allocation, { commune }));
    expect(to('01969')).toEqual(['commune:01969', 'villages:01969', 'office']);
    expect(to(null)).toEqual(['all']);
  });
});

describe('a confirmation', () => {
  test('says why an entry is refused', () => {
    expect(codesOf('confirmation', { verdict: 'refused' })).toEqual(['note reason-needed stop']);
    expect(codesOf('confirmation', {})).toEqual([]);
  });
});
