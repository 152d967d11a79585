import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { toDong } from '../../src/core/dong.ts';
import { enAlerts } from '../../src/i18n/en-alerts.ts';
import { alertTexts } from '../../src/i18n/vi-alerts.ts';
import { alertKinds, alertOf, type Alert } from '../../src/reports/alerts/alert.ts';
import { alertBlocks } from '../../src/reports/alerts/alert-blocks.ts';
import { wordsOf } from '../../src/reports/alerts/alert-words.ts';

const names: Readonly<Record<string, string>> = { DA3: 'DA3 – Hỗ trợ sản xuất', '01969': 'Phủ Thông' };
const nameOf = (id: string | null) => names[id ?? ''] ?? '';

const anAlert = (more: Partial<Alert>): Alert =>
  alertOf({
    kind: 'behind',
    tone: 'wait',
    year: 2026,
    node: 'DA3',
    commune: '01969',
    capitalKind: 'dau_tu',
    amount: toDong(71_000_000),
    share: 0.29,
    mark: 0.35,
    day: day.parse('2026-06-01'),
    days: 31,
    count: 2,
    ...more,
  });

describe('an alert in words', () => {
  test('says what it is about, where, and its figures', () => {
    expect(wordsOf(anAlert({}), alertTexts.alerts, 'vi', nameOf)).toEqual({
      about: 'DA3 – Hỗ trợ sản xuất',
      where: 'Vốn đầu tư phát triển · Phủ Thông · năm 2026',
      says: 'Mới đạt 29%, lúc này cần 35%; còn 71 triệu.',
    });
  });

  test('leaves out the commune that all of them are of', () => {
    const { where } = wordsOf(anAlert({}), alertTexts.alerts, 'vi', nameOf, '01969');
    expect(where).toBe('Vốn đầu tư phát triển · năm 2026');
  });

  test('is about the commune where it names no programme', () => {
    const quiet = anAlert({ kind: 'silent', node: null, capitalKind: null });
    expect(wordsOf(quiet, alertTexts.alerts, 'vi', nameOf, '01969')).toMatchObject({
      about: 'Phủ Thông',
      where: 'năm 2026',
      says: '31 ngày không ghi gì; còn 71 triệu chưa giải ngân.',
    });
  });

  test('says that money has expired, once it has', () => {
    const says = (days: number) =>
      wordsOf(anAlert({ kind: 'expires', days }), alertTexts.alerts, 'vi', nameOf).says;
    expect(says(0)).toBe('Còn 0 ngày, đến 01/06/2026; 71 triệu chưa giải ngân.');
    expect(says(-1)).toBe('Đã hết hạn ngày 01/06/2026; 71 triệu chưa giải ngân.');
  });

  test.each(alertKinds)('of the sort %s has a figure in each language', (kind) => {
    const vi = wordsOf(anAlert({ kind }), alertTexts.alerts, 'vi', nameOf);
    const en = wordsOf(anAlert({ kind }), enAlerts.alerts, 'en', nameOf);
    for (const { says } of [vi, en]) expect(says).toMatch(/\d.*\.$/u);
    expect(en.says).not.toBe(vi.says);
  });
});

describe('alerts in a report', () => {
  test('are counted, then told sort by sort, the largest of each', () => {
    const many = Array.from({ length: 7 }, () => anAlert({}));
    const blocks = alertBlocks([...many, anAlert({ kind: 'over', tone: 'bad' })], nameOf, '01969');
    const texts = blocks.map((block) => ('text' in block ? block.text : null));
    expect(texts[0]).toBe('Có 8 cảnh báo, trong đó 1 mức đỏ:');
    expect(texts[1]).toBe(
      'Chi vượt kế hoạch: DA3 – Hỗ trợ sản xuất (Vốn đầu tư phát triển · năm 2026). Vượt 71 triệu, ở 2 khoản chi.',
    );
    expect(texts).toHaveLength(1 + 1 + 5 + 1);
    expect(texts.at(-1)).toBe('Và 2 cảnh báo khác cùng loại.');
  });

  test('are said to be none where there are none', () => {
    expect(alertBlocks([], nameOf)).toEqual([
      { is: 'text', text: 'Không có cảnh báo về tiến độ giải ngân.' },
    ]);
  });
});
