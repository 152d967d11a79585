import { upwardFrom } from '../core/audience.ts';
import { choice, date, money, note, ref, text, year } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { budgetYearOf, payPeriod, within } from '../core/period.ts';
import { capitalKinds } from '../programmes/capital.ts';
import { demo, demoCommune, on, to, vnd } from './example.ts';
import { cut, dongs, line, shownDay } from './line.ts';
import { zeroAmount } from './money-rules.ts';
import { commune, ownPlace } from './place.ts';
import { warn } from './rule.ts';

/** Who has to mend a line that does not agree with the book. */
export const treasuryDuties = {
  book: { vi: 'Xã sửa sổ', en: 'The commune mends its book' },
  treasury: { vi: 'Đề nghị Kho bạc điều chỉnh', en: 'The Treasury adjusts' },
  none: { vi: 'Không phải sửa', en: 'Nothing to mend' },
} as const;

/** A line of the Treasury's statement (đối chiếu Kho bạc), and with which entry of the book it agrees. */
export const treasuryLine = defineKind({
  name: 'treasuryLine',
  label: {
    one: { vi: 'Dòng sao kê Kho bạc', en: 'Treasury statement line' },
    many: { vi: 'Sao kê Kho bạc', en: 'Treasury statement' },
  },
  icon: 'file',
  fields: {
    commune,
    year: year({ vi: 'Năm ngân sách', en: 'Budget year' }, { required: true }),
    voucherNo: text({ vi: 'Số chứng từ', en: 'Voucher number' }),
    payDate: date({ vi: 'Ngày chi', en: 'Paid on' }, { required: true }),
    amount: money(
      { vi: 'Số tiền', en: 'Amount' },
      {
        required: true,
        negative: true,
        hint: { vi: 'Thu hồi thì ghi số âm.', en: 'A recovery is a negative amount.' },
      },
    ),
    capitalKind: choice({ vi: 'Loại vốn', en: 'Kind of capital' }, capitalKinds),
    node: ref('programmeNode', { vi: 'Chương trình, dự án', en: 'Programme' }),
    content: text({ vi: 'Nội dung chi', en: 'Content' }, { privacy: 'personal' }),
    entry: ref('disbursement', { vi: 'Là khoản trong sổ', en: 'Is the entry' }),
    duty: choice({ vi: 'Ai phải sửa', en: 'Who mends it' }, treasuryDuties),
    note: note({ vi: 'Ghi chú', en: 'Note' }),
  },
  together: [['entry', 'duty', 'note']],
  audience: ({ commune }) => upwardFrom({ commune, village: null }),
  same: ['commune', 'year', 'voucherNo', 'payDate', 'amount'],
  form: [
    {
      title: { vi: 'Dòng sao kê', en: 'The line' },
      ask: ['year', 'voucherNo', 'payDate', 'amount', 'content'],
    },
    { title: { vi: 'Vốn gì', en: 'Which money' }, ask: ['capitalKind', 'node'] },
    { title: { vi: 'Đối chiếu với sổ', en: 'Against the book' }, ask: ['entry', 'duty', 'note'] },
  ],
  start: (context) => ({ commune: ownPlace(context).commune, year: budgetYearOf(context.today) }),
  list: {
    title: ({ amount, voucherNo }) => cut(line(dongs(amount), voucherNo)),
    detail: ({ payDate, node, duty }, name, say) =>
      line(shownDay(payDate), name(node), duty && say(treasuryDuties[duty])),
    columns: ['commune', 'year', 'voucherNo', 'payDate', 'amount', 'capitalKind', 'node', 'entry', 'duty'],
  },
  search: ['voucherNo', 'content'],
  rules: ({ amount, year: budgetYear, payDate }) => [
    ...zeroAmount('amount', amount),
    ...(budgetYear === null || payDate === null || within(payPeriod(budgetYear), payDate)
      ? []
      : [
          warn(
            'payDate',
            'outside-budget-year',
            `Ngày ${shownDay(payDate)} ngoài năm ngân sách ${budgetYear}. Xem lại ngày, năm.`,
            `${shownDay(payDate)} is outside the budget year ${budgetYear}. Please check.`,
          ),
        ]),
  ],
  measures: { amount: { label: { vi: 'Số tiền', en: 'Amount' }, of: ({ amount }) => amount } },
  examples: [
    {
      ...demoCommune,
      year: 2026,
      voucherNo: 'RDT 241',
      payDate: on('2026-08-20'),
      amount: vnd(96_000_000),
      capitalKind: 'thuong_xuyen',
      node: to('DTTS21.DA3.TDA2'),
      entry: demo('disbursement', 3),
      duty: 'none',
    },
    {
      ...demoCommune,
      year: 2026,
      voucherNo: 'RDT 258',
      payDate: on('2026-09-03'),
      amount: vnd(12_500_000),
      content: 'Chi hội nghị sơ kết 8 tháng.',
      duty: 'book',
      note: 'Kế toán chưa ghi vào sổ.',
    },
  ],
});
