import { scopesOf, type Scope } from '../../core/audience.ts';
import { checkShape } from '../../core/check.ts';
import { textOf } from '../../core/kind.ts';
import type { Op } from '../../core/mutation.ts';
import type { Reason } from '../../core/outcome.ts';
import { withoutBlanks } from '../../core/record.ts';
import type { HeldRole } from '../../core/role.ts';
import type { LoggedMutation, WriteTransaction } from '../store/port.ts';
import type { Desk } from './desk.ts';
import { audienceOf } from './place.ts';
import { OFFICE } from './plant.ts';
import type { Rules } from './rules.ts';
import { upcastFor } from './upcast.ts';

/** One HELD mutation, as whoever supervises needs to know it; never what is written in it. */
export interface HeldOne {
  readonly mutation: string;
  readonly record: string;
  readonly kind: string;
  readonly op: Op;
  readonly person: string;
  /** Their title, '' where there is none. */
  readonly title: string;
  /**
   * Roles of its author, of whenever, that reach what it is about: an officer who moved left it to the old place.
   * Where nobody can say what it is about, the roles of now, or else of any time.
   */
  readonly roles: readonly HeldRole[];
  /** When the office received it, ms. */
  readonly since: number;
  readonly reason: Reason | null;
}

/** The oldest first. */
export async function heldOnes(
  transaction: WriteTransaction,
  desk: Desk,
  rules: Rules,
): Promise<readonly HeldOne[]> {
  const held = (await transaction.heldMutations()).filter(({ device }) => device !== OFFICE);
  const persons = held.map(({ person }) => person);
  await desk.lookUp([], [...persons, ...held.map(({ record }) => record)]);
  const found: HeldOne[] = [];
  for (const m of held) {
    const { id, record, kind, op, person, received, reason } = m;
    const title = textOf((await desk.record(person))?.values ?? {}, 'title') ?? '';
    const roles = await rolesFor(desk, person, await readersOf(desk, rules, m));
    found.push({ mutation: id, record, kind, op, person, title, roles, since: received, reason });
  }
  return found.sort((a, b) => a.since - b.since);
}

async function rolesFor(desk: Desk, person: string, readers: readonly Scope[]): Promise<readonly HeldRole[]> {
  const { now, ever } = await desk.heldBy(person);
  const there = ever.filter((role) =>
    scopesOf([role]).some((scope) => scope !== 'all' && readers.includes(scope)),
  );
  if (there.length > 0) return there;
  return now.length > 0 ? now : ever;
}

/** Who may read the record, or would read the one that it makes; nobody where that is not known. */
async function readersOf(desk: Desk, rules: Rules, m: LoggedMutation): Promise<readonly Scope[]> {
  const record = await desk.record(m.record);
  if (record) return record.audience;
  const kind = rules.find(m.kind);
  const written = m.open ?? {};
  const values = withoutBlanks(upcastFor(rules, m)?.(written) ?? written);
  if (!kind || m.op !== 'create' || checkShape(kind, values, true).length > 0) return [];
  return (await audienceOf(desk, kind, values)) ?? [];
}
