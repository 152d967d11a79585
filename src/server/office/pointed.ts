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
  const found: Pointer[] = [];
  for (const [name, field] of pointingFields(kind)) gather(found, name, field, values[name]);
  return found;
}

const pointing = new WeakMap<Kind, readonly (readonly [name: string, field: Field])[]>();

/** Asked twice a mutation, and most fields of a kind point nowhere. */
function pointingFields(kind: Kind): readonly (readonly [name: string, field: Field])[] {
  const known = pointing.get(kind);
  if (known) return known;
  const found = Object.entries(kind.fields).filter(([, { type }]) => ['ref', 'refs', 'rows'].includes(type));
  pointing.set(kind, found);
  return found;
}

function gather(found: Pointer[], name: string, field: Field, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) gather(found, name, field, item);
  } else if (field.type === 'rows') {
    if (value === null || value === undefined) return;
    for (const [part, inner] of Object.entries(field.of)) gather(found, name, inner, partOf(value, part));
  } else if ((field.type === 'ref' || field.type === 'refs') && field.to !== null) {
    if (typeof value === 'string') found.push({ field: name, to: field.to, id: value });
  }
}

function partOf(row: unknown, part: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, part) : undefined;
}
