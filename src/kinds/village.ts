import { count, date, ref, rows, text, yesNo, choice } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { villageUnitTypes } from '../places/village-unit.ts';
import { demoCommune, on, to } from './example.ts';
import { counted, cut, line } from './line.ts';
import { commune, ownPlace } from './place.ts';
import { endBeforeStart, warn } from './rule.ts';

/** Thôn, bản, xóm, tổ dân phố: made, merged and renamed by the commune's People's Council, so each commune keeps its own. */
export const village = defineKind({
  name: 'village',
  label: { one: { vi: 'Thôn, bản', en: 'Village' }, many: { vi: 'Các thôn, bản', en: 'Villages' } },
  icon: 'pin',
  reference: true,
  fields: {
    name: text(
      { vi: 'Tên thôn', en: 'Name' },
      { required: true, hint: { vi: 'Không kèm chữ "thôn".', en: 'Without its unit type.' } },
    ),
    unitType: choice({ vi: 'Gọi là', en: 'Unit type' }, villageUnitTypes, { required: true }),
    commune,
    number: count({ vi: 'Số thứ tự trong xã', en: 'Number in the commune' }),
    isDbkk: yesNo({ vi: 'Thôn đặc biệt khó khăn', en: 'Especially difficult' }),
    isDbkkFrom: date({ vi: 'Đặc biệt khó khăn từ ngày', en: 'Especially difficult since' }),
    households: count({ vi: 'Số hộ', en: 'Households' }, { unit: { vi: 'hộ', en: 'households' } }),
    people: count({ vi: 'Số nhân khẩu', en: 'People' }, { unit: { vi: 'người', en: 'people' } }),
    aliases: rows(
      { vi: 'Tên cũ, tên gọi khác', en: 'Former and other names' },
      {
        name: text({ vi: 'Tên', en: 'Name' }, { required: true }),
        from: date({ vi: 'Từ ngày', en: 'From' }),
        to: date({ vi: 'Đến ngày', en: 'To' }),
      },
    ),
    mergedInto: ref('village', { vi: 'Đã sáp nhập vào', en: 'Merged into' }),
  },
  together: [['isDbkk', 'isDbkkFrom']],
  audience: () => ['all'],
  same: ['commune', 'name', 'unitType'],
  form: [
    { title: { vi: 'Thôn nào', en: 'Which village' }, ask: ['unitType', 'name', 'number'] },
    {
      title: { vi: 'Hộ, người, địa bàn', en: 'Households and area' },
      ask: ['households', 'people', 'isDbkk', 'isDbkkFrom'],
    },
    { title: { vi: 'Tên cũ, sáp nhập', en: 'Former names, merger' }, ask: ['aliases', 'mergedInto'] },
  ],
  start: (context) => ({ commune: ownPlace(context).commune, unitType: 'thon' }),
  list: {
    title: ({ unitType, name }) =>
      cut([unitType && villageUnitTypes[unitType].vi, name].filter(Boolean).join(' ')),
    detail: ({ commune, households, isDbkk }, name, say) =>
      line(
        name(commune),
        counted(households, say({ vi: 'hộ', en: 'households' })),
        isDbkk === true ? say({ vi: 'ĐBKK', en: 'especially difficult' }) : null,
      ),
    columns: [
      'commune',
      'number',
      'unitType',
      'name',
      'households',
      'people',
      'isDbkk',
      'isDbkkFrom',
      'mergedInto',
    ],
  },
  search: ['aliases'],
  rules: (village) => [
    ...(village.aliases ?? []).flatMap(({ from, to }) => endBeforeStart('aliases', from, to)),
    ...fewerPeople(village.people, village.households),
  ],
  measures: {
    households: { label: { vi: 'Số hộ', en: 'Households' }, of: ({ households }) => households },
    people: { label: { vi: 'Số nhân khẩu', en: 'People' }, of: ({ people }) => people },
  },
  examples: [
    {
      ...demoCommune,
      name: 'Nà Hin',
      unitType: 'thon',
      number: 1,
      isDbkk: true,
      isDbkkFrom: on('2026-02-15'),
      households: 84,
      people: 362,
    },
    {
      ...demoCommune,
      name: 'Phố Chính',
      unitType: 'to_dan_pho',
      number: 2,
      isDbkk: false,
      households: 120,
      people: 455,
      aliases: [{ id: 'a1', name: 'Tổ dân phố 3', from: null, to: on('2025-06-30') }],
      mergedInto: to('v.01969.03'),
    },
  ],
});

function fewerPeople(people: number | null, households: number | null) {
  if (people === null || households === null || people >= households) return [];
  return [
    warn(
      'people',
      'fewer-than-households',
      `Số nhân khẩu (${people}) ít hơn số hộ (${households}). Xem lại hai số này.`,
      `Fewer people (${people}) than households (${households}). Please check both.`,
    ),
  ];
}
