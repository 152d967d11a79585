/**
 * Numbers of a child change only by returning them (field.md §4.3): what a village has sent stays the village's, and
 * a report that was sent up stays as it was sent. Whoever is above hands it back with a reason.
 */
import type { AnyBody, Kind } from '../core/kind.ts';
import type { HeldRole, Place } from '../core/role.ts';

/** Of these changed fields the ones that have to wait until the record is returned. `own`: see `may`. */
export function returnFirst(
  held: readonly HeldRole[],
  kind: Kind,
  body: AnyBody,
  place: Place,
  own: boolean,
  changed: readonly string[],
): readonly string[] {
  const lies = liesAbove(held, kind, body, place, own);
  if (lies === null) return [];
  return changed.filter((name) =>
    name.startsWith('status') ? false : lies === 'whole' || kind.fields[name]?.type === 'count',
  );
}

/** whole: nothing of it changes there · numbers: its counts do not · null: it was not sent, or it is theirs. */
export function liesAbove(
  held: readonly HeldRole[],
  { life }: Kind,
  { status }: AnyBody,
  { village }: Place,
  own: boolean,
): 'whole' | 'numbers' | null {
  if (!life || typeof status !== 'string') return null;
  const state = life.states[status];
  if (!state) return null;
  if (state.sealed === true) return 'whole';
  if (village === null || own || held.some((grant) => grant.village === village)) return null;
  const isReturnable = life.moves.some(({ to, from }) => to === 'returned' && from.includes(status));
  return isReturnable || state.closed === true ? 'numbers' : null;
}
