import type { AnyBody, Kind, NameOf, Say } from '../core/kind.ts';
import { englishOf, type Language } from '../core/text.ts';
import type { FindKind } from '../sync/decisions/fold.ts';

/**
 * The line by which people know a record; '' for a kind, or a shape, that this app does not know. Vietnamese
 * without `say`: what is searched and indexed does not change with the screen's language.
 */
export function titleOf(find: FindKind, kind: string, body: AnyBody, nameOf: NameOf, say?: Say): string {
  return attempt(() => find(kind)?.title(asBody(body), nameOf, say));
}

export function detailOf(find: FindKind, kind: string, body: AnyBody, nameOf: NameOf, say?: Say): string {
  return attempt(() => find(kind)?.detail(asBody(body), nameOf, say));
}

/** The language in which this phone's screens show titles. */
export const titleLanguage = (): Language => shown;

/** Words in that language. */
export const sayTitle: Say = (words) => (shown === 'vi' ? words.vi : englishOf(words));

export function speakTitles(next: Language): void {
  if (next === shown) return;
  shown = next;
  for (const listener of listeners) listener();
}

/** Called after that language changed; gives back how to stop. */
export function onTitleLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

let shown: Language = 'vi';
const listeners = new Set<() => void>();

const asBody = (body: AnyBody): Parameters<Kind['title']>[0] => body as Parameters<Kind['title']>[0]; // blanks filled in

function attempt(line: () => string | undefined): string {
  try {
    return line() ?? '';
  } catch {
    // Bodies are checked loosely here: a newer app may have written a shape that this kind does not foresee.
    return '';
  }
}
