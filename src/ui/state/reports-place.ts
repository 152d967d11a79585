/**
 * Whose report it is: the place of the phone's holder, as files and headings call it.
 */
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import type { Place } from '../../core/role.ts';
import { getKind } from '../../kinds/index.ts';
import type { Notebook } from '../../storage/notebook-door.ts';

/** The place of the first grant: a village, a commune, or (both null) the whole office. */
export function holderPlace({ me }: Pick<Notebook, 'me'>): Place {
  const [first] = me.held;
  return { commune: first?.commune ?? null, village: first?.village ?? null };
}

/** "thôn Nà Hin", "xã Phủ Thông", or the office's own name. */
export function placeOfHolder(notebook: Notebook): string {
  const { commune, village } = holderPlace(notebook);
  return unitName(notebook.reference(village ?? commune)) ?? notebook.me.office.name;
}

/** "xã Phủ Thông": the unit's type and name, in Vietnamese. */
export function unitName(unit: LiveRecord | null): string | null {
  const name = unit && textOf(unit.body, 'name');
  if (!unit || name === null) return null;
  const field = getKind(unit.kind).fields['unitType'];
  const type = textOf(unit.body, 'unitType');
  const said = field?.type === 'choice' && type !== null ? field.options[type]?.vi : undefined;
  return said === undefined ? name : `${said} ${name}`;
}
