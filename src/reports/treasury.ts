/**
 * Đối chiếu Kho bạc: which line of the Treasury's statement is which entry of the book, and what is left over on
 * either side. A person's word (`entry` of a line) goes first; then what agrees in voucher, date and amount, then
 * less and less. Each line and each entry is used once, so that the two sides add up.
 */
import { addDays, parseDay, type Day } from '../core/day.ts';
import { NO_DONG, type Dong } from '../core/dong.ts';
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { dongOf, plus, type EntryState } from './ledger.ts';
import { voucherKey } from './twins.ts';

/**
 * agreed: voucher, date and amount, or a person's word with the same amount · date, amount: the same payment, with
 * another day or amount · guessed: no voucher on one side, amount and day (within three days) agree · entryOnly: in
 * the book, not at the Treasury · lineOnly: at the Treasury, not in the book · pending: agreed, yet nobody confirmed
 * the entry.
 */
export type Finding = 'agreed' | 'guessed' | 'date' | 'amount' | 'pending' | 'entryOnly' | 'lineOnly';

export interface TreasuryRow {
  readonly finding: Finding;
  readonly line: LiveRecord | null;
  readonly entry: LiveRecord | null;
  /** The Treasury's amount less the book's; a side that is missing counts nothing. */
  readonly difference: Dong;
  /** Who mends it, by a person's word, else by what was found. Null: nothing is to be mended. */
  readonly duty: 'book' | 'treasury' | null;
}

export interface TreasuryMatch {
  readonly rows: readonly TreasuryRow[];
  readonly bookTotal: Dong;
  readonly treasuryTotal: Dong;
}

/** Statements name the day on which the Treasury booked it, entries often the one on which it was ordered. */
const NEAR_DAYS = 3;

/** Lines and entries of one commune and budget year. Entries that are withdrawn, refused or merged are no payments. */
export function matchTreasury(
  lines: readonly LiveRecord[],
  entries: readonly LiveRecord[],
  states: ReadonlyMap<string, EntryState>,
): TreasuryMatch {
  const openLines = new Set(lines.filter(({ gone }) => gone === 'no').sort(byDayThenId));
  const openEntries = new Set(
    entries.filter(({ id }) => ['confirmed', 'pending'].includes(states.get(id) ?? '')).sort(byDayThenId),
  );
  const bookTotal = sumOf(openEntries);
  const treasuryTotal = sumOf(openLines);
  const rows: TreasuryRow[] = [];

  function pair(
    agree: (line: LiveRecord, entry: LiveRecord) => boolean,
    foundAs: Finding | null = null,
  ): void {
    for (const line of openLines) {
      const entry = [...openEntries].find((one) => agree(line, one));
      if (!entry) continue;
      openLines.delete(line);
      openEntries.delete(entry);
      rows.push(rowOf(line, entry, foundAs ?? findingOf(line, entry), states));
    }
  }
  pair((line, entry) => textOf(line.body, 'entry') === entry.id);
  pair((line, entry) => sameVoucher(line, entry) && sameAmount(line, entry) && sameDay(line, entry));
  pair((line, entry) => sameVoucher(line, entry) && sameAmount(line, entry));
  pair((line, entry) => sameVoucher(line, entry) && sameDay(line, entry));
  pair((line, entry) => sameVoucher(line, entry));
  pair(
    (line, entry) =>
      (!hasVoucher(line) || !hasVoucher(entry)) && sameAmount(line, entry) && nearDay(line, entry),
    'guessed',
  );
  for (const line of openLines) rows.push(rowOf(line, null, 'lineOnly', states));
  for (const entry of openEntries) rows.push(rowOf(null, entry, 'entryOnly', states));
  return { rows: rows.sort(byRow), bookTotal, treasuryTotal };
}

function findingOf(line: LiveRecord, entry: LiveRecord): Finding {
  if (!sameAmount(line, entry)) return 'amount';
  return sameDay(line, entry) || textOf(line.body, 'entry') === entry.id ? 'agreed' : 'date';
}

function rowOf(
  line: LiveRecord | null,
  entry: LiveRecord | null,
  found: Finding,
  states: ReadonlyMap<string, EntryState>,
): TreasuryRow {
  const unconfirmed = entry !== null && states.get(entry.id) === 'pending';
  const finding = unconfirmed && (found === 'agreed' || found === 'guessed') ? 'pending' : found;
  const theirs = (line && dongOf(line.body, 'amount')) ?? NO_DONG;
  const ours = (entry && dongOf(entry.body, 'amount')) ?? NO_DONG;
  const difference = plus(theirs, ours === 0 ? NO_DONG : (-ours as Dong)) ?? NO_DONG; // the limit is the same on both sides
  return { finding, line, entry, difference, duty: dutyOf(line, finding) };
}

/** What only the book has, or has otherwise, is the book's to mend, unless a person found the Treasury wrong. */
function dutyOf(line: LiveRecord | null, finding: Finding): TreasuryRow['duty'] {
  const said = line && textOf(line.body, 'duty');
  if (said === 'none') return null;
  if (said === 'book' || said === 'treasury') return said;
  return finding === 'agreed' ? null : finding === 'entryOnly' ? 'treasury' : 'book';
}

const hasVoucher = ({ body }: LiveRecord): boolean => voucherKey(body) !== null;
const sameVoucher = (line: LiveRecord, entry: LiveRecord): boolean =>
  hasVoucher(line) && voucherKey(line.body) === voucherKey(entry.body);
const sameAmount = (line: LiveRecord, entry: LiveRecord): boolean =>
  line.body['amount'] === entry.body['amount'];
const sameDay = (line: LiveRecord, entry: LiveRecord): boolean =>
  line.body['payDate'] === entry.body['payDate'];

function nearDay(line: LiveRecord, entry: LiveRecord): boolean {
  const [theirs, ours] = [dayOf(line), dayOf(entry)];
  if (theirs === null || ours === null) return false;
  return addDays(ours, -NEAR_DAYS) <= theirs && theirs <= addDays(ours, NEAR_DAYS);
}

const dayOf = ({ body }: LiveRecord): Day | null => parseDay(body['payDate']);

function sumOf(records: Iterable<LiveRecord>): Dong {
  let sum: Dong = NO_DONG;
  for (const { body } of records) sum = plus(sum, dongOf(body, 'amount')) ?? sum;
  return sum;
}

/** What is to be mended first, then by day. */
function byRow(a: TreasuryRow, b: TreasuryRow): number {
  const first = Number(a.duty === null) - Number(b.duty === null);
  return first || compare(a.line ?? a.entry, b.line ?? b.entry);
}

const byDayThenId = (a: LiveRecord, b: LiveRecord): number => compare(a, b);

function compare(a: LiveRecord | null, b: LiveRecord | null): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

const keyOf = (record: LiveRecord | null): string => (record ? `${dayOf(record) ?? ''} ${record.id}` : '');
