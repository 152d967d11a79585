import type { Scope } from '../../core/audience.ts';
import { id } from '../../core/id.ts';

/** Where a phone is: opaque to it, so that only this file knows how it is written. */
export interface Cursor {
  /** Everything up to here was sent. */
  readonly seq: number;
  /** Of the grant set that it was made under, and its scopes. */
  readonly grants: string;
  readonly scopes: readonly Scope[];
  readonly walk: Walk | null;
}

/** Rows of these scopes are being sent by id, up to `last`; the feed begins at `start` for them. */
export interface Walk {
  readonly scopes: readonly Scope[];
  readonly start: number;
  readonly last: string;
}

/** `seq~grants~scopes`, with `~start~last~scopes` while walking. The scope that everybody has is left out. */
export function writeCursor({ seq, grants, scopes, walk }: Cursor): string {
  const parts = [seq, grants, writeScopes(scopes.filter((scope) => scope !== 'all'))];
  if (walk) parts.push(walk.start, walk.last, writeScopes(walk.scopes));
  return parts.join('~');
}

/** Null: none, or not one of ours; the phone starts anew. */
export function readCursor(text: string | null): Cursor | null {
  if (text === null) return null;
  const [seq, grants, scopes, start, last, walked, ...more] = text.split('~');
  const at = numberOf(seq);
  if (at === null || grants === undefined || scopes === undefined || more.length > 0) return null;
  const cursor = { seq: at, grants, scopes: ['all' as const, ...scopesIn(scopes)], walk: null };
  if (start === undefined) return cursor;
  const from = numberOf(start);
  if (from === null || last === undefined || walked === undefined || !isPlace(last)) return null;
  return { ...cursor, walk: { start: from, last, scopes: scopesIn(walked) } };
}

/** Every round carries them: one letter for what stands before the colon, or for all of it. */
const LETTERS = [
  ['all', 'a'],
  ['office', 'o'],
  ['commune:', 'c'],
  ['villages:', 'h'],
  ['village:v.', 'v'],
  ['village:', 'w'],
] as const;

function writeScopes(scopes: readonly Scope[]): string {
  return scopes
    .map((scope) => {
      const [word, letter] = LETTERS.find(([begin]) => scope.startsWith(begin)) ?? ['', ''];
      return letter + scope.slice(word.length);
    })
    .join(',');
}

/** A wrong scope harms nobody: reads are narrowed to the grants, whatever the cursor says. */
function scopesIn(text: string): Scope[] {
  const words = new Map<string, string>(LETTERS.map(([word, letter]) => [letter, word]));
  const scopes = text === '' ? [] : text.split(',');
  return scopes.map((scope) => `${words.get(scope.slice(0, 1)) ?? ''}${scope.slice(1)}` as Scope); // written above
}

/** Where a walk stands: before everything, or after an id. */
function isPlace(text: string): boolean {
  return text === '' || id.safeParse(text).success;
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
