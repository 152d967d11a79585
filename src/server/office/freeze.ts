/**
 * A report that was sent is frozen: all its tables as they stood, each a record with its hash that nobody may
 * change. Made from one read of the book at its head, after the sending was committed.
 */
import { hash } from 'node:crypto';
import { dayOfInstant } from '../../core/day.ts';
import { canonical, type Json } from '../../core/json.ts';
import { textOf } from '../../core/kind.ts';
import type { Seal } from '../../seal/seal.ts';
import type { Snapshot } from '../store/port.ts';
import { derivedId } from './digest.ts';
import { countSendings, REPORT } from './freeze-count.ts';
import { liveRecord, namesIn, readLive } from './freeze-read.ts';
import type { Seed } from './office.ts';
import type { Rules } from './rules.ts';

const FROZEN = 'frozenReport';

/** The states in which a report's figures are frozen. */
const frozenStates: readonly string[] = ['submitted', 'accepted'];

export interface FreezeParts {
  readonly rules: Rules;
  readonly seal: Seal;
  /** ms */
  readonly clock: () => number;
  readonly officeName: string;
}

/** The records to write, the first of them the sign that they are there; empty: nothing is to be frozen, or it is. */
export async function freezeReport(
  snapshot: Snapshot,
  report: string,
  { rules, seal, clock, officeName }: FreezeParts,
): Promise<readonly Seed[]> {
  const reads = snapshot.as(['all', 'office']);
  const [row] = await reads.rows([report]);
  if (row?.kind !== REPORT || row.gone !== 'no') return [];
  if (!frozenStates.includes(textOf(row.open, 'status') ?? '')) return [];
  const ordinal = countSendings((await reads.history(report)) ?? []);
  if (ordinal === 0 || (await reads.rows([frozenId(report, ordinal, FIRST)])).length > 0) return [];
  const found = await liveRecord(row, rules, seal);
  if (!found) return [];

  const { seq } = await snapshot.head();
  const commune = textOf(found.body, 'commune');
  const scopes = commune === null ? (['all', 'office'] as const) : (['all', `commune:${commune}`] as const);
  const live = await readLive(snapshot, scopes, rules, seal);
  // Few offices freeze on any day: what adds up is fetched by the first that does.
  const [{ cellsOf, cellsOfWords, partsOf, tallyPeriodic, WORDS }, { recordsOfPlace }] = await Promise.all([
    import('../../reports/freeze.ts'),
    import('../../reports/report-records.ts'),
  ]);
  const records = recordsOfPlace((kind) => live.get(kind) ?? [], commune);
  const now = clock();
  const nameOf = namesIn(live, rules);
  const tallied = tallyPeriodic({ body: found.body, records, today: dayOfInstant(now), nameOf, officeName });
  if (tallied === null) return [];
  const takenAt = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const parts = [
    ...tallied.tables.flatMap(({ name, table }) => partsOf(name, cellsOf(table))),
    ...partsOf(WORDS, cellsOfWords(tallied.narrative)),
  ];
  return parts.map(([table, frozen]) => {
    const cells = frozen as unknown as Json; // texts, numbers, blanks and lists of them
    const body = {
      about: report,
      ordinal,
      table,
      seqAt: seq,
      hash: hash('sha256', canonical(cells), 'hex'),
      takenAt,
      cells,
    };
    return { id: frozenId(report, ordinal, table), kind: FROZEN, body };
  });
}

/** The table that every report has. */
const FIRST = 'money';

/** Follows from what it is about, so that freezing twice gives the same records. No phone may use such an id. */
export function frozenId(report: string, ordinal: number, table: string): string {
  return `frozen.${derivedId('frozen', report, String(ordinal), table)}`;
}
