/**
 * Which kinds this person may bring in from files.
 */
import type { Kind } from '../../core/kind.ts';
import { targetNames } from '../../intake/target-names.ts';
import { getKind } from '../../kinds/index.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { writingRoles } from './form-places.ts';

/** In the order of menus. */
export function importableKinds(notebook: Notebook): readonly Kind[] {
  return targetNames.map(getKind).filter((kind) => writingRoles(notebook.me.held, kind).length > 0);
}
