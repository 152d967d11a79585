import type { Day } from '../../core/day.ts';
import type { JsonObject } from '../../core/json.ts';
import { textOf, type Kind } from '../../core/kind.ts';
import type { Gone, Review } from '../../core/record.ts';
import { roleNames, type HeldRole, type Role } from '../../core/role.ts';
import type { StoredRecord } from '../store/port.ts';
import { sha256 } from './digest.ts';

/** The kind whose live records say who holds which role where, and from which day to which. */
const GRANT = 'grant';

export function holderOf(kind: Kind, values: JsonObject): string | null {
  return kind.name === GRANT ? textOf(values, 'person') : null;
}

export interface GrantRecord {
  readonly gone: Gone;
  readonly review: readonly Review[];
  readonly values: JsonObject;
}

/**
 * The roles in force on a day, in an order that depends on nothing but them. A grant that an edit left against
 * its rules opens nothing until it is mended: without its place it would open everything.
 */
export function heldOn(grants: readonly GrantRecord[], today: Day): readonly HeldRole[] {
  return everHeld(
    grants.filter(
      ({ gone, review, values }) => gone === 'no' && !review.includes('rule') && isInForce(values, today),
    ),
  );
}

/** The same out of the store: a grant has no personal values. */
export function storedHeldOn(grants: readonly StoredRecord[], today: Day): readonly HeldRole[] {
  return heldOn(
    grants.map(({ gone, review, open }) => ({ gone, review, values: open })),
    today,
  );
}

/** The roles that somebody held or will hold at any time, taken back ones too. */
export function everHeld(grants: readonly GrantRecord[]): readonly HeldRole[] {
  const found = new Map<string, HeldRole>();
  for (const { values } of grants) {
    const role = roleNames.find((name) => name === values['role']);
    if (role === undefined) continue;
    const held = heldRole(role, values);
    found.set(`${role} ${held.commune ?? ''} ${held.village ?? ''}`, held);
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, held]) => held);
}

/** What a cursor remembers of the grant set that it was made under. */
export function grantHash(held: readonly HeldRole[]): string {
  return sha256(held.map((h) => `${h.role} ${h.commune ?? ''} ${h.village ?? ''}`).join('\n')).slice(0, 8);
}

function heldRole(role: Role, values: JsonObject): HeldRole {
  return { role, commune: textOf(values, 'commune'), village: textOf(values, 'village') };
}

function isInForce(values: JsonObject, today: Day): boolean {
  const from = textOf(values, 'from');
  const to = textOf(values, 'to');
  return (from === null || from <= today) && (to === null || today <= to);
}
