import type { JsonObject } from '../../core/json.ts';
import type { Seal } from '../../seal/seal.ts';

/** Plain and personal values of a mutation together; null where the office cannot open what is sealed. */
export async function openValues(
  { open, sealed }: { readonly open: JsonObject | null; readonly sealed: string | null },
  seal: Seal,
): Promise<JsonObject | null> {
  if (open && isSpoilt(open)) return null;
  if (sealed === null) return open ?? {};
  const personal = await openSealed(sealed, seal);
  return personal && !isSpoilt(personal) ? { ...open, ...personal } : null;
}

/** A hand-made key that would change what every copy of the body seems to hold. */
const isSpoilt = (values: JsonObject): boolean => Object.hasOwn(values, '__proto__');

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
