/** What the lines above a table say about all of it: the unit of money and the year. */
import type { Words } from '../core/text.ts';
import { plainWords } from './known-words.ts';

export const moneyUnits = {
  dong: { label: { vi: 'đồng', en: 'đồng' }, size: 1 },
  nghin: { label: { vi: 'nghìn đồng', en: 'thousand đồng' }, size: 1_000 },
  trieu: { label: { vi: 'triệu đồng', en: 'million đồng' }, size: 1_000_000 },
  ty: { label: { vi: 'tỷ đồng', en: 'billion đồng' }, size: 1_000_000_000 },
} as const satisfies Record<string, { readonly label: Words; readonly size: number }>;

export type MoneyUnit = keyof typeof moneyUnits;

/** "Đơn vị tính: triệu đồng", "(Tr.đ)", "ĐVT: 1.000 đồng"; null where nothing is said. */
export function unitIn(text: string): MoneyUnit | null {
  const plain = plainWords(text);
  const told = /(?:don vi(?: tinh)?|dvt|unit)\s(.*)$/u.exec(plain)?.[1] ?? bracketed(text);
  if (told === null) return null;
  if (/^(?:ty|ti) ?(?:dong|d|vnd)?\b/u.test(told)) return 'ty';
  if (/^(?:trieu|tr)(?: (?:dong|d|vnd)|d)?\b|^1 000 000/u.test(told)) return 'trieu';
  if (/^(?:nghin|ngan|ng|k)(?: (?:dong|d|vnd)|d)?\b|^1 ?000 (?:dong|d)\b/u.test(told)) return 'nghin';
  return /^(?:dong|vnd|d)\b/u.test(told) ? 'dong' : null;
}

function bracketed(text: string): string | null {
  const inside = /\(([^)]*)\)\s*$/u.exec(text)?.[1];
  return inside === undefined ? null : plainWords(inside);
}

/** The first year of this century that is named as one: "NĂM 2026", "năm kế hoạch 2027". */
export function yearIn(text: string): number | null {
  const found = /\bnam (?:\S+ ){0,3}?(20[1-4]\d)\b/u.exec(plainWords(text))?.[1];
  return found === undefined ? null : Number(found);
}
