/** The two groups in which trades are planned. Apart from the list of trades, which phones receive as records. */
import type { Words } from '../core/text.ts';

export const tradeGroups = {
  nong_nghiep: { vi: 'Nông nghiệp', en: 'Agriculture' },
  phi_nong_nghiep: { vi: 'Phi nông nghiệp', en: 'Other than agriculture' },
} as const satisfies Readonly<Record<string, Words>>;

export type TradeGroup = keyof typeof tradeGroups;
