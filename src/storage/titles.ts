import type { AnyBody, Kind, NameOf } from '../core/kind.ts';
import type { FindKind } from '../sync/decisions/fold.ts';

/** The line by which people know a record; '' for a kind, or a shape, that this app does not know. */
export function titleOf(find: FindKind, kind: string, body: AnyBody, nameOf: NameOf): string {
  return say(() => find(kind)?.title(asBody(body), nameOf));
}

export function detailOf(find: FindKind, kind: string, body: AnyBody, nameOf: NameOf): string {
  return say(() => find(kind)?.detail(asBody(body), nameOf));
}

const asBody = (body: AnyBody): Parameters<Kind['title']>[0] => body as Parameters<Kind['title']>[0]; // blanks filled in

function say(line: () => string | undefined): string {
  try {
    return line() ?? '';
  } catch {
    // Bodies are checked loosely here: a newer app may have written a shape that this kind does not foresee.
    return '';
  }
}
