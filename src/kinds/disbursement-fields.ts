import { choice, date, money, note, ref, text, year, yesNo } from '../core/field.ts';
import type { Body } from '../core/kind.ts';
import { capitalKinds, capitalSources, disbursementKinds, planStates } from '../programmes/capital.ts';
import { anyVillage, commune } from './place.ts';

export const disbursementFields = {
  commune,
  village: anyVillage,
  allocation: ref('allocation', { vi: 'Từ kế hoạch vốn', en: 'From the allocation' }),
  node: ref('programmeNode', { vi: 'Chương trình, dự án', en: 'Programme' }, { required: true }),
  project: ref('productionProject', { vi: 'Dự án sản xuất', en: 'Production project' }),
  year: year({ vi: 'Năm ngân sách', en: 'Budget year' }, { required: true }),
  capitalKind: choice({ vi: 'Loại vốn', en: 'Kind of capital' }, capitalKinds, { required: true }),
  source: choice({ vi: 'Nguồn vốn', en: 'Source' }, capitalSources, { required: true }),
  planState: choice({ vi: 'Vốn của năm nào', en: 'State of the plan' }, planStates, { required: true }),
  entryKind: choice({ vi: 'Chi thế nào', en: 'What was paid' }, disbursementKinds, { required: true }),
  amount: money(
    { vi: 'Số tiền', en: 'Amount' },
    {
      required: true,
      negative: true,
      hint: { vi: 'Thu hồi tạm ứng thì ghi số âm.', en: 'A recovery is a negative amount.' },
    },
  ),
  payDate: date({ vi: 'Ngày chi', en: 'Paid on' }, { required: true }),
  periodDate: date(
    { vi: 'Số liệu tính đến ngày', en: 'Cut-off' },
    { hint: { vi: 'Ngày chốt của kỳ báo cáo.', en: 'The last day of the report.' } },
  ),
  voucherNo: text({ vi: 'Số chứng từ', en: 'Voucher number' }),
  payee: text({ vi: 'Người, đơn vị nhận', en: 'Payee' }, { privacy: 'personal' }),
  estimateToYearEnd: money({ vi: 'Ước giải ngân cả năm', en: 'Estimate to the end of the year' }),
  fromTreasury: yesNo({ vi: 'Đã đối chiếu Kho bạc', en: 'Checked with the Treasury' }),
  reverses: ref('disbursement', { vi: 'Đảo khoản chi', en: 'Reverses' }),
  reasonOver: note({ vi: 'Lý do vượt kế hoạch', en: 'Why it is over the plan' }),
  note: note({ vi: 'Ghi chú', en: 'Note' }),
};

export type Disbursement = Body<typeof disbursementFields>;
export type DisbursementField = keyof typeof disbursementFields;
