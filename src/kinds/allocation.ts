import { downwardFrom } from '../core/audience.ts';
import { budgetYearOf, lastPayDay } from '../core/period.ts';
import { choice, date, money, note, ref, text, year } from '../core/field.ts';
import { defineKind, type Body, type RuleContext, type Trouble } from '../core/kind.ts';
import { englishOf } from '../core/text.ts';
import { allocationTypes, capitalKinds, capitalSources, planStates } from '../programmes/capital.ts';
import { demoCommune, on, to, vnd } from './example.ts';
import { cut, dongs, line, shownDay } from './line.ts';
import { districtAfter2025, zeroAmount } from './money-rules.ts';
import { anyCommune, ownPlace } from './place.ts';
import { futureDay, stop, warn } from './rule.ts';

const fields = {
  commune: anyCommune,
  node: ref('programmeNode', { vi: 'Chương trình, dự án', en: 'Programme' }, { required: true }),
  project: ref('productionProject', { vi: 'Dự án sản xuất', en: 'Production project' }),
  year: year({ vi: 'Năm ngân sách', en: 'Budget year' }, { required: true }),
  capitalKind: choice({ vi: 'Loại vốn', en: 'Kind of capital' }, capitalKinds, { required: true }),
  source: choice({ vi: 'Nguồn vốn', en: 'Source' }, capitalSources, { required: true }),
  type: choice({ vi: 'Giao hay điều chỉnh', en: 'Given or adjusted' }, allocationTypes, { required: true }),
  planState: choice({ vi: 'Vốn của năm nào', en: 'State of the plan' }, planStates, { required: true }),
  amount: money(
    { vi: 'Số tiền', en: 'Amount' },
    {
      required: true,
      negative: true,
      hint: { vi: 'Điều chỉnh giảm thì ghi số âm.', en: 'A reduction is a negative amount.' },
    },
  ),
  decisionNo: text({ vi: 'Số quyết định', en: 'Decision number' }),
  decisionDate: date({ vi: 'Ngày quyết định', en: 'Decided on' }),
  assignedBy: text({ vi: 'Cấp giao', en: 'Assigned by' }),
  note: note({ vi: 'Ghi chú', en: 'Note' }),
};

type Allocation = Body<typeof fields>;

/**
 * Kế hoạch vốn: one line for each decision (given, added, adjusted up or down, carried over). An amount is never
 * edited; what stands is the sum of the lines. A commune tells it to all its villages.
 */
