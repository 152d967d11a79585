import type { RuleContext, Trouble } from '../core/kind.ts';
import { payPeriod, within } from '../core/period.ts';
import { englishOf, type Words } from '../core/text.ts';
import { disbursementKinds } from '../programmes/capital.ts';
import type { Disbursement, DisbursementField as Name } from './disbursement-fields.ts';
import { dongs, shownDay } from './line.ts';
import { districtAfter2025, zeroAmount } from './money-rules.ts';
import { futureDay, stop, warn } from './rule.ts';

/**
 * What cannot be in a payment, and what is only unusual. Whether the plan covers it depends on other records:
 * the notebook warns, and the office never refuses money that was really paid.
 */
export function disbursementRules(entry: Disbursement, { today }: RuleContext): readonly Trouble<Name>[] {
  return [
    ...zeroAmount<Name>('amount', entry.amount),
    ...signOf(entry),
    ...outsideBudgetYear(entry),
    ...cutOff(entry),
    ...estimate(entry),
    ...voucher(entry),
    ...districtAfter2025<Name>('source', entry.source, entry.year),
    ...futureDay<Name>('payDate', entry.payDate, today),
  ];
}

/** Payments are positive, recoveries negative; an entry that reverses another one has the opposite sign. */
function signOf({ entryKind, amount, reverses }: Disbursement): Trouble<Name>[] {
  if (entryKind === null || amount === null || amount === 0) return [];
  const negative = (entryKind === 'thu_hoi_tam_ung') !== (reverses !== null);
  if (amount < 0 === negative) return [];
  const kind: Words = disbursementKinds[entryKind];
  const [viSign, enSign] = negative ? ['số âm', 'negative'] : ['số dương', 'positive'];
  const right = dongs(-amount);
  if (reverses !== null) {
    return [
      stop(
        'amount',
        'sign',
        `Khoản đảo phải là ${viSign}: ghi ${right}.`,
        `A reversal here is ${enSign}: ${right}.`,
      ),
    ];
  }
  return [
    stop(
      'amount',
      'sign',
      `${kind.vi} phải là ${viSign}: ghi ${right}.`,
      `${englishOf(kind)} is ${enSign}: write ${right}.`,
    ),
  ];
}

function outsideBudgetYear({ year, payDate }: Disbursement): Trouble<Name>[] {
  if (year === null || payDate === null || within(payPeriod(year), payDate)) return [];
  const last = shownDay(payPeriod(year).to);
  return [
    warn(
      'payDate',
      'outside-budget-year',
      `Ngày ${shownDay(payDate)} ngoài năm ngân sách ${year} (đến ${last}). Xem lại ngày, năm.`,
      `${shownDay(payDate)} is outside the budget year ${year} (until ${last}). Please check.`,
    ),
  ];
}

function cutOff({ payDate, periodDate }: Disbursement): Trouble<Name>[] {
  if (payDate === null || periodDate === null || payDate <= periodDate) return [];
  return [
    warn(
      'periodDate',
      'after-cut-off',
      `Chi ngày ${shownDay(payDate)}, sau ngày chốt ${shownDay(periodDate)}. Xem lại kỳ báo cáo.`,
      `Paid on ${shownDay(payDate)}, after the cut-off ${shownDay(periodDate)}. Please check.`,
    ),
  ];
}

function estimate({ amount, estimateToYearEnd }: Disbursement): Trouble<Name>[] {
  if (amount === null || estimateToYearEnd === null || estimateToYearEnd >= amount) return [];
  return [
    warn(
      'estimateToYearEnd',
      'estimate-below-paid',
      `Ước cả năm ${dongs(estimateToYearEnd)} ít hơn khoản này ${dongs(amount)}.`,
      `The estimate ${dongs(estimateToYearEnd)} is below this payment ${dongs(amount)}.`,
    ),
  ];
}

function voucher({ fromTreasury, voucherNo }: Disbursement): Trouble<Name>[] {
  if (fromTreasury !== true || voucherNo !== null) return [];
  return [
    warn(
      'voucherNo',
      'voucher-missing',
      'Đã đối chiếu Kho bạc mà chưa ghi số chứng từ. Ghi số để đối chiếu sau.',
      'Checked with the Treasury, yet there is no voucher number. Please add it.',
    ),
  ];
}
