import type { HeldRole, Place } from './role.ts';

/**
 * A scope names a set of readers. The audience of a record is the list of scopes that may read it.
 * - `all`: everybody of the office (reference lists)
 * - `office`: province desk and administrator
 * - `commune:01969`: the commune's desk
 * - `villages:01969`: the heads of all its villages (what a commune tells its villages)
 * - `village:ID`: one village
 */
export type Scope = 'all' | 'office' | `commune:${string}` | `villages:${string}` | `village:${string}`;

/** Audience of something that belongs to a place: the place itself and every level above it. The first is its home. */
export function upwardFrom(place: Place): readonly Scope[] {
  const above: Scope[] = place.commune === null ? ['office'] : [`commune:${place.commune}`, 'office'];
  return place.village === null ? above : [`village:${place.village}`, ...above];
}

/** Audience of what a commune (or, without one, the office) tells everybody below it. */
export function downwardFrom(commune: string | null): readonly Scope[] {
  return commune === null ? ['all'] : [`commune:${commune}`, `villages:${commune}`, 'office'];
}

/** The scopes that somebody may read, sorted, each once. */
export function scopesOf(held: readonly HeldRole[]): readonly Scope[] {
  const scopes = new Set<Scope>(['all']);
  for (const grant of held) {
    if (grant.commune === null) scopes.add('office');
    else if (grant.village === null) scopes.add(`commune:${grant.commune}`);
    else scopes.add(`village:${grant.village}`).add(`villages:${grant.commune}`);
  }
  return [...scopes].sort();
}

/** Does a grant cover that place: its own one, or one below it? */
export function covers(grant: Place, place: Place): boolean {
  if (grant.commune === null) return true;
  if (grant.commune !== place.commune) return false;
  return grant.village === null || grant.village === place.village;
}
