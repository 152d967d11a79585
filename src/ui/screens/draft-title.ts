/**
 * What a half-filled form is called: its own title once it has one, else the name of its kind.
 */
import type { NameOf } from '../../core/kind.ts';
import { withBlanks } from '../../core/record.ts';
import { findKind } from '../../kinds/index.ts';
import type { Draft } from '../../storage/notebook-door.ts';
import type { Said } from '../parts/language.tsx';
import { bodyOf } from '../state/allowed.ts';

export function titleOfDraft(draft: Draft, nameOf: NameOf, say: (text: Said) => string): string {
  const kind = findKind(draft.kind);
  if (kind === null) return draft.kind;
  const label = say(kind.label.one);
  const title = kind.title(bodyOf(withBlanks(kind, draft.values)), nameOf, say);
  return title === '' || title === label ? label : `${label} · ${title}`;
}
