import type { JsonObject } from '../core/json.ts';
import type { AnyBody } from '../core/kind.ts';
import { withBlanks } from '../core/record.ts';
import type { Seal } from '../seal/seal.ts';
import { foldInto, type FindKind } from '../sync/decisions/fold.ts';
import type { Visible } from '../sync/shelf.ts';

/** A body with its sealed values where this holder may open them; without blanks. */
export async function openValues(
  seal: Seal,
  find: FindKind,
  kind: string,
  { open, sealed }: Pick<Visible, 'open' | 'sealed'>,
): Promise<JsonObject> {
  if (sealed.length === 0) return open;
  let personal: JsonObject = {};
  for (const { text, pairs } of sealed) {
    const opened = await seal.open(text);
    if (opened !== null) personal = pairs ? foldInto(find(kind), personal, opened) : opened;
  }
  return { ...open, ...personal };
}

/** The same with every field of its kind, blanks as null. */
export async function openBody(
  seal: Seal,
  find: FindKind,
  kind: string,
  visible: Pick<Visible, 'open' | 'sealed'>,
): Promise<AnyBody> {
  const values = await openValues(seal, find, kind, visible);
  const known = find(kind);
  return known ? withBlanks(known, values) : values;
}
