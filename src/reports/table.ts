import type { Period } from '../core/period.ts';
import type { Words } from '../core/text.ts';

/** What stands in a column; files and screens write it in their own way. */
export type ColumnType =
  | 'text'
  | 'key'
  | 'code'
  | 'name'
  | 'names'
  | 'phone'
  | 'number'
  | 'dong'
  | 'percent'
  | 'day'
  | 'instant'
  | 'yesNo';

export interface Column {
  /** The name in files for machines. */
  readonly key: string;
  readonly heading: Words;
  readonly type: ColumnType;
  /** What stands above it and its neighbours of the same group, where a heading has two storeys. */
  readonly group?: Words;
  /** What it is called under its group; the heading where absent. */
  readonly short?: Words;
}

/** A code that never stands without its meaning: `01969 – Phủ Thông`. */
export interface Coded {
  readonly code: string;
  readonly name: string;
}

/**
 * text, phone, day ('2026-08-31'): string · number, dong: number · percent: a ratio, 0.457 · instant: ms since
 * 1970 · yesNo: boolean · key: Coded, machines get the code, people the name, though it be blank ·
 * code: Coded, people see code and name · name: Coded, people see the name, machines the
 * code · names: a list of those · blank: null, which is not zero.
 */
export type Cell = string | number | boolean | Coded | readonly Coded[] | null;

export interface Row {
  readonly cells: readonly Cell[];
  /** Depth in a tree of rows, 0 for a total. */
  readonly level: number;
}

/** A table as screen, CSV and print share it. */
export interface Table {
  readonly title: Words;
  /** Of which time and what of it: "Kỳ 01/01/2026 – 31/08/2026". */
  readonly subtitle?: Words;
  /** What files of it are named after. */
  readonly period?: Period;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Lines that belong under it ("số liệu đến …", "Đã gửi 9/12 thôn"). */
  readonly notes: readonly Words[];
}
