/** What each column of a table is, by the words over it and by what its values look like. A person sees the guess. */
import { capitalKinds, capitalSources, disbursementKinds, planStates } from '../programmes/capital.ts';
import { isBlank, isNumeric, textOfCell, type Cell } from './cell.ts';
import type { FoundTable, TableColumn } from './find-table.ts';
import { likeness, plainWords, RUNNING_NUMBER } from './known-words.ts';
import { severalPerRow, type ColumnUse } from './mapping.ts';
import { optionsLike } from './read-choice.ts';
import { readValue, type ReadContext } from './read-value.ts';
import type { SortedRow } from './sort-rows.ts';
import type { Target } from './targets.ts';

export type Confidence = 'sure' | 'likely' | 'unsure';

export interface Guess {
  readonly column: TableColumn;
  readonly use: ColumnUse;
  readonly confidence: Confidence;
}

/** Rows looked at. */
const LOOKED_AT = 25;

interface Candidate {
  readonly column: TableColumn;
  readonly field: string;
  readonly score: number;
}

export function guessColumns(
  target: Target,
  table: FoundTable,
  rows: readonly SortedRow[],
  context: ReadContext,
): readonly Guess[] {
  const sample = rows.filter(({ sort }) => sort === 'data').slice(0, LOOKED_AT);
  const candidates = table.columns
    .filter(({ index, path }) => index !== table.numbering && !NO_DATA.test(plainWords(path.join(' '))))
    .flatMap((column) => scores(target, column, sample, context))
    .sort((a, b) => b.score - a.score || a.column.index - b.column.index);
  const taken = new Set<string>();
  const found = new Map<number, Candidate>();
  for (const candidate of candidates) {
    const { column, field, score } = candidate;
    if (score < 0.42 || found.has(column.index) || taken.has(slotOf(target, candidate))) continue;
    taken.add(slotOf(target, candidate));
    found.set(column.index, candidate);
    if (!isSeveral(target, field)) taken.add(field);
  }
  const guesses = table.columns.map((column): Guess => {
    const best = found.get(column.index);
    if (!best) return { column, use: leftOver(target, table, column, sample), confidence: 'unsure' };
    const also = isSeveral(target, best.field) ? saidBeside(target, column) : {};
    const confidence = best.score >= 0.78 ? 'sure' : best.score >= 0.58 ? 'likely' : 'unsure';
    return { column, use: { as: 'field', field: best.field, also }, confidence };
  });
  return withoutSums(target, guesses);
}

/** Rates, rests and sums of other columns are worked out again, never taken over. */
const NO_DATA = /%|ty le|con lai|chua giai ngan|^uoc\b| uoc |cong don/u;

function scores(
  target: Target,
  column: TableColumn,
  sample: readonly SortedRow[],
  context: ReadContext,
): readonly Candidate[] {
  const whole = plainWords(column.path.join(' '));
  const last = plainWords(column.path.at(-1) ?? '');
  const cells = sample.map(({ cells }) => cells[column.index] ?? null).filter((cell) => !isBlank(cell));
  return Object.entries(target.words).flatMap(([name, words]): Candidate[] => {
    const field = target.kind.fields[name];
    if (!field) return [];
    const said = Math.max(
      0,
      ...words.map((word) => Math.max(likeness(last, word), likeness(whole, word) * 0.97)),
    );
    const isOneSort = Object.keys(saidBeside(target, column)).length > 0;
    if (isOneSort && field.type === 'dong' && !isSeveral(target, name)) return [];
    const beside = isSeveral(target, name) && isOneSort ? 0.75 : 0;
    const looks = looksLike(target, name, cells, context);
    const heading = Math.max(said, beside);
    // Without a word only names that the lists know tell a column.
    const score =
      heading === 0 ? (field.type === 'ref' && looks >= 0.7 ? 0.5 : 0) : heading * 0.75 + looks * 0.25;
    return score > 0 && (cells.length === 0 || looks > 0.1 || field.type === 'ref' || field.type === 'refs')
      ? [{ column, field: name, score }]
      : [];
  });
}

