import { upwardFrom } from '../core/audience.ts';
import { defineKind } from '../core/kind.ts';
import { budgetYearOf } from '../core/period.ts';
import { disbursementKinds, type DisbursementKind } from '../programmes/capital.ts';
import { disbursementFields as fields } from './disbursement-fields.ts';
import { disbursementRules } from './disbursement-rules.ts';
import { demo, demoCommune, demoVillage, on, to, vnd } from './example.ts';
import { cut, dongs, line, shownDay } from './line.ts';
import { ownPlace, placeOf } from './place.ts';

/**
 * Giải ngân: money that was paid, or recovered as a negative amount. "Chờ xác nhận" until a confirmation points
 * to it. Unconfirmed it can be withdrawn; confirmed it is put right by another entry that reverses it.
 */
export const disbursement = defineKind({
  name: 'disbursement',
  label: {
    one: { vi: 'Giải ngân', en: 'Disbursement' },
    many: { vi: 'Các khoản giải ngân', en: 'Disbursements' },
  },
  icon: 'money',
  entry: true,
  fields,
  audience: (entry) => upwardFrom(placeOf(entry)),
  same: ['allocation', 'voucherNo', 'amount'],
  form: [
    { title: { vi: 'Chi cho việc gì', en: 'For what' }, ask: ['village', 'project', 'node', 'allocation'] },
    {
      title: { vi: 'Chi bao nhiêu', en: 'How much' },
      ask: ['entryKind', 'amount', 'payDate', 'voucherNo', 'payee'],
    },
    { title: { vi: 'Vốn gì', en: 'Which money' }, ask: ['year', 'capitalKind', 'source', 'planState'] },
    {
      title: { vi: 'Kỳ báo cáo, ghi chú', en: 'Report and note' },
      ask: ['periodDate', 'estimateToYearEnd', 'fromTreasury', 'reverses', 'reasonOver', 'note'],
    },
  ],
  start: (context) => ({
    ...ownPlace(context),
    year: budgetYearOf(context.today),
    planState: 'giao_trong_nam',
    entryKind: 'thanh_toan_khoi_luong',
    payDate: context.today,
  }),
  list: {
    title: ({ amount, project, node }, name) => cut(line(dongs(amount), name(project) || name(node))),
    detail: ({ entryKind, payDate, voucherNo }, _, say) =>
      line(entryKind && say(disbursementKinds[entryKind]), shownDay(payDate), voucherNo),
    columns: [
      'commune',
      'village',
      'node',
      'project',
      'year',
      'capitalKind',
      'source',
      'planState',
      'entryKind',
      'amount',
      'payDate',
      'periodDate',
      'voucherNo',
      'estimateToYearEnd',
      'fromTreasury',
    ],
  },
  search: ['voucherNo', 'payee', 'note'],
  rules: disbursementRules,
  measures: {
    amount: { label: fields.amount.label, of: ({ amount }) => amount },
    advance: {
      label: { vi: 'Tạm ứng chưa thu hồi', en: 'Advances not recovered' },
      of: ({ amount, entryKind }) => (entryKind === null ? null : isAdvance(entryKind) ? amount : 0),
    },
    completed: {
      label: { vi: 'Thanh toán khối lượng', en: 'Paid for completed work' },
      of: ({ amount, entryKind }) => (entryKind === null ? null : isAdvance(entryKind) ? 0 : amount),
    },
  },
  examples: [
    {
      ...demoVillage,
      allocation: demo('allocation', 1),
      node: to('DTTS21.DA3.TDA2'),
      project: demo('productionProject', 1),
      year: 2026,
      capitalKind: 'thuong_xuyen',
      source: 'nstw',
      planState: 'chuyen_nguon',
      entryKind: 'tam_ung',
      amount: vnd(48_000_000),
      payDate: on('2026-04-16'),
      periodDate: on('2026-04-30'),
      voucherNo: 'RDT 112',
      payee: 'Trưởng nhóm hộ thôn Nà Hin',
      fromTreasury: false,
    },
    {
      ...demoCommune,
      allocation: demo('allocation', 1),
      node: to('DTTS21.DA3.TDA2'),
      project: demo('productionProject', 1),
      year: 2026,
      capitalKind: 'thuong_xuyen',
      source: 'nstw',
      planState: 'chuyen_nguon',
      entryKind: 'thu_hoi_tam_ung',
      amount: vnd(-48_000_000),
      payDate: on('2026-08-20'),
      periodDate: on('2026-08-31'),
      voucherNo: 'RDT 240',
      fromTreasury: true,
    },
    {
      ...demoCommune,
      allocation: demo('allocation', 1),
      node: to('DTTS21.DA3.TDA2'),
      project: demo('productionProject', 1),
      year: 2026,
      capitalKind: 'thuong_xuyen',
      source: 'nstw',
      planState: 'chuyen_nguon',
      entryKind: 'thanh_toan_khoi_luong',
      amount: vnd(96_000_000),
      payDate: on('2026-08-20'),
      periodDate: on('2026-08-31'),
      voucherNo: 'RDT 241',
      estimateToYearEnd: vnd(780_000_000),
      fromTreasury: true,
      note: 'Thanh toán sau nghiệm thu 7 con trâu.',
    },
  ],
});

/** Advances and their recoveries add up to what is not recovered yet. */
function isAdvance(kind: DisbursementKind): boolean {
  return kind !== 'thanh_toan_khoi_luong';
}
