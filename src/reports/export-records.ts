/**
 * Records of a kind as a CSV file, piece by piece: a phone stays usable while thousands of them are written.
 * The office writes its files with the same code.
 */
import type { Kind } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { csvHead, csvRows, type Dialect } from './csv.ts';
import { recordTable, type Reference } from './record-table.ts';

export interface ExportOrder {
  readonly kind: Kind;
  readonly records: readonly LiveRecord[];
  readonly reference: Reference;
  readonly dialect: Dialect;
  /** Names, notes and positions too (Luật 91/2025): only where the person asked for them. */
  readonly personal: boolean;
}

export interface ExportPace {
  /** Called after every piece; resolves when the file may be written on. */
  pause(done: number, all: number): Promise<void>;
  /** True stops the file: `writeRecords` gives null. */
  stopped(): boolean;
}

/** Records of one piece: about a millisecond's work, so that whoever paces it may stop whenever it likes. */
const PIECE = 50;

/** The file's text in parts, to be joined as they are, or null where it was stopped. */
export async function writeRecords(order: ExportOrder, pace: ExportPace): Promise<readonly string[] | null> {
  const { kind, records, reference, dialect, personal } = order;
  const parts = [csvHead(recordTable(kind, [], reference, { personal }).columns, dialect)];
  for (let at = 0; at < records.length; at += PIECE) {
    if (pace.stopped()) return null;
    const { columns, rows } = recordTable(kind, records.slice(at, at + PIECE), reference, { personal });
    parts.push(csvRows(columns, rows, dialect));
    await pace.pause(Math.min(at + PIECE, records.length), records.length);
  }
  return pace.stopped() ? null : parts;
}
