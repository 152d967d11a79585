/** Two small kinds of our own, so that these tests do not move when a form does. */
import { downwardFrom, upwardFrom } from '../../src/core/audience.ts';
import { choice, count, note, ref, rows, text } from '../../src/core/field.ts';
import { defineKind, textOf, type Kind } from '../../src/core/kind.ts';

const both = (word: string): { vi: string; en: string } => ({ vi: word, en: word });

export const herd = defineKind({
  name: 'herd',
  label: { one: both('Đàn'), many: both('Các đàn') },
  icon: 'people',
  fields: {
    commune: text(both('Xã')),
    village: ref('hamlet', both('Thôn')),
    name: text(both('Tên'), { required: true }),
    sort: choice(both('Loại'), { buffalo: both('Trâu'), goat: both('Dê') }),
    heads: count(both('Số con')),
    calves: count(both('Số nghé')),
    feed: rows(both('Thức ăn'), { what: text(both('Gì')), kilos: count(both('Ký')) }),
    owner: text(both('Chủ'), { privacy: 'personal' }),
    remark: note(both('Ghi chú')),
  },
  together: [['heads', 'calves']],
  audience: (body) => upwardFrom({ commune: body.commune, village: body.village }),
  same: ['village', 'name'],
  life: {
    start: 'draft',
    states: {
      draft: { label: both('Nháp'), tone: 'plain' },
      sent: { label: both('Đã gửi'), tone: 'info' },
      returned: { label: both('Trả lại'), tone: 'wait' },
    },
    moves: [
      { label: both('Gửi'), from: ['draft', 'returned'], to: 'sent', by: ['villageHead'] },
      {
        label: both('Trả lại'),
        from: ['sent'],
        to: 'returned',
        by: ['communeOfficer'],
        needs: ['statusNote'],
      },
    ],
    path: ['draft', 'sent'],
  },
  form: [{ title: both('Đàn'), ask: ['name', 'sort', 'heads', 'calves'] }],
  list: {
    title: (body, name) => [body.name, body.village && name(body.village)].filter(Boolean).join(' – '),
    detail: (body) => `${body.heads ?? '?'} con`,
    columns: ['name', 'heads'],
  },
  search: ['name'],
  rules: (body) => [
    ...((body.calves ?? 0) > (body.heads ?? 0)
      ? [
          {
            field: 'calves' as const,
            code: 'more-than-total',
            level: 'stop' as const,
            says: both('Nhiều quá.'),
          },
        ]
      : []),
    ...((body.heads ?? 0) > 500
      ? [{ field: 'heads' as const, code: 'many', level: 'warn' as const, says: both('Có nhiều thế không?') }]
      : []),
  ],
  examples: [{ name: 'Đàn trâu' }, { name: 'Đàn dê' }],
});

export const remarkKind = defineKind({
  name: 'remark',
  label: { one: both('Lời'), many: both('Các lời') },
  icon: 'note',
  fields: {
    about: ref('herd', both('Về'), { required: true }),
    words: text(both('Lời'), { required: true }),
  },
  audience: { of: 'about' },
  form: [{ title: both('Lời'), ask: ['words'] }],
  list: { title: (body, name) => `${body.words ?? ''} ${name(body.about)}`.trim(), columns: ['words'] },
  examples: [{ words: 'a' }, { words: 'b' }],
});

export const hamlet = defineKind({
  name: 'hamlet',
  label: { one: both('Thôn'), many: both('Các thôn') },
  icon: 'people',
  reference: true,
  fields: { name: text(both('Tên')), commune: text(both('Xã')) },
  audience: (body) => downwardFrom(body.commune),
  form: [{ title: both('Thôn'), ask: ['name'] }],
  list: { title: (body) => body.name ?? '', columns: ['name'] },
  examples: [{ name: 'a' }, { name: 'b' }],
});

export const receiptKind = defineKind({
  name: 'receipt',
  label: { one: both('Phiếu'), many: both('Các phiếu') },
  icon: 'note',
  entry: true,
  fields: { commune: text(both('Xã')), words: text(both('Lời')) },
  audience: (body) => upwardFrom({ commune: body.commune, village: null }),
  form: [{ title: both('Phiếu'), ask: ['words'] }],
  list: { title: (body) => body.words ?? '', columns: ['words'] },
  examples: [{ words: 'a' }, { words: 'b' }],
});

export const testKinds: readonly Kind[] = [herd, remarkKind, hamlet, receiptKind];
export const findTestKind = (name: string): Kind | null =>
  testKinds.find((kind) => kind.name === name) ?? null;
export const nameOfBody = (body: Readonly<Record<string, unknown>>): string => textOf(body, 'name') ?? '';
