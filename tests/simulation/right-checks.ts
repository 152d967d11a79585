/** Whoever had never any grant for a place wrote nothing there. */
import { covers } from '../../src/core/audience.ts';
import type { Json, JsonObject } from '../../src/core/json.ts';
import type { Place, Role } from '../../src/core/role.ts';
import type { LoggedMutation } from '../../src/server/store/port.ts';
import type { Tables } from './memory-store.ts';

const writers: Readonly<Record<string, readonly Role[]>> = {
  project: ['villageHead', 'communeOfficer'],
  payment: ['villageHead', 'communeAccountant'],
  notice: ['communeOfficer'],
};

/**
 * Each mutation is looked at where its record stood when it was judged, not where the commit left it: in one commit
 * a phone may bring a record and its edits back to a restored office, and so release another person's edit that
 * waited there for it and moves it away. Whoever it leaves had every right a step before.
 *
 * `effective`: what took effect in that commit, in its order.
 */
export function checkRights(
  before: Tables,
  after: Tables,
  effective: readonly LoggedMutation[],
  say: (what: string) => void,
): void {
  const stands = new Map<string, readonly Place[]>();
  for (const m of effective) {
    const record = before.records.get(m.record);
    const was = stands.get(m.record) ?? (record ? [placeIn(record.open)] : []);
    const now = placesAfter(m, was);
    stands.set(m.record, now);
    if (!isJudged(m)) continue;
    const isAllowed = (places: readonly Place[]): boolean =>
      places.length === 0 || places.some((place) => mayEver(m, place, after));
    if (!isAllowed(was) || !isAllowed(now)) say(`${m.person} wrote ${m.kind} ${m.record} without any right`);
  }
}

/** A move to another state has rights of its own; what a receipt of a former life admits is not judged again. */
function isJudged(m: LoggedMutation): boolean {
  const isMove = m.act === 'update' && m.open !== null && Object.hasOwn(m.open, 'status');
  return Object.hasOwn(writers, m.kind) && !m.admitted && !isMove && m.device !== 'office';
}

function mayEver(m: LoggedMutation, place: Place, { records }: Tables): boolean {
  return [...records.values()].some(
    ({ holder, open }) =>
      holder === m.person &&
      writers[m.kind]?.includes(open['role'] as Role) && // a grant's role is one
      covers(placeIn(open), place),
  );
}

/** Where the record stands afterwards; what was merged or lost may have left it where it was. */
function placesAfter({ act, open, outcome }: LoggedMutation, was: readonly Place[]): readonly Place[] {
  if (open === null || (act !== 'create' && act !== 'update')) return was;
  if (act === 'create') return [placeIn(open)];
  const next = was.map((place) => ({
    commune: nextOf(open, place, 'commune'),
    village: nextOf(open, place, 'village'),
  }));
  return outcome === 'OK' ? next : [...was, ...next];
}

function nextOf(pairs: JsonObject, place: Place, name: keyof Place): string | null {
  const pair = pairs[name];
  return Array.isArray(pair) ? text((pair as readonly Json[])[1]) : place[name]; // seen and new
}

const placeIn = (open: JsonObject): Place => ({
  commune: text(open['commune']),
  village: text(open['village']),
});

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
