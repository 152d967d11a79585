/**
 * Places as people say them: "Xã Phủ Thông". Tables and files write the code before the name.
 */
import { textOf } from '../../core/kind.ts';
import { communeUnitTypes } from '../../places/commune.ts';
import type { Notebook } from '../../storage/notebook-door.ts';

/** '' where it is not known. */
export function communeName(notebook: Pick<Notebook, 'reference'>, id: string | null): string {
  const body = notebook.reference(id)?.body;
  const name = body === undefined ? null : textOf(body, 'name');
  if (body === undefined || name === null) return '';
  const type = textOf(body, 'unitType');
  const unit = Object.entries(communeUnitTypes).find(([key]) => key === type)?.[1];
  return unit === undefined ? name : `${unit.vi.charAt(0).toUpperCase()}${unit.vi.slice(1)} ${name}`;
}
