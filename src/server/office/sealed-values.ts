import type { Json, JsonObject } from '../../core/json.ts';
import type { Kind, Trouble } from '../../core/kind.ts';
import { splitByPrivacy } from '../../core/record.ts';
import type { Seal } from '../../seal/seal.ts';
import { limits } from '../../sync/protocol.ts';

export interface Opened {
  /** Plain and personal values of a mutation together. */
  readonly values: JsonObject;
  /** Personal ones that came readable, and plain ones that came sealed, where they could stand for another value. */
  readonly misplaced: readonly Trouble[];
}

/** null where the office cannot open what is sealed. */
export async function openValues(
  kind: Kind,
  { open, sealed }: { readonly open: JsonObject | null; readonly sealed: string | null },
  seal: Seal,
): Promise<Opened | null> {
  const plain = open ?? {};
  const personal = sealed === null ? {} : await openSealed(sealed, seal);
  if (!personal || isSpoilt(plain) || isSpoilt(personal)) return null;
  const wrong = [
    ...Object.keys(splitByPrivacy(kind, plain).personal ?? {}),
    ...Object.keys(splitByPrivacy(kind, personal).open),
  ];
  const misplaced = wrong.map((field) => ({ field, code: 'shape', level: 'stop', says }) as const);
  return { values: { ...plain, ...personal }, misplaced };
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
  return levels === 0 || Object.values<Json>(value).some((inner) => isDeeper(inner, levels - 1));
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
