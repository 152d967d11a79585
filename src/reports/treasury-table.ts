/** Đối chiếu Kho bạc as a table: both sides of each row, what differs, who mends it. */
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { treasuryDuties } from '../kinds/treasury-line.ts';
import { dongOf } from './ledger.ts';
import type { Cell, Column, Row, Table } from './table.ts';
import type { Finding, TreasuryMatch, TreasuryRow } from './treasury.ts';

export const findings: Readonly<Record<Finding, Words>> = {
  lineOnly: { vi: 'Kho bạc có, sổ chưa có', en: 'At the Treasury, not in the book' },
  entryOnly: { vi: 'Sổ có, Kho bạc chưa có', en: 'In the book, not at the Treasury' },
  amount: { vi: 'Lệch số tiền', en: 'Another amount' },
  pending: { vi: 'Khớp, chưa xác nhận', en: 'Agrees, not confirmed' },
  date: { vi: 'Lệch ngày', en: 'Another day' },
  guessed: { vi: 'Có thể khớp: thiếu số chứng từ', en: 'May agree: no voucher number' },
  agreed: { vi: 'Khớp', en: 'Agrees' },
};

/** The sorts of findings in the order in which they press. */
export const findingNames = Object.keys(findings) as readonly Finding[]; // the keys of the record above

/** The total first; then sort by sort, what presses before what agrees. */
export function treasuryTable(
  { rows, bookTotal, treasuryTotal }: TreasuryMatch,
  year: number,
  notes: readonly Words[],
): Table {
  const total: Row = {
    level: 0,
    cells: [
      'Tổng cộng',
      null,
      null,
      treasuryTotal,
      null,
      null,
      bookTotal,
      treasuryTotal - bookTotal,
      null,
      null,
    ],
  };
  return {
    title: { vi: 'Đối chiếu Kho bạc', en: 'Reconciliation with the Treasury' },
    subtitle: { vi: `Năm ngân sách ${year}`, en: `Budget year ${year}` },
    columns,
    rows: [total, ...inOrder(rows).map((row) => ({ level: 1, cells: cellsOf(row) }))],
    notes,
  };
}

/** Sort by sort; within one as they were found. */
export function inOrder(rows: readonly TreasuryRow[]): readonly TreasuryRow[] {
  return findingNames.flatMap((name) => rows.filter(({ finding }) => finding === name));
}

const TREASURY: Words = { vi: 'Kho bạc', en: 'Treasury' };
const BOOK: Words = { vi: 'Sổ', en: 'Book' };
const side = (group: Words, key: string, short: Words, type: Column['type']): Column => ({
  key,
  heading: { vi: `${group.vi}: ${short.vi.toLocaleLowerCase('vi')}`, en: `${group.en}: ${short.en}` },
  type,
  group,
  short,
});
const VOUCHER: Words = { vi: 'Số chứng từ', en: 'Voucher' };
const DAY: Words = { vi: 'Ngày', en: 'Day' };
const AMOUNT: Words = { vi: 'Số tiền', en: 'Amount' };

const columns: readonly Column[] = [
  { key: 'finding', heading: { vi: 'Kết quả', en: 'Finding' }, type: 'text' },
  side(TREASURY, 'lineVoucher', VOUCHER, 'text'),
  side(TREASURY, 'lineDay', DAY, 'day'),
  side(TREASURY, 'lineAmount', AMOUNT, 'dong'),
  side(BOOK, 'entryVoucher', VOUCHER, 'text'),
  side(BOOK, 'entryDay', DAY, 'day'),
  side(BOOK, 'entryAmount', AMOUNT, 'dong'),
  { key: 'difference', heading: { vi: 'Chênh lệch', en: 'Difference' }, type: 'dong' },
  { key: 'duty', heading: { vi: 'Ai phải sửa', en: 'Who mends it' }, type: 'text' },
  { key: 'note', heading: { vi: 'Ghi chú', en: 'Note' }, type: 'text' },
];

function cellsOf({ finding, line, entry, difference, duty }: TreasuryRow): readonly Cell[] {
  return [
    findings[finding].vi,
    ...sideOf(line),
    ...sideOf(entry),
    difference,
    duty === null ? null : treasuryDuties[duty].vi,
    line && textOf(line.body, 'note'),
  ];
}

const sideOf = (record: LiveRecord | null): readonly Cell[] =>
  record === null
    ? [null, null, null]
    : [textOf(record.body, 'voucherNo'), textOf(record.body, 'payDate'), dongOf(record.body, 'amount')];
