/**
 * What the screens of importing see and do: the file, its columns, its rows one by one, then the book.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { Id } from '../../core/id.ts';
import type { Kind } from '../../core/kind.ts';
import type { Workbook } from '../../intake/cell.ts';
import type { FileTrouble } from '../../intake/file-sort.ts';
import type { ColumnUse, Mapping } from '../../intake/mapping.ts';
import type { OpenTable } from '../../intake/open-table.ts';
import type { Target } from '../../intake/targets.ts';
import type { ImportBatch } from '../../storage/import-batches.ts';
import type { Imported } from '../../storage/import-rows.ts';
import type { Undone } from '../../storage/import-undo.ts';
import type { Review, ReviewedRow } from './import-review.ts';

export type ImportStep = 'file' | 'columns' | 'rows' | 'saved';
export type ImportWork = 'reading' | 'checking' | 'saving' | 'undoing';
/** Rows that the book has already: left alone, or brought up to date. */
export type Standing = 'skip' | 'update';

export interface Working {
  readonly what: ImportWork;
  readonly done: number;
  readonly all: number;
}

export interface ImportState {
  readonly kind: ReadonlySignal<Kind>;
  readonly step: ReadonlySignal<ImportStep>;
  readonly work: ReadonlySignal<Working | null>;
  readonly trouble: ReadonlySignal<FileTrouble | null>;
  readonly file: ReadonlySignal<{ readonly name: string; readonly workbook: Workbook } | null>;
  readonly sheet: ReadonlySignal<number>;
  readonly open: ReadonlySignal<OpenTable | null>;
  readonly target: ReadonlySignal<Target>;
  readonly mapping: ReadonlySignal<Mapping>;
  /** The mapping is one that was chosen before for this layout. */
  readonly recalled: ReadonlySignal<boolean>;
  /** Fields that every row must have and no column fills. */
  readonly missing: ReadonlySignal<readonly string[]>;
  readonly review: ReadonlySignal<Review | null>;
  readonly skipped: ReadonlySignal<ReadonlySet<string>>;
  readonly standing: ReadonlySignal<Standing>;
  /** What would be written now. */
  readonly ready: ReadonlySignal<readonly ReviewedRow[]>;
  /** The same file was brought in before, or was begun. */
  readonly before: ReadonlySignal<ImportBatch | null>;
  readonly saved: ReadonlySignal<Imported | null>;
  readonly undone: ReadonlySignal<Undone | null>;

  choose(kind: Kind): void;
  take(file: File): Promise<void>;
  chooseSheet(index: number): void;
  /** `row` as in the file, from 1. */
  headAt(row: number): void;
  use(column: number, use: ColumnUse): void;
  fix(field: string, value: unknown): void;
  setUnit(unit: Mapping['unit']): void;
  check(): Promise<void>;
  mendText(mend: string, value: unknown): Promise<void>;
  mendRow(key: string, field: string, value: unknown): Promise<void>;
  skip(keys: readonly string[], skipped: boolean): void;
  setStanding(standing: Standing): void;
  save(goOn: Id | null): Promise<void>;
  undo(batch: Id): Promise<void>;
  back(): void;
  /** Gives up what is under way. */
  stopWork(): void;
  startOver(): void;
  stop(): void;
}
