/** What one step of an import wrote, as it stands in `importBatch.written`, and how its records are called. */
import { id as idSchema, type Id } from '../core/id.ts';
import { canonical, type Json, type JsonObject } from '../core/json.ts';
import type { AnyBody, Kind } from '../core/kind.ts';
import { withoutBlanks } from '../core/record.ts';

export interface ImportPart {
  /** New records: key of the row, and the print of the body that it got. */
  readonly made: readonly (readonly [key: string, print: string])[];
  /** Records that stood: key of the row, id, what the changed fields said before, the print of what they became. */
  readonly changed: readonly (readonly [key: string, id: string, before: JsonObject, print: string])[];
}

/** `key`: row, or row and column, of the file. The same row of the same import is the same record. */
export function importedId(batch: Id, key: string): Id {
  return idSchema.parse(`${batch}.${key}`);
}

/** A short print of a body: another one after an edit. Blanks and fields of newer apps do not count. */
export function printOf(kind: Kind, body: AnyBody): string {
  const known = Object.entries(withoutBlanks(body)).filter(([name]) => Object.hasOwn(kind.fields, name));
  return hash(canonical(Object.fromEntries(known)));
}

/** Anything else than a part reads as an empty one: somebody's newer app may have written it. */
export function readPart(written: unknown): ImportPart {
  const { made, changed } = Object(written) as Partial<Record<keyof ImportPart, unknown>>; // read field by field below
  return {
    made: listOf(made).flatMap(([key, print]) =>
      typeof key === 'string' && typeof print === 'string' ? [[key, print] as const] : [],
    ),
    changed: listOf(changed).flatMap(([key, id, before, print]) =>
      typeof key === 'string' && typeof id === 'string' && typeof print === 'string' && isObject(before)
        ? [[key, id, before, print] as const]
        : [],
    ),
  };
}

function listOf(value: unknown): readonly (readonly unknown[])[] {
  return Array.isArray(value) ? value.filter((one): one is unknown[] => Array.isArray(one)) : [];
}

function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** FNV-1a twice with other seeds, 64 bits as hexadecimal: told apart within one import, nothing more. */
function hash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
