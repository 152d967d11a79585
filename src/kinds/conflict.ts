import { choice, ref, text, value } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo, to } from './example.ts';
import { cut, line } from './line.ts';

const states = {
  open: { vi: 'Chưa chọn', en: 'Open' },
  chosen: { vi: 'Đã chọn', en: 'Chosen' },
} as const;

/**
 * Two people wrote different values into the same field of a record. The office writes it and keeps the later
 * value; both stand here until a person chooses. Values are `{ field: value }` of the group that differs.
 */
export const conflict = defineKind({
  name: 'conflict',
  label: {
    one: { vi: 'Hai người ghi khác nhau', en: 'Two different values' },
    many: { vi: 'Các chỗ ghi khác nhau', en: 'Different values' },
  },
  icon: 'history',
  fields: {
    about: ref(null, { vi: 'Phiếu', en: 'Record' }, { required: true }),
    recordKind: text({ vi: 'Loại phiếu', en: 'Kind of record' }, { required: true }),
    group: text({ vi: 'Mục', en: 'Field' }, { required: true }),
    kept: value({ vi: 'Giá trị đang giữ', en: 'Value that stands' }),
    lost: value({ vi: 'Giá trị kia', en: 'The other value' }),
    keptBy: ref('person', { vi: 'Người ghi giá trị đang giữ', en: 'Written by' }),
    lostBy: ref('person', { vi: 'Người ghi giá trị kia', en: 'The other one by' }),
    keptAt: text(
      { vi: 'Lúc ghi giá trị đang giữ', en: 'Written at' },
      { hint: { vi: 'Giờ quốc tế, ISO 8601.', en: 'UTC, ISO 8601.' } },
    ),
    lostAt: text(
      { vi: 'Lúc ghi giá trị kia', en: 'The other one at' },
      { hint: { vi: 'Giờ quốc tế, ISO 8601.', en: 'UTC, ISO 8601.' } },
    ),
    state: choice({ vi: 'Đã chọn chưa', en: 'State' }, states, { required: true }),
    chosen: value({ vi: 'Giá trị đã chọn', en: 'Chosen value' }),
    chosenBy: ref('person', { vi: 'Người chọn', en: 'Chosen by' }),
  },
  together: [['state', 'chosen', 'chosenBy']],
  audience: { of: 'about' },
  form: [{ title: { vi: 'Chọn giá trị đúng', en: 'Choose the right value' }, ask: ['state', 'chosen'] }],
  list: {
    title: ({ about }, name, say) =>
      cut(name(about)) || say({ vi: 'Hai người ghi khác nhau', en: 'Two different values' }),
    detail: ({ state, keptBy, lostBy }, name, say) =>
      line(state && say(states[state]), [name(keptBy), name(lostBy)].filter(Boolean).join(' / ')),
    columns: ['about', 'group', 'kept', 'lost', 'keptBy', 'lostBy', 'keptAt', 'lostAt', 'state', 'chosen'],
  },
  examples: [
    {
      recordedBy: 'p.demo',
      about: demo('productionProject', 1),
      recordKind: 'productionProject',
      group: 'name',
      kept: { name: 'Nuôi trâu sinh sản thôn Nà Hin' },
      lost: { name: 'Nuôi trâu, bò sinh sản' },
      keptBy: to('p.demo'),
      lostBy: demo('person', 2),
      keptAt: '2026-10-12T02:10:00Z',
      lostAt: '2026-10-12T01:55:00Z',
      state: 'open',
    },
    {
      recordedBy: 'p.demo',
      about: demo('trainingDemand', 1),
      recordKind: 'trainingDemand',
      group: 'people',
      kept: { people: 14, women: 9 },
      lost: { people: 15, women: 9 },
      state: 'chosen',
      chosen: { people: 15, women: 9 },
    },
  ],
});
