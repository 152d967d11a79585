import type { Field } from '../../core/field.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Kind, Trouble } from '../../core/kind.ts';
import type { Court, Edit } from './edit.ts';

/** What a body points to: at which field, of which kinds it may be. */
export interface Pointer {
  readonly field: string;
  readonly to: readonly string[];
  readonly id: string;
}

/**
 * Fields that point to a record of another kind than they may. What the office does not know (yet) is let through:
 * children wait for their parent, everything else is shown as not here.
 */
export async function wrongPointers(
  { desk, rules }: Court,
  edit: Edit,
  values: JsonObject,
): Promise<readonly Trouble[]> {
  if (edit.byOffice) return [];
  const wrong = new Set<string>();
  for (const { field, to, id } of pointersIn(edit.of, values)) {
    if (to.every((kind) => rules.find(kind) === null)) continue;
    const target = await desk.record(id);
    if (target && !to.includes(target.kind.name)) wrong.add(field);
  }
  return [...wrong].map((field) => ({ field, code: 'wrong-kind', level: 'stop', says }));
}

const says = { vi: 'Mục được chọn không đúng loại. Chọn lại.', en: 'This is of another kind. Choose again.' };

/** Those of lists and of rows, too; a field that may point to anything is none. */
export function pointersIn(kind: Kind, values: JsonObject): readonly Pointer[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => pointersOf(name, field, values[name]));
}

function pointersOf(name: string, field: Field, value: unknown): readonly Pointer[] {
  switch (field.type) {
    case 'ref':
    case 'refs': {
      const { to } = field;
      const ids = Array.isArray(value) ? value : [value];
      return to === null ? [] : ids.filter(isId).map((id) => ({ field: name, to, id }));
    }
    case 'rows': {
      const rows: readonly unknown[] = Array.isArray(value) ? value : [];
      return rows.flatMap((row) =>
        Object.entries(field.of).flatMap(([part, inner]) => pointersOf(name, inner, partOf(row, part))),
      );
    }
    default:
      return [];
  }
}

const isId = (value: unknown): value is string => typeof value === 'string';

function partOf(row: unknown, part: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, part) : undefined;
}
