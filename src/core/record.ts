import type { Scope } from './audience.ts';
import type { Field } from './field.ts';
import type { Id } from './id.ts';
import type { Json, JsonObject } from './json.ts';
import type { AnyBody, Kind } from './kind.ts';

/** live · deleted (soft) · withdrawn (an entry taken back before anybody confirmed it). */
export type Gone = 'no' | 'deleted' | 'withdrawn';
export const goneStates = ['no', 'deleted', 'withdrawn'] as const satisfies readonly Gone[];

/** Why a record is marked "Cần xem lại". */
export type Review = 'rule' | 'revived' | 'after-consolidation' | 'discarded-before';

/** A record as the office has it and sends it: the whole of it, each time. */
export interface OfficeRow {
  readonly id: Id;
  readonly kind: string;
  /** The office's number of its latest change. */
  readonly seq: number;
  readonly gone: Gone;
  /** Largest effective time of its fields, ms since 1970. */
  readonly time: number;
  readonly review: readonly Review[];
  /** Those scopes of its audience that the reader was granted. */
  readonly scopes: readonly Scope[];
  readonly open: JsonObject;
  readonly sealed: string | null;
}

/** A record as screens and tables read it: sealed values opened, body checked loosely. */
export interface LiveRecord<B = AnyBody> {
  readonly id: Id;
  readonly kind: string;
  readonly seq: number;
  readonly gone: Gone;
  readonly time: number;
  readonly review: readonly Review[];
  readonly body: B;
}

/** Plain and personal values of a body (or of changes), apart. */
export function splitByPrivacy(
  kind: Kind,
  values: JsonObject,
): { readonly open: JsonObject; readonly personal: JsonObject | null } {
  const open: Record<string, Json> = {};
  const personal: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) {
    const field: Field | undefined = kind.fields[name];
    if (field && field.privacy !== 'none') personal[name] = value;
    else open[name] = value;
  }
  return { open, personal: Object.keys(personal).length > 0 ? personal : null };
}

/** A body without its blanks (an empty list is one), as it travels and is stored. */
export function withoutBlanks(body: AnyBody): JsonObject {
  const values = body as JsonObject; // bodies come from schemas of JSON values
  for (const name in values)
    if (isBlank(values[name]))
      return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
  return values;
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The body with every field of its kind, blanks as null; fields that the kind does not know are kept. */
export function withBlanks(kind: Kind, values: JsonObject): AnyBody {
  const body: Record<string, unknown> = {};
  for (const name of Object.keys(kind.fields)) body[name] = null;
  return Object.assign(body, values);
}
