/** Commune and village of a record: asked the same way, read the same way, by every kind that has them. */
import { id, type Id } from '../core/id.ts';
import type { StartContext } from '../core/kind.ts';
import { ref } from '../core/field.ts';
import type { Place } from '../core/role.ts';

/** Filled from the grant of whoever writes; a form asks for it only where that is not one commune. */
export const commune = ref('commune', { vi: 'Xã', en: 'Commune' }, { required: true });

/** For records that a commune may also have without a village. */
export const anyCommune = ref('commune', { vi: 'Xã', en: 'Commune' });

/** A form asks for it only where the grant covers more than one village. */
export const village = ref('village', { vi: 'Thôn, bản', en: 'Village' }, { required: true });

export const anyVillage = ref('village', { vi: 'Thôn, bản', en: 'Village' });

/** The place of the grant that a form is opened under. */
export function ownPlace(context: StartContext): { commune: Id | null; village: Id | null } {
  return { commune: idOrNull(context.commune), village: idOrNull(context.village) };
}

/** The place of a body with both fields. */
export function placeOf(body: Place): Place {
  return { commune: body.commune, village: body.village };
}

function idOrNull(text: string | null): Id | null {
  const parsed = id.safeParse(text);
  return parsed.success ? parsed.data : null;
}
