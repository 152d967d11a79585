/** A kind made up for tests of the core: one field of each way of merging, a life of three states. */
import { choices, count, note, rows, text, quantity } from '../../src/core/field.ts';
import { defineKind } from '../../src/core/kind.ts';

const both = (word: string) => ({ vi: word, en: word });

export const house = defineKind({
  name: 'house',
  label: { one: both('nhà'), many: both('nhà') },
  icon: 'home',
  fields: {
    village: text(both('thôn'), { required: true }),
    name: text(both('tên')),
    people: count(both('người')),
    women: count(both('nữ')),
    months: choices(both('tháng'), { a: both('a'), b: both('b'), c: both('c') }),
    animals: rows(both('vật nuôi'), {
      what: text(both('con gì'), { required: true }),
      heads: quantity(both('mấy con')),
    }),
    cost: count(both('tiền')),
    sources: rows(both('nguồn'), { amount: count(both('số tiền')) }),
    remark: note(both('ghi chú')),
  },
  together: [
    ['people', 'women'],
    ['cost', 'sources'],
  ],
  audience: ({ village }) => (village === null ? ['office'] : [`village:${village}`, 'office']),
  life: {
    start: 'draft',
    states: {
      draft: { label: both('nháp'), tone: 'plain' },
      sent: { label: both('đã gửi'), tone: 'wait' },
      returned: { label: both('trả lại'), tone: 'bad' },
    },
    moves: [
      { label: both('gửi'), from: ['draft', 'returned'], to: 'sent', by: ['villageHead'] },
      {
        label: both('trả lại'),
        from: ['sent'],
        to: 'returned',
        by: ['communeOfficer'],
        needs: ['statusNote'],
      },
    ],
    path: ['draft', 'sent'],
  },
  form: [{ title: both('nhà'), ask: ['village', 'name', 'people', 'women'] }],
  list: { title: ({ name }) => name ?? '', columns: ['village', 'name'] },
  rules: ({ people, women }) =>
    people !== null && women !== null && women > people
      ? [{ field: 'women', code: 'more', level: 'stop', says: both('nữ nhiều hơn người') }]
      : [],
  measures: { people: { label: both('người'), of: ({ people }) => people } },
  examples: [
    { village: 'v1', name: 'nhà sàn', people: 5, women: 3, recordedBy: 'p', status: 'draft' },
    { village: 'v2', recordedBy: 'p', status: 'sent' },
  ],
});
