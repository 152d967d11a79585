import type { Day } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import type { Op } from '../../core/mutation.ts';
import type { Reason } from '../../core/outcome.ts';
import type { HeldRole } from '../../core/role.ts';
import type { WriteTransaction } from '../store/port.ts';
import { everHeld, storedHeldOn } from './grants.ts';
import { OFFICE } from './plant.ts';

/** One HELD mutation, as whoever supervises needs to know it; never what is written in it. */
export interface HeldOne {
  readonly mutation: string;
  readonly record: string;
  readonly kind: string;
  readonly op: Op;
  readonly person: string;
  /** Their title, '' where there is none. */
  readonly title: string;
  /** Roles of its author: now, and at any time (an officer who moved has none now). */
  readonly roles: { readonly now: readonly HeldRole[]; readonly ever: readonly HeldRole[] };
  /** When the office received it, ms. */
  readonly since: number;
  readonly reason: Reason | null;
}

/** The oldest first. */
export async function heldOnes(transaction: WriteTransaction, today: Day): Promise<readonly HeldOne[]> {
  const held = (await transaction.heldMutations()).filter(({ device }) => device !== OFFICE);
  const persons = [...new Set(held.map(({ person }) => person))];
  const people = new Map((await transaction.records(persons)).map((row) => [row.id, row.open]));
  const roles = new Map<string, HeldOne['roles']>();
  for (const person of persons) {
    const grants = await transaction.grantsOf(person);
    const ever = everHeld(grants.map(({ gone, review, open }) => ({ gone, review, values: open })));
    roles.set(person, { now: storedHeldOn(grants, today), ever });
  }
  return held
    .map(({ id, record, kind, op, person, received, reason }) => ({
      mutation: id,
      record,
      kind,
      op,
      person,
      title: textOf(people.get(person) ?? {}, 'title') ?? '',
      roles: roles.get(person) ?? { now: [], ever: [] },
      since: received,
      reason,
    }))
    .sort((a, b) => a.since - b.since);
}