export const allocation = defineKind({
  name: 'allocation',
  label: {
    one: { vi: 'Kế hoạch vốn', en: 'Allocation' },
    many: { vi: 'Kế hoạch vốn được giao', en: 'Allocations' },
  },
  icon: 'file',
  entry: true,
  fields,
  audience: ({ commune }) => downwardFrom(commune),
  same: ['commune', 'node', 'source', 'decisionNo', 'amount'],
  form: [
    { title: { vi: 'Giao cho việc gì', en: 'For what' }, ask: ['node', 'project', 'year'] },
    { title: { vi: 'Vốn gì', en: 'Which money' }, ask: ['capitalKind', 'source', 'type', 'planState'] },
    {
      title: { vi: 'Bao nhiêu, quyết định nào', en: 'How much, by which decision' },
      ask: ['amount', 'decisionNo', 'decisionDate', 'assignedBy', 'note'],
    },
  ],
  start: (context) => ({
    commune: ownPlace(context).commune,
    year: budgetYearOf(context.today),
    type: 'giao_dau_nam',
    planState: 'giao_trong_nam',
  }),
  list: {
    title: ({ amount, node }, name) => cut(line(dongs(amount), name(node))),
    detail: ({ type, capitalKind, year, decisionNo, decisionDate }, _, say) =>
      line(
        type && say(allocationTypes[type]),
        capitalKind && say(capitalKinds[capitalKind]),
        year,
        decisionNo ?? shownDay(decisionDate),
      ),
    columns: [
      'commune',
      'node',
      'project',
      'year',
      'capitalKind',
      'source',
      'type',
      'planState',
      'amount',
      'decisionNo',
      'decisionDate',
      'assignedBy',
    ],
  },
  search: ['decisionNo', 'assignedBy'],
  rules: allocationRules,
  measures: { amount: { label: fields.amount.label, of: ({ amount }) => amount } },
  examples: [
    {
      ...demoCommune,
      node: to('DTTS21.DA3.TDA2'),
      year: 2026,
      capitalKind: 'thuong_xuyen',
      source: 'nstw',
      type: 'chuyen_nguon',
      planState: 'chuyen_nguon',
      amount: vnd(820_000_000),
      decisionNo: '48/QĐ-UBND',
      decisionDate: on('2026-02-10'),
      assignedBy: 'UBND tỉnh Thái Nguyên',
    },
    {
      ...demoCommune,
      node: to('CT26.HP2.NDTP02'),
      year: 2026,
      capitalKind: 'thuong_xuyen',
      source: 'nstw',
      type: 'dieu_chinh_giam',
      planState: 'giao_trong_nam',
      amount: vnd(-150_000_000),
      decisionNo: '912/QĐ-UBND',
      decisionDate: on('2026-09-18'),
      assignedBy: 'UBND tỉnh Thái Nguyên',
      note: 'Chuyển sang nội dung đào tạo nghề.',
    },
  ],
});

function allocationRules(line: Allocation, { today }: RuleContext): Trouble<keyof typeof fields>[] {
  return [
    ...zeroAmount('amount', line.amount),
    ...signOf(line),
    ...stateOf(line),
    ...districtAfter2025('source', line.source, line.year),
    ...futureDay('decisionDate', line.decisionDate, today),
    ...decisionInYear(line),
  ];
}

function signOf({ type, amount }: Allocation): Trouble<keyof typeof fields>[] {
  if (type === null || amount === null || amount === 0) return [];
  if (type === 'dieu_chinh_giam' && amount > 0) {
    return [
      stop(
        'amount',
        'sign',
        `Điều chỉnh giảm phải là số âm: ghi ${dongs(-amount)}.`,
        `A reduction is negative: write ${dongs(-amount)}.`,
      ),
    ];
  }
  if (type !== 'dieu_chinh_giam' && amount < 0) {
    return [
      stop(
        'amount',
        'sign',
        `${allocationTypes[type].vi} phải là số dương: ghi ${dongs(-amount)}.`,
        `${englishOf(allocationTypes[type])} is positive: ${dongs(-amount)}.`,
      ),
    ];
  }
  return [];
}

/** Carried-over and rolled-over money is reported in columns of its own, so that type and state should agree. */
function stateOf({ type, planState }: Allocation): Trouble<keyof typeof fields>[] {
  const expected = type === 'keo_dai_nam_truoc' ? 'keo_dai' : type === 'chuyen_nguon' ? 'chuyen_nguon' : null;
  if (expected === null || planState === null || planState === expected) return [];
  return [
    warn(
      'planState',
      'state',
      `Loại giao này thường ghi vốn là "${planStates[expected].vi}". Xem lại.`,
      `This type is usually "${englishOf(planStates[expected])}". Please check.`,
    ),
  ];
}

function decisionInYear({ decisionDate, year }: Allocation): Trouble<keyof typeof fields>[] {
  if (decisionDate === null || year === null || decisionDate <= lastPayDay(year)) return [];
  return [
    warn(
      'decisionDate',
      'after-budget-year',
      `Quyết định ngày ${shownDay(decisionDate)} sau hạn ${shownDay(lastPayDay(year))} của năm ${year}.`,
      `Decided on ${shownDay(decisionDate)}, after the year ${year} ended on ${shownDay(lastPayDay(year))}.`,
    ),
  ];
}
