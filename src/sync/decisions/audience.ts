import type { Scope } from '../../core/audience.ts';
import type { JsonObject } from '../../core/json.ts';
import { textOf, type AnyBody, type Kind } from '../../core/kind.ts';
import { withBlanks } from '../../core/record.ts';

/** The granted scopes of a record's audience, as the office computes them; null where this phone cannot say. */
export function audienceWithin(
  kind: Kind | null,
  open: JsonObject,
  granted: readonly Scope[],
  scopesOfParent: (parent: string) => readonly Scope[] | null,
): readonly Scope[] | null {
  if (!kind) return null;
  const body: AnyBody = withBlanks(kind, open);
  if (kind.parentField !== null) return scopesOfParent(textOf(body, kind.parentField) ?? '');
  const audience = kind.audience(body as Parameters<Kind['audience']>[0]); // blanks filled in: it is a body now
  return audience?.filter((scope) => granted.includes(scope)) ?? null;
}
