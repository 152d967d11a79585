import { yearOf, type Day } from '../core/day.ts';
import type { RuleContext, Trouble } from '../core/kind.ts';
import { partsWithin, stop, sumWithin, warn } from './rule.ts';
import { trainingDemandFields as fields, type TrainingDemand } from './training-demand-fields.ts';

type Name = keyof typeof fields;

/** What cannot be in a demand, and what is only unusual (field.md §3.1). */
export function trainingDemandRules(
  demand: TrainingDemand,
  { today }: RuleContext,
): readonly Trouble<Name>[] {
  return [
    ...oneTrade(demand),
    ...somebody(demand),
    ...partsWithin<Name & keyof Counts>(fields, demand, 'people', parts),
    ...sumWithin<Name & keyof Counts>(
      fields,
      demand,
      'people',
      ['poor', 'nearPoor', 'escapedPoor', 'lowIncome'],
      {
        vi: 'Nghèo đến thu nhập thấp cộng lại',
        en: 'Poor to low income together',
      },
    ),
    ...womenOnly(demand),
    ...yearOfPlan(demand.planYear, today),
  ];
}

const parts = [
  'women',
  'ethnicMinority',
  'poor',
  'nearPoor',
  'escapedPoor',
  'lowIncome',
  'disabled',
  'merit',
  'landLost',
  'joblessWomen',
] as const;
type Counts = Record<(typeof parts)[number] | 'people', number | null>;

function oneTrade({ trade, tradeOther }: TrainingDemand): Trouble<Name>[] {
  if (trade === null && tradeOther === null) {
    return [
      stop(
        'trade',
        'trade-needed',
        'Chọn một nghề. Danh sách không có thì ghi vào "Nghề khác".',
        'Choose a trade. If the list lacks it, write it under "Another trade".',
      ),
    ];
  }
  if (trade === null || tradeOther === null) return [];
  return [
    warn(
      'tradeOther',
      'two-trades',
      'Đã chọn nghề lại ghi thêm nghề khác. Mỗi nghề ghi một phiếu.',
      'A trade is chosen and another one written. Record one trade at a time.',
    ),
  ];
}

function somebody({ people }: TrainingDemand): Trouble<Name>[] {
  if (people !== 0) return [];
  return [
    stop(
      'people',
      'nobody',
      'Ghi từ 1 người trở lên. Không ai đăng ký thì gửi xã "không có nhu cầu".',
      'Record 1 person or more. If nobody registers, send "nothing to send".',
    ),
  ];
}

function womenOnly({ women, joblessWomen }: TrainingDemand): Trouble<Name>[] {
  if (women === null || joblessWomen === null || joblessWomen <= women) return [];
  return [
    stop(
      'joblessWomen',
      'more-than-women',
      `Lao động nữ mất việc (${joblessWomen}) nhiều hơn số nữ (${women}).`,
      `Women who lost their job (${joblessWomen}) exceed women (${women}).`,
    ),
  ];
}

function yearOfPlan(planYear: number | null, today: Day): Trouble<Name>[] {
  const thisYear = yearOf(today);
  if (planYear === null || (planYear >= thisYear && planYear <= thisYear + 5)) return [];
  return [
    warn(
      'planYear',
      'far-year',
      `Năm kế hoạch ${planYear} cách xa năm nay (${thisYear}). Xem lại năm.`,
      `The plan year ${planYear} is far from this year (${thisYear}). Please check it.`,
    ),
  ];
}
