import { choice, date, rows, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { communeLabel, communeUnitTypes } from '../places/commune.ts';
import { communeAreaClasses } from '../programmes/area-class.ts';
import { on } from './example.ts';
import { cut, line } from './line.ts';
import { endBeforeStart, stop } from './rule.ts';

/** Xã, phường, đặc khu. Its id is its five-digit code; what it was called before stands in its dated aliases. */
export const commune = defineKind({
  name: 'commune',
  label: { one: { vi: 'Xã, phường', en: 'Commune' }, many: { vi: 'Các xã, phường', en: 'Communes' } },
  icon: 'pin',
  reference: true,
  fields: {
    code: text({ vi: 'Mã xã', en: 'Code' }, { required: true, max: 5 }),
    name: text({ vi: 'Tên', en: 'Name' }, { required: true }),
    unitType: choice({ vi: 'Loại', en: 'Unit type' }, communeUnitTypes, { required: true }),
    province: text({ vi: 'Mã tỉnh', en: 'Province code' }, { required: true, max: 2 }),
    areaClass: choice({ vi: 'Khu vực', en: 'Area class' }, communeAreaClasses),
    areaClassFrom: date({ vi: 'Thuộc khu vực từ ngày', en: 'Area class since' }),
    aliases: rows(
      { vi: 'Tên cũ (xã, huyện)', en: 'Former names (commune, district)' },
      {
        name: text({ vi: 'Tên', en: 'Name' }, { required: true }),
        unit: choice(
          { vi: 'Là', en: 'Which was' },
          { commune: { vi: 'xã', en: 'commune' }, district: { vi: 'huyện', en: 'district' } },
        ),
        from: date({ vi: 'Từ ngày', en: 'From' }),
        to: date({ vi: 'Đến ngày', en: 'To' }),
      },
    ),
  },
  together: [['areaClass', 'areaClassFrom']],
  audience: () => ['all'],
  same: ['code'],
  form: [
    { title: { vi: 'Xã nào', en: 'Which commune' }, ask: ['code', 'name', 'unitType', 'province'] },
    { title: { vi: 'Khu vực', en: 'Area class' }, ask: ['areaClass', 'areaClassFrom'] },
    { title: { vi: 'Tên cũ', en: 'Former names' }, ask: ['aliases'] },
  ],
  list: {
    title: ({ code, name }) => cut(communeLabel({ code: code ?? '', name: name ?? '' })),
    detail: ({ unitType, areaClass }, _, say) =>
      line(unitType && say(communeUnitTypes[unitType]), areaClass && say(communeAreaClasses[areaClass])),
    columns: ['code', 'unitType', 'name', 'province', 'areaClass', 'areaClassFrom'],
  },
  search: ['aliases'],
  rules: ({ code, province, aliases }) => [
    ...digits('code', code, 5),
    ...digits('province', province, 2),
    ...(aliases ?? []).flatMap(({ from, to }) => endBeforeStart('aliases', from, to)),
  ],
  examples: [
    {
      recordedBy: 'p.demo',
      code: '01969',
      name: 'Phủ Thông',
      unitType: 'xã',
      province: '19',
      areaClass: 'KV3',
      areaClassFrom: on('2026-02-15'),
      aliases: [
        { id: 'a1', name: 'Bạch Thông', unit: 'district', from: null, to: on('2025-06-30') },
        { id: 'a2', name: 'Vi Hương', unit: 'commune', from: null, to: on('2025-06-30') },
      ],
    },
    { recordedBy: 'p.demo', code: '01981', name: 'Vĩnh Thông', unitType: 'xã', province: '19' },
  ],
});

function digits<N extends 'code' | 'province'>(field: N, code: string | null, length: number) {
  if (code === null || (code.length === length && /^\d+$/u.test(code))) return [];
  return [
    stop(
      field,
      'not-a-code',
      `Mã phải có đúng ${length} chữ số, kể cả số 0 ở đầu (đang có ${code.length} ký tự).`,
      `A code has exactly ${length} digits, leading zeros included (here: ${code.length}).`,
    ),
  ];
}
