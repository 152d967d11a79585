/** A norm or threshold: a dated number with its basis. It warns; it never refuses what an officer enters. */
import { compareDays, type Day } from '../core/day.ts';
import type { Words } from '../core/text.ts';
import type { SupportArea } from './area-class.ts';
import type { CapitalKind } from './capital.ts';
import type { Norm } from './norms.ts';

/** How certain the number is, in the signs of the field notes. */
export const marks = {
  '✓': { vi: 'Đã đọc trong văn bản', en: 'Read in the text of the rule' },
  '~': { vi: 'Tin cậy cao', en: 'High confidence' },
  '≈': { vi: 'Tin cậy vừa', en: 'Medium confidence' },
  '?': { vi: 'Chưa chắc', en: 'Low confidence' },
  '·': { vi: 'Đề xuất của ứng dụng', en: 'Proposal of this app' },
} as const satisfies Readonly<Record<string, Words>>;

export type Mark = keyof typeof marks;

export const normUnits = {
  phan_tram: { vi: '%', en: '%' },
  nguoi: { vi: 'người', en: 'people' },
  tuoi: { vi: 'tuổi', en: 'years of age' },
  dong: { vi: 'đồng', en: 'đồng' },
  thang: { vi: 'tháng', en: 'months' },
  ngay: { vi: 'ngày', en: 'days' },
  ngay_lam_viec: { vi: 'ngày làm việc', en: 'working days' },
  gio: { vi: 'giờ', en: 'hours' },
  lan: { vi: 'lần', en: 'times' },
  km: { vi: 'km', en: 'km' },
} as const satisfies Readonly<Record<string, Words>>;

export type NormUnit = keyof typeof normUnits;

export type Threshold = {
  /** `threshold.classSize.theory`; the same norm from another day has an id of its own. */
  readonly id: string;
  readonly norm: Norm;
  readonly capitalKind?: CapitalKind;
  /** 1–12 for the end of a month; 13 for 31/01 of the next year, where the budget year ends. */
  readonly month?: number;
  readonly areaClass?: SupportArea;
  readonly value: number;
  readonly unit: NormUnit;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** The rule it is taken from. */
  readonly basis: string;
  readonly mark: Mark;
};

export type Asked = {
  readonly norm: Norm;
  readonly day: Day;
  readonly capitalKind?: CapitalKind;
  readonly month?: number;
  readonly areaClass?: SupportArea;
};

/**
 * The threshold in force on a day, or null. One that names a kind of capital, month or area class holds
 * for that one only; where several hold, the one that began last does.
 */
export function findThreshold(thresholds: readonly Threshold[], asked: Asked): Threshold | null {
  const inForce = thresholds.filter(
    (one) =>
      one.norm === asked.norm &&
      one.validFrom <= asked.day &&
      (one.validTo === null || asked.day <= one.validTo) &&
      (one.capitalKind === undefined || one.capitalKind === asked.capitalKind) &&
      (one.month === undefined || one.month === asked.month) &&
      (one.areaClass === undefined || one.areaClass === asked.areaClass),
  );
  return inForce.sort((a, b) => compareDays(b.validFrom, a.validFrom))[0] ?? null;
}
