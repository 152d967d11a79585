import type { Json, JsonObject } from '../../core/json.ts';
import type { Field } from '../../core/field.ts';
import type { Kind, Trouble } from '../../core/kind.ts';
import type { Seal } from '../../seal/seal.ts';
import { limits } from '../../sync/protocol.ts';

export interface Opened {
  /** Plain and personal values of a mutation together. */
  readonly values: JsonObject;
  /** Personal ones that came readable, and plain ones that came sealed, where they could stand for another value. */
  readonly misplaced: readonly Trouble[];
}

/** Does the kind keep that field behind the Seal port? */
export function isPersonal({ fields }: Kind, name: string): boolean {
  const field: Field | undefined = fields[name];
  return field !== undefined && field.privacy !== 'none';
}

/** null where the office cannot open what is sealed. `upcast` turns either side, of an older schema number. */
export async function openValues(
  kind: Kind,
  { open, sealed }: { readonly open: JsonObject | null; readonly sealed: string | null },
  seal: Seal,
  upcast: ((values: JsonObject) => JsonObject) | null = null,
): Promise<Opened | null> {
  const written = open ?? {};
  const opened = sealed === null ? {} : await openSealed(sealed, seal);
  if (!opened || isSpoilt(written) || isSpoilt(opened)) return null;
  const [plain, personal] = upcast ? [upcast(written), upcast(opened)] : [written, opened];
  const wrong = [
    ...Object.keys(plain).filter((name) => isPersonal(kind, name)),
    ...Object.keys(personal).filter((name) => !isPersonal(kind, name)),
  ];
  const misplaced = wrong.map((field) => ({ field, code: 'shape', level: 'stop', says }) as const);
  return { values: sealed === null ? plain : { ...plain, ...personal }, misplaced };
}

const says = {
  vi: 'Mục này nằm không đúng chỗ. Xem lại và ghi lại.',
  en: 'This value is not where it belongs. Please mend it.',
};

/** A hand-made key that would change what every copy of the body seems to hold, or a nesting that no form has. */
const isSpoilt = (values: JsonObject): boolean =>
  Object.hasOwn(values, '__proto__') || isDeeper(values, limits.nesting);

function isDeeper(value: Json, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((inner: Json) => isDeeper(inner, levels - 1));
  const object = value as JsonObject; // no list
  for (const name in object) if (isDeeper(object[name] ?? null, levels - 1)) return true;
  return false;
}

/** A text that is no seal's at all is a hand-made request, not a mistake of ours. */
async function openSealed(sealed: string, seal: Seal): Promise<JsonObject | null> {
  try {
    const personal: unknown = await seal.open(sealed);
    const isObject = typeof personal === 'object' && personal !== null && !Array.isArray(personal);
    return isObject ? (personal as JsonObject) : null; // parsed JSON
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
