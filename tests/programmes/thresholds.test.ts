import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import { norms } from '../../src/programmes/norms.ts';
import { type Asked, findThreshold, marks } from '../../src/programmes/threshold.ts';
import { thresholds } from '../../src/programmes/thresholds.ts';

const in2026 = day.parse('2026-08-31');

function valueOf(asked: Omit<Asked, 'day'>, on = in2026): number | null {
  return findThreshold(thresholds, { ...asked, day: on })?.value ?? null;
}

describe('the default thresholds', () => {
  test('each have an id of their own, a basis, a mark and sane dates', () => {
    expect(new Set(thresholds.map((one) => one.id)).size).toBe(thresholds.length);
    const unsound = thresholds.filter(
      (one) =>
        !id.safeParse(one.id).success ||
        !/^\S.{4,88}\S$/u.test(one.basis) ||
        !Object.hasOwn(marks, one.mark) ||
        one.value <= 0 ||
        (one.validTo !== null && one.validTo < one.validFrom),
    );
    expect(unsound).toEqual([]);
  });

  test('hold a number for every norm', () => {
    expect(new Set(thresholds.map((one) => one.norm))).toEqual(new Set(Object.keys(norms)));
  });

  test('ask for more disbursement every month, and for less recurrent money in June', () => {
    const months = [3, 6, 8, 9, 10, 11, 12, 13];
    const pace = (capitalKind: 'dau_tu' | 'thuong_xuyen'): readonly (number | null)[] =>
      months.map((month) => valueOf({ norm: 'disbursement.pace', capitalKind, month }));
    expect(pace('dau_tu')).toEqual([10, 35, 50, 60, 70, 80, 90, 95]);
    expect(pace('thuong_xuyen')).toEqual([10, 30, 50, 60, 70, 80, 90, 95]);
    expect(valueOf({ norm: 'disbursement.pace', capitalKind: 'dau_tu', month: 5 })).toBeNull();
  });

  test('limit the state share by area and form', () => {
    const caps = (norm: 'stateShare.valueChain' | 'stateShare.community'): readonly (number | null)[] =>
      (['dbkk', 'kho_khan', 'khac'] as const).map((areaClass) => valueOf({ norm, areaClass }));
    expect(caps('stateShare.valueChain')).toEqual([80, 70, 50]);
    expect(caps('stateShare.community')).toEqual([95, 80, 60]);
  });

  test('hold the norms of classes and projects', () => {
    expect(valueOf({ norm: 'classSize.theory' })).toBe(35);
    expect(valueOf({ norm: 'classSize.practice' })).toBe(18);
    expect(valueOf({ norm: 'age.min' })).toBe(15);
    expect(valueOf({ norm: 'project.targetShare' })).toBe(50);
    expect(valueOf({ norm: 'project.duration' })).toBe(36);
    expect(valueOf({ norm: 'project.selectionCost' })).toBe(5);
  });

  test('let old and new training support live side by side in 2026 only', () => {
    expect(valueOf({ norm: 'courseSupport.disabled' })).toBe(6_000_000);
    expect(valueOf({ norm: 'courseSupport' })).toBe(4_000_000);
    expect(valueOf({ norm: 'courseSupport' }, day.parse('2025-12-31'))).toBeNull();
    expect(valueOf({ norm: 'courseSupport.disabled' }, day.parse('2027-01-01'))).toBeNull();
  });

  test('begin on the day of their rule', () => {
    expect(valueOf({ norm: 'grant.specificPoor' }, day.parse('2025-11-27'))).toBeNull();
    expect(valueOf({ norm: 'grant.specificPoor' }, day.parse('2025-11-28'))).toBe(13_000_000);
  });
});

describe('an office that sets its own threshold', () => {
  test('has the later one from its day on', () => {
    const own = {
      id: 'own',
      norm: 'project.targetShare',
      value: 70,
      unit: 'phan_tram',
      validFrom: day.parse('2026-07-01'),
      validTo: null,
      basis: 'Nghị quyết HĐND tỉnh',
      mark: '✓',
    } as const;
    const both = [...thresholds, own];
    const asked = { norm: 'project.targetShare' } as const;
    expect(findThreshold(both, { ...asked, day: day.parse('2026-06-30') })?.value).toBe(50);
    expect(findThreshold(both, { ...asked, day: in2026 })?.value).toBe(70);
  });
});
