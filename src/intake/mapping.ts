/** What becomes of each column of a table: data without functions, so that a phone can remember it for the next file. */
import type { MoneyUnit } from './above-table.ts';

export type ColumnUse =
  /** `also`: what the heading says beside it: an amount of "Vốn đầu tư › NSTW" is investment from the central budget. */
  | { readonly as: 'field'; readonly field: string; readonly also: Readonly<Record<string, string>> }
  /** "Tên cột: giá trị", one line of the note for each. */
  | { readonly as: 'note' }
  | { readonly as: 'ignore' };

export interface Mapping {
  /** By index of the column. */
  readonly columns: Readonly<Record<number, ColumnUse>>;
  /** For every row that says nothing else: field → value of its shape. */
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly unit: MoneyUnit;
}

/** Fields of which one row may fill several: each amount is a record of its own, each source a line of the project. */
export const severalPerRow: Readonly<Record<string, readonly string[]>> = {
  allocation: ['amount'],
  disbursement: ['amount'],
  productionProject: ['sources'],
};
