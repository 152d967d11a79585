/**
 * What of a row is found without reading all rows. Never a personal field: those are sealed.
 */
import type { Field } from '../core/field.ts';
import type { Id } from '../core/id.ts';
import { textOf, type AnyBody, type Kind } from '../core/kind.ts';
import { withBlanks } from '../core/record.ts';
import { fold } from '../core/text.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { ShelvedRow } from '../sync/shelf.ts';
import { tallyOf, type Tally } from './tallies.ts';
import { titleOf } from './titles.ts';

/** Where a row stands in the lists. */
export interface RowPlace {
  /** The kind; with `~` before it where the record is gone; '' where nothing is to be seen. */
  readonly list: string;
  /** Its status, or the like. */
  readonly state: string;
  /** Newest first: minus the time of its latest change. */
  readonly order: number;
  /** Of a kind of references, gone ones included; absent otherwise: an index holds only those that are there. */
  readonly reference?: 1;
}

/** What a record is found by, and where that stands: about as its row does, newest first. */
export interface RowWords {
  readonly order: number;
  readonly id: Id;
  readonly kind: string;
  readonly words: readonly string[];
}

export interface RowIndex {
  /** The kinds that it knows. */
  readonly find: FindKind;
  place(row: ShelvedRow): RowPlace;
  /**
   * Of a live record: folded words of the title and of what the kind lets people search, `@ID` for each record that
   * it points to, and `=KEY` for the values that the kind calls the same.
   */
  words(row: ShelvedRow): readonly string[];
  /** null: its kind is not counted, or the record is gone. */
  tally(row: ShelvedRow): Tally | null;
}

const NOTHING: RowPlace = { list: '', state: '', order: 0 };
const MOST_WORDS = 80;
const MOST_POINTERS = 200;

export function createRowIndex(find: FindKind): RowIndex {
  /** Words and tally of a row are asked for one after the other. */
  let last: { of: ShelvedRow; found: { kind: Kind; body: AnyBody } | null } | null = null;

  function live(row: ShelvedRow): { kind: Kind; body: AnyBody } | null {
    if (last?.of === row) return last.found;
    const { kind: name, visible } = row;
    const kind = visible?.gone === 'no' ? find(name) : null;
    const found = kind && visible ? { kind, body: withBlanks(kind, visible.open) } : null;
    last = { of: row, found };
    return found;
  }

  return {
    find,
    place({ kind: name, visible }) {
      if (!visible) return NOTHING;
      const order = -visible.time;
      // The name of a village that was merged away is still read in old records.
      const reference = find(name)?.reference === true ? ({ reference: 1 } as const) : {};
      if (visible.gone !== 'no') return { list: `~${name}`, state: '', order, ...reference };
      const state = textOf(visible.open, 'status') ?? textOf(visible.open, 'state') ?? '';
      return { list: name, state, order, ...reference };
    },
    words(row) {
      const found = live(row);
      if (!found) return [];
      const { kind, body } = found;
      return [...new Set([...titleWords(kind, body), ...pointers(kind, body), ...sameKeys(kind, body)])];
    },
    tally(row) {
      const found = live(row);
      return found && tallyOf(found.kind, found.body);
    },
  };
}

/** The words of a text as they are searched: folded, letters and digits only. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).flatMap((piece) => {
    let words = foldedBefore.get(piece);
    if (!words) {
      words = fold(piece)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '')
        .map((word) => word.slice(0, 40));
      if (foldedBefore.size === MOST_FOLDED) foldedBefore.clear();
      foldedBefore.set(piece, words);
    }
    return words;
  });
}

/** People write the same words again and again, and to look one up takes a tenth of folding it. */
const foldedBefore = new Map<string, readonly string[]>();
const MOST_FOLDED = 2_000;

export const pointerTo = (id: string): string => `@${id}`;

/** The values that a kind calls the same, as one word; null where one of them is blank. */
export function sameKey(kind: Kind, body: AnyBody): string | null {
  if (kind.same.length === 0) return null;
  const values = kind.same.map((name) => body[name] ?? null);
  return values.includes(null) ? null : `=${kind.name} ${JSON.stringify(values)}`;
}

function sameKeys(kind: Kind, body: AnyBody): readonly string[] {
  const key = sameKey(kind, body);
  return key === null ? [] : [key];
}

function titleWords(kind: Kind, body: AnyBody): readonly string[] {
  // Without references: those are searched by their own names, so a rename needs no new index here.
  const title = titleOf(
    () => kind,
    kind.name,
    body,
    () => '',
  );
  const texts = [title, ...kind.search.map((name) => textOf(body, name) ?? '')];
  return texts.flatMap(wordsOf).slice(0, MOST_WORDS);
}

function pointers(kind: Kind, body: AnyBody): readonly string[] {
  const found: string[] = [];
  const collect = (field: Field, value: unknown): void => {
    if (field.type === 'ref' && typeof value === 'string') found.push(pointerTo(value));
    else if (field.type === 'refs' && Array.isArray(value)) {
      for (const id of value) found.push(pointerTo(String(id)));
    } else if (field.type === 'rows' && Array.isArray(value)) {
      const rows = value as readonly AnyBody[]; // rows are objects of fields
      for (const row of rows) for (const [name, inner] of Object.entries(field.of)) collect(inner, row[name]);
    }
  };
  for (const [name, field] of Object.entries(kind.fields))
    if (name !== 'recordedBy') collect(field, body[name]);
  return found.slice(0, MOST_POINTERS);
}
