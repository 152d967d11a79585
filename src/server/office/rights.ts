import type { Move } from '../../core/life.ts';
import { same, type JsonObject } from '../../core/json.ts';
import type { Changes } from '../../core/mutation.ts';
import type { HeldRole, Place } from '../../core/role.ts';
import { liesAbove, returnFirst } from '../../kinds/return-first.ts';
import type { BookRecord } from './book-record.ts';
import type { Court, Edit } from './edit.ts';
import type { Act } from './rules.ts';
import { forbidden, held, waits, type Verdict } from './verdict.ts';

/**
 * Null: allowed. What an earlier or later grant of that person would allow was written in good faith by an
 * officer who moved: it is HELD until somebody grants it. Everything else is FORBIDDEN.
 */
export function refusal(
  { rules, guards }: Court,
  edit: Edit,
  act: Act,
  places: readonly Place[],
  own: boolean,
): Verdict | null {
  if (edit.byOffice || edit.admitted || !guards.rights) return null;
  const may = (roles: readonly HeldRole[]): boolean =>
    places.every((place) => rules.may(roles, act, edit.of.name, place, own));
  return may(edit.held.now) ? null : refusalFor(edit, may(edit.held.ever));
}

/** Null: it may be changed where it lies now; else it has to be returned first (kinds/return-first.ts). */
export function refusalAbove(
  { guards }: Court,
  edit: Edit,
  { kind, values }: BookRecord,
  place: Place,
  fields: Changes,
): Verdict | null {
  if (edit.byOffice || edit.admitted || !guards.rights) return null;
  const own = isOwn(edit, values);
  // A group comes whole: what is as it was is not changed.
  const changed = Object.keys(fields).filter(
    (name) => !same(fields[name]?.[1] ?? null, values[name] ?? null),
  );
  const wait = returnFirst(edit.held.now, kind, values, place, own, changed);
  return wait.length > 0 ? forbidden('return-first') : null;
}

/** The same of taking it away. */
export function refusalToRemove(
  court: Court,
  edit: Edit,
  { kind, values }: BookRecord,
  place: Place,
): Verdict | null {
  if (edit.byOffice || edit.admitted || !court.guards.rights) return null;
  const lies = liesAbove(edit.held.now, kind, values, place, isOwn(edit, values));
  return lies === null ? null : forbidden('return-first');
}

/** The move to another state that the author may make from the record's present one. */
export function findMove(court: Court, edit: Edit, from: string, to: string, place: Place): Move | null {
  const { rules, guards } = court;
  if (edit.byOffice || edit.admitted || !guards.rights) {
    return edit.of.life?.moves.find((move) => move.to === to && move.from.includes(from)) ?? null;
  }
  return rules.mayMove(edit.held.now, edit.of.name, from, to, place);
}

/** Could the author have made that move under any grant they ever had? */
export function refusalOfMove({ rules }: Court, edit: Edit, from: string, to: string, place: Place): Verdict {
  return refusalFor(edit, rules.mayMove(edit.held.ever, edit.of.name, from, to, place) !== null);
}

/**
 * Null: the author may edit such a record or may bring it into that state from some other. Nobody else learns
 * in what state it is, or writes a note into its history.
 */
export function refusalOfState(
  { rules, guards }: Court,
  edit: Edit,
  to: string,
  place: Place,
  own: boolean,
): Verdict | null {
  if (edit.byOffice || edit.admitted || !guards.rights) return null;
  const { name, life } = edit.of;
  const ways = life?.moves.filter((move) => move.to === to).flatMap((move) => move.from) ?? [];
  const has = (roles: readonly HeldRole[]): boolean =>
    rules.may(roles, 'edit', name, place, own) ||
    ways.some((from) => rules.mayMove(roles, name, from, to, place) !== null);
  return has(edit.held.now) ? null : refusalFor(edit, has(edit.held.ever));
}

/** Written by that person, or in their name. */
export function isOwn({ person }: Edit, values: JsonObject): boolean {
  return values['recordedBy'] === person || values['onBehalfOf'] === person;
}

/** Nobody but heads of villages among those of the author's roles that cover the place. */
export function isVillageOnly({ held: roles, byOffice }: Edit, place: Place): boolean {
  if (byOffice) return false;
  return !roles.now.some(
    (role) => role.village === null && (role.commune === null || role.commune === place.commune),
  );
}

function refusalFor(edit: Edit, wasAllowed: boolean): Verdict {
  return wasAllowed ? held('no-grant', waits.grants(edit.person)) : forbidden('no-grant');
}
