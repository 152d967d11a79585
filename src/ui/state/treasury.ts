/**
 * The Treasury's statement beside the book, read from the notebook: of one commune and budget year, and by when both
 * have to agree.
 */
import type { Day } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import { budgetYearOf } from '../../core/period.ts';
import type { LiveRecord } from '../../core/record.ts';
import { entryStates } from '../../reports/ledger.ts';
import { deadlinesFrom, type Deadline } from '../../reports/rhythm.ts';
import { matchTreasury, type TreasuryMatch } from '../../reports/treasury.ts';
import type { Notebook, Saved } from '../../storage/notebook-door.ts';
import { holderPlace } from './reports-place.ts';

export interface Reconciling {
  readonly match: TreasuryMatch;
  /** Lines of the statement; none: it was neither typed nor brought in. */
  readonly lines: number;
  /** Entries of the year that count, to choose from by hand. */
  readonly entries: readonly LiveRecord[];
  /** Years that any line or payment is of, the newest first. */
  readonly years: readonly number[];
  /** Null: the office keeps no such norm. */
  readonly deadline: Deadline | null;
  readonly letterheads: readonly LiveRecord[];
}

const MONTHS_AHEAD = 12;

export async function readTreasury(notebook: Notebook, year: number, today: Day): Promise<Reconciling> {
  const list = (kind: string) => notebook.list({ kind });
  const [lines, entries, confirmations, twins, thresholds, letterheads] = await Promise.all([
    list('treasuryLine'),
    list('disbursement'),
    list('confirmation'),
    list('entryTwin'),
    list('threshold'),
    list('letterhead'),
  ]);
  const { commune } = holderPlace(notebook);
  const isHere = ({ body }: LiveRecord): boolean => commune === null || textOf(body, 'commune') === commune;
  const own = (records: readonly LiveRecord[]): readonly LiveRecord[] =>
    records.filter((one) => isHere(one) && one.body['year'] === year);
  const states = entryStates(entries, confirmations, twins);
  const counted = own(entries).filter(({ id }) => ['confirmed', 'pending'].includes(states.get(id) ?? ''));
  const known = [...lines, ...entries].filter(isHere).flatMap(({ body }) => yearOfBody(body['year']));
  return {
    match: matchTreasury(own(lines), counted, states),
    lines: own(lines).length,
    entries: counted,
    years: [...new Set([budgetYearOf(today), ...known])].sort((a, b) => b - a),
    deadline:
      deadlinesFrom(thresholds, today, MONTHS_AHEAD).find(({ norm }) => norm === 'deadline.reconcile') ??
      null,
    letterheads,
  };
}

const yearOfBody = (value: unknown): readonly number[] => (typeof value === 'number' ? [value] : []);

/** A person's word: this line is that entry, and nothing is to be mended where the amounts agree. */
export function matchByHand(notebook: Notebook, line: LiveRecord, entry: LiveRecord): Promise<Saved> {
  const agrees = line.body['amount'] === entry.body['amount'];
  const values = { ...line.body, entry: entry.id, duty: agrees ? 'none' : (line.body['duty'] ?? null) };
  return notebook.save([{ do: 'update', record: line.id, seen: line.body, values }]);
}
