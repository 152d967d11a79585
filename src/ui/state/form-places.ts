/**
 * Where somebody may write a kind: what a form fills in by itself, and what it must ask.
 */
import type { AnyBody, Kind } from '../../core/kind.ts';
import { textOf } from '../../core/kind.ts';
import { covers } from '../../core/audience.ts';
import type { LiveRecord } from '../../core/record.ts';
import type { HeldRole, Place } from '../../core/role.ts';
import { may } from '../../kinds/access.ts';

/** The grants under which that kind may be created. */
export function writingRoles(held: readonly HeldRole[], kind: Kind): readonly HeldRole[] {
  return held.filter((grant) => may([grant], 'create', kind.name, grant));
}

/** The place that needs no question: the only village, the only commune. */
export function onlyPlace(writing: readonly HeldRole[]): Place {
  const [first, ...others] = writing;
  if (!first) return { commune: null, village: null };
  const oneCommune = others.every(({ commune }) => commune === first.commune);
  const oneVillage = oneCommune && others.every(({ village }) => village === first.village);
  return { commune: oneCommune ? first.commune : null, village: oneVillage ? first.village : null };
}

/** Fields that the grant answers: no question stands in the form. Reference lists are asked in full. */
export function givenBy(kind: Kind, place: Place): readonly string[] {
  const inForm = kind.form.some(({ ask }) => ask.includes('commune'));
  if (kind.reference) return place.commune !== null && !inForm ? [...HIDDEN, 'commune'] : HIDDEN;
  const asksVillage = 'village' in kind.ownFields || 'villages' in kind.ownFields;
  return [
    ...HIDDEN,
    // The village that is chosen says its commune.
    ...(place.commune !== null || asksVillage ? ['commune'] : []),
    ...(place.village !== null ? ['village', 'villages'] : []),
  ];
}

/** The villages that those grants reach, without the ones merged into others. */
export function villagesWithin(
  villages: readonly LiveRecord[],
  writing: readonly HeldRole[],
): readonly LiveRecord[] {
  return villages.filter(
    ({ id, gone, body }) =>
      gone === 'no' &&
      textOf(body, 'mergedInto') === null &&
      writing.some((grant) => covers(grant, { commune: textOf(body, 'commune'), village: id })),
  );
}

/** What follows when a village is chosen. */
export function communeOf(answer: unknown, reference: (id: string) => LiveRecord | null): AnyBody {
  const village: unknown = Array.isArray(answer) ? answer[0] : answer;
  const commune = typeof village === 'string' ? textOf(reference(village)?.body ?? {}, 'commune') : null;
  return commune === null ? {} : { commune };
}

/** Written by the app itself, never asked. */
const HIDDEN = ['recordedBy', 'status', 'statusNote'];
