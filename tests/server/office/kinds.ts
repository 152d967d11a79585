import { covers, downwardFrom, upwardFrom } from '../../../src/core/audience.ts';
import { choices, count, money, ref, rows, text } from '../../../src/core/field.ts';
import { defineKind, type Kind } from '../../../src/core/kind.ts';
import { findMove } from '../../../src/core/life.ts';
import type { Role } from '../../../src/core/role.ts';
import { comment } from '../../../src/kinds/comment.ts';
import { confirmation } from '../../../src/kinds/confirmation.ts';
import { conflict } from '../../../src/kinds/conflict.ts';
import { grant } from '../../../src/kinds/grant.ts';
import type { Rules } from '../../../src/server/office/rules.ts';

/** Few small kinds that show every rule of the office, so that its tests do not move with the real ones. */

const w = (vi: string) => ({ vi, en: vi });
const shown = { form: [], list: { title: () => '', columns: [] } } as const;
const commune = ref('commune', w('Xã'));
const village = ref('village', w('Thôn'));
const examples = [{}, {}] as const;

export const project = defineKind({
  name: 'project',
  label: { one: w('Dự án'), many: w('Dự án') },
  icon: 'x',
  fields: {
    commune,
    village,
    name: text(w('Tên'), { required: true }),
    place: text(w('Nơi')),
    leader: text(w('Tên người'), { privacy: 'personal' }),
    people: count(w('Số người')),
    women: count(w('Số nữ')),
    months: choices(w('Tháng'), { m1: w('1'), m2: w('2'), m3: w('3') }),
    items: rows(w('Mua'), { what: text(w('Gì')), quantity: count(w('Bao nhiêu')) }),
  },
  together: [['people', 'women']],
  audience: ({ commune, village }) => upwardFrom({ commune, village }),
  life: {
    start: 'draft',
    states: {
      draft: { label: w('Nháp'), tone: 'plain' },
      sent: { label: w('Đã gửi'), tone: 'wait' },
      returned: { label: w('Trả lại'), tone: 'bad' },
      added: { label: w('Đã tổng hợp'), tone: 'ok', closed: true },
    },
    moves: [
      { label: w('Gửi'), from: ['draft', 'returned'], to: 'sent', by: ['villageHead', 'communeOfficer'] },
      {
        label: w('Trả lại'),
        from: ['sent', 'added'],
        to: 'returned',
        by: ['communeOfficer'],
        needs: ['statusNote'],
      },
      { label: w('Tổng hợp'), from: ['sent'], to: 'added', by: ['communeOfficer'] },
    ],
    path: ['draft', 'sent', 'added'],
  },
  rules: ({ people, women }) =>
    people !== null && women !== null && women > people
      ? [{ field: 'women', code: 'more-than-total', level: 'stop', says: w('Nhiều hơn tổng.') }]
      : [],
  ...shown,
  examples,
});

export const payment = defineKind({
  name: 'payment',
  label: { one: w('Chi'), many: w('Chi') },
  icon: 'x',
  entry: true,
  fields: {
    commune,
    village,
    project: ref('project', w('Dự án')),
    amount: money(w('Số tiền'), { required: true, negative: true }),
    payee: text(w('Người nhận'), { privacy: 'personal' }),
    reverses: ref('payment', w('Đảo')),
  },
  audience: ({ commune, village }) => upwardFrom({ commune, village }),
  ...shown,
  examples,
});

export const notice = defineKind({
  name: 'notice',
  label: { one: w('Thông báo'), many: w('Thông báo') },
  icon: 'x',
  fields: { commune, text: text(w('Nội dung'), { required: true }) },
  audience: ({ commune }) => downwardFrom(commune),
  ...shown,
  examples,
});

export const trade = defineKind({
  name: 'trade',
  label: { one: w('Nghề'), many: w('Nghề') },
  icon: 'x',
  reference: true,
  fields: { name: text(w('Tên'), { required: true }) },
  audience: () => ['all'],
  ...shown,
  examples,
});

/** A kind whose own code fails. */
export const broken = defineKind({
  name: 'broken',
  label: { one: w('Hỏng'), many: w('Hỏng') },
  icon: 'x',
  fields: { commune, village, name: text(w('Tên')) },
  audience: ({ name }) => {
    if (name === 'fails') throw new Error('a mistake of ours');
    return ['office'];
  },
  ...shown,
  examples,
});

const kinds: readonly Kind[] = [
  project,
  payment,
  notice,
  trade,
  broken,
  grant,
  comment,
  confirmation,
  conflict,
];

const writers: Readonly<Record<string, readonly Role[]>> = {
  project: ['villageHead', 'communeOfficer'],
  payment: ['villageHead', 'communeAccountant'],
  notice: ['communeOfficer'],
  broken: ['villageHead'],
  comment: ['villageHead', 'communeOfficer', 'communeAccountant'],
  confirmation: ['communeAccountant'],
  conflict: ['communeOfficer'],
  grant: ['administrator'],
  trade: ['administrator'],
};

export const testRules: Rules = {
  upcasts: {},
  find: (name) => kinds.find((kind) => kind.name === name) ?? null,
  may: (held, act, kind, place) =>
    held.some(
      (h) =>
        writers[kind]?.includes(h.role) && covers(h, place) && !(kind === 'conflict' && act === 'create'),
    ),
  mayMove(held, kind, from, to, place) {
    const life = kinds.find((k) => k.name === kind)?.life;
    const roles = held.filter((h) => covers(h, place)).map((h) => h.role);
    return life ? findMove(life, from, to, roles) : null;
  },
};
