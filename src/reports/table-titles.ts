/** Every table of a report by name, in the order in which they are offered, with what it is called. */
import type { Words } from '../core/text.ts';

export const tableTitles = {
  money: { vi: 'Giải ngân', en: 'Disbursement' },
  moneySources: { vi: 'Giải ngân theo loại vốn, nguồn vốn', en: 'Disbursement by kind and source' },
  monthly: { vi: 'Giải ngân theo tháng', en: 'Disbursement of the month' },
  mobilisation: { vi: 'Huy động nguồn lực', en: 'Money mobilised' },
  projects: { vi: 'Dự án hỗ trợ phát triển sản xuất', en: 'Production support projects' },
  byTrade: { vi: 'Tổng hợp nhu cầu học nghề', en: 'Summary of training demand' },
  tradeVillages: { vi: 'Nhu cầu học nghề theo nghề và thôn', en: 'Training demand by trade and village' },
  byVillage: { vi: 'Tổng hợp nhu cầu học nghề theo thôn', en: 'Summary of training demand by village' },
  byGroup: { vi: 'Nhu cầu học nghề theo đối tượng', en: 'Training demand by group' },
  difficulties: { vi: 'Tổng hợp khó khăn, vướng mắc', en: 'Summary of difficulties' },
  difficultyList: { vi: 'Danh sách khó khăn, vướng mắc', en: 'List of difficulties' },
} as const satisfies Readonly<Record<string, Words>>;

export type TableName = keyof typeof tableTitles;

export const tableNames = Object.keys(tableTitles).filter(isTableName);

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(tableTitles, name);
}

/** The ones that are added up under headings: by programme, village, project or commune. */
export const byHeading: readonly TableName[] = ['money', 'moneySources', 'monthly', 'mobilisation'];

/** The ones of a plan year; the others are of a period of a budget year. */
export const ofPlanYear: readonly TableName[] = ['byTrade', 'tradeVillages', 'byVillage', 'byGroup'];

/** The same with what people wrote, which may name somebody. */
export const saidTables: Partial<Record<TableName, 'moneySaid' | 'difficultyListSaid'>> = {
  money: 'moneySaid',
  difficultyList: 'difficultyListSaid',
};

/** The columns that say the most of a table, where there is no room for all: a phone, a picture, a message. */
export const chiefColumns: Readonly<Record<TableName, readonly string[]>> = {
  money: ['plan', 'paid', 'rate', 'rest'],
  moneySources: ['all.plan', 'all.paid', 'all.rate'],
  monthly: ['paid', 'expected', 'rateYear', 'paidClosing', 'expectedClosing', 'expectedOpening'],
  mobilisation: ['total', 'nstw', 'ns_tinh', 'nhan_dan'],
  projects: ['households', 'cost', 'paid', 'paidShare'],
  byTrade: ['people', 'women', 'classes'],
  tradeVillages: ['people', 'women', 'classes'],
  byVillage: ['people', 'women', 'classes'],
  byGroup: ['people', 'share', 'blank'],
  difficulties: ['open', 'oldest', 'solved'],
  difficultyList: ['days', 'place', 'category', 'level'],
};
