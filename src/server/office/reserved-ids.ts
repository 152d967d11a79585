import type { Mutation } from '../../core/mutation.ts';
import { programmeNodes } from '../../programmes/trees.ts';
import type { Roles } from './desk.ts';
import type { Court, Edit } from './edit.ts';
import type { PushRequest } from './settle.ts';

/**
 * Readable ids are the office's: what it ships with, or will ship with, must find its own still free, as a record
 * and as a mutation. A phone makes 16 random bytes, 22 characters of base64url, which have none of these shapes.
 * Only an administrator plants others. What comes under such an id is refused and not stored, or it would keep it.
 */
export async function isReserved(
  { desk, guards }: Court,
  { byOffice, person }: PushRequest,
  { id }: Mutation,
): Promise<boolean> {
  if (byOffice || !guards.rights || !SHIPPED.test(id)) return false;
  return !isPlanter(await desk.heldBy(person));
}

/** In a list of the office nobody else chooses an id by hand: the next list that is shipped may bring it. */
export function isHandMade({ op, of, record, held, byOffice, admitted }: Edit): boolean {
  if (byOffice || admitted || op !== 'create') return false;
  return of.reference && !RANDOM.test(record) && !isPlanter(held);
}

const isPlanter = ({ now }: Roles): boolean => now.some(({ role }) => role === 'administrator');

const RANDOM = /^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/u;

const programmes = [...new Set(programmeNodes.map(({ id }) => id.split('.')[0] ?? id))];

/** `trade.han`, `goods.trau`, `v.01969.01`, `p.19.quan_tri`, codes of communes and programme nodes. */
const SHIPPED = new RegExp(
  String.raw`^(?:\d{2,5}$|office$|(?:trade|goods|ethnicGroup|threshold|v|p|g|demo|frozen)\.|(?:${programmes.join('|')})(?:\.|$))`,
  'u',
);