/** The share of cells that can be read so. */
function looksLike(target: Target, name: string, cells: readonly Cell[], context: ReadContext): number {
  const field = target.kind.fields[name];
  if (!field || cells.length === 0) return 0.5;
  if (field.type === 'rows')
    return cells.filter((cell) => isNumeric(cell) || name === 'aliases').length / cells.length;
  if (field.type === 'text' || field.type === 'note') {
    const numbers = cells.filter((cell) => isNumeric(cell)).length;
    return 1 - (numbers / cells.length) * (/no$/iu.test(name) ? 0 : 0.9);
  }
  const read = cells.filter((cell) => 'value' in readValue(field, cell, context));
  return read.length / cells.length;
}

function isSeveral({ kind }: Target, field: string): boolean {
  return severalPerRow[kind.name]?.includes(field) === true;
}

/** A field takes one column; an amount takes one for each sort of money. */
function slotOf(target: Target, { column, field }: Candidate): string {
  return isSeveral(target, field) ? `${field} ${JSON.stringify(saidBeside(target, column))}` : field;
}

/** What a heading says of the money in its column. */
export function saidBeside({ kind }: Target, { path }: TableColumn): Readonly<Record<string, string>> {
  const said: Record<string, string> = {};
  const texts = path.map((text) => text.replace(/\([^)]*\)/gu, ''));
  const tell = (name: string, options: Parameters<typeof optionsLike>[0]): void => {
    for (const text of texts) {
      const [only, another] = optionsLike(options, text);
      if (only !== undefined && another === undefined) said[name] = only;
    }
  };
  if (kind.name === 'productionProject') {
    tell('source', capitalSources);
    return said;
  }
  if (kind.name !== 'allocation' && kind.name !== 'disbursement') return said;
  tell('capitalKind', capitalKinds);
  tell('source', capitalSources);
  const plain = plainWords(path.join(' '));
  const state = /keo dai/u.test(plain) ? 'keo_dai' : /chuyen nguon/u.test(plain) ? 'chuyen_nguon' : null;
  if (state !== null && Object.hasOwn(planStates, state)) said['planState'] = state;
  if (kind.name === 'allocation' && state !== null)
    said['type'] = state === 'keo_dai' ? 'keo_dai_nam_truoc' : state;
  if (kind.name === 'disbursement') tell('entryKind', disbursementKinds);
  return said;
}

/** Beside amounts of single sorts of money, an amount of none is their sum. */
function withoutSums(target: Target, guesses: readonly Guess[]): readonly Guess[] {
  const several = guesses.filter(({ use }) => use.as === 'field' && isSeveral(target, use.field));
  const told = several.filter(({ use }) => use.as === 'field' && Object.keys(use.also).length > 0);
  if (told.length === 0) return guesses;
  return guesses.map((guess) => {
    const { use } = guess;
    const isSum = use.as === 'field' && isSeveral(target, use.field) && Object.keys(use.also).length === 0;
    return isSum ? { ...guess, use: { as: 'ignore' }, confidence: 'likely' } : guess;
  });
}

/** A column of their own is kept in the note, where there is one; what only counts or adds up is not. */
function leftOver(
  { kind }: Target,
  { numbering }: FoundTable,
  { index, path }: TableColumn,
  sample: readonly SortedRow[],
): ColumnUse {
  const plain = plainWords(path.join(' '));
  const counts =
    index === numbering ||
    RUNNING_NUMBER.test(plain) ||
    NO_DATA.test(plain) ||
    /\btong\b|luy ke/u.test(plain);
  const filled = sample.some(({ cells }) => textOfCell(cells[index]) !== '');
  return counts || !filled || plain === '' || !('note' in kind.ownFields) ? { as: 'ignore' } : { as: 'note' };
}
