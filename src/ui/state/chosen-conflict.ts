/**
 * A place where two people wrote different things and one value was chosen since: which one, by whom, when.
 */
import type { Id } from '../../core/id.ts';
import { textOf, type Kind } from '../../core/kind.ts';
import { findKind } from '../../kinds/index.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import { fieldsOf } from './conflicts.ts';

export interface ChosenConflict {
  readonly kind: Kind;
  /** The chosen values of the fields in which the sides differed. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Title of who chose ('' where nobody knows); null: the holder of this phone. */
  readonly by: string | null;
  /** ms since 1970 */
  readonly at: number;
}

/** The last choice about that record between a value of this phone's holder and another one; null: none yet. */
export async function readChosen(notebook: Notebook, record: Id): Promise<ChosenConflict | null> {
  const { person } = notebook.me;
  const about = await notebook.list({ kind: 'conflict', where: { about: record } });
  if (about.some(({ body }) => body['state'] !== 'chosen')) return null;
  const mine = about.filter(({ body }) => body['keptBy'] === person || body['lostBy'] === person);
  const latest = mine.reduce<Entry | null>((last, one) => (last && last.time >= one.time ? last : one), null);
  const kind = latest && findKind(textOf(latest.body, 'recordKind') ?? '');
  if (!latest || !kind) return null;
  const by = textOf(latest.body, 'chosenBy');
  return {
    kind,
    values: fieldsOf(latest.body['chosen']),
    by: by === person ? null : notebook.nameOf(by),
    at: latest.time,
  };
}
