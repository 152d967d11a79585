/**
 * The one table of who may write what: the same functions stand behind the screen's buttons and at the office's
 * door. Seeing is another question: a record is read by its audience, which its kind says (see `seen-by.ts`).
 */
import { covers } from '../core/audience.ts';
import { findMove, movesFrom, type Move } from '../core/life.ts';
import { roleNames, type HeldRole, type Place, type Role } from '../core/role.ts';
import { findKind } from './index.ts';

export type Act = 'create' | 'edit' | 'delete' | 'withdraw';

/**
 * Rows: kinds. Columns: roles. A cell holds letters, or `-` for nothing:
 * - C create · E edit · D delete
 * - W withdraw: a money entry is never edited or deleted; what is confirmed is put right by a reversing one
 * - a small letter: only what the person wrote, or what was written in their name
 * - `=`: only records of exactly the grant's level, not those of the units below it
 *
 * Moves from state to state stand in the life of each kind. Conflicts and frozen figures are written by the office alone.
 */
const table = readTable(`
                      village  commune  commune     commune  province
                      head     officer  accountant  leader   desk      administrator
  villageMeeting      CED      CED      -           -        -         -
  trainingDemand      CED      CED      -           -        -         -
  productionProject   CED      CED      -           -        -         -
  disbursement        Cw       CW       CW          -        -         -
  difficulty          CED      CED      -           -        -         -
  fieldVisit          CED      CED      -           -        -         -
  villageSubmission   CED      CED      -           -        -         -
  allocation          -        -        CW          -        CW=       -
  confirmation        -        -        C           -        -         -
  entryTwin           -        -        C           -        -         -
  treasuryLine        -        -        CED         -        -         -
  periodicReport      -        CED      CED         CE       CED=      -
  frozenReport        -        -        -           -        -         -
  comment             Ced      Ced      Ced         Ced      Ced       Ced
  photo               Ced      Ced      Ced         -        -         -
  importBatch         Ce       Ce       Ce          -        Ce       Ce
  conflict            E        E        E           -        E         E
  village             -        CEd      -           -        -         CED
  programmeNode       -        -        -           -        CE        CED
  trade               -        -        -           -        CE        CED
  goods               -        -        -           -        CE        CED
  ethnicGroup         -        -        -           -        -         CED
  threshold           -        -        -           -        CE        CED
  letterhead          -        CE       -           -        CE        CED
  commune             -        -        -           -        -         CED
  person              -        -        -           -        -         CED
  grant               -        -        -           -        -         CED
`);

const letters = { create: 'C', edit: 'E', delete: 'D', withdraw: 'W' } as const satisfies Record<Act, string>;

/**
 * May somebody with those grants do that with a record of that place? `own`: the record was written by them or in
 * their name; without it the rights over one's own records do not count.
 */
export function may(held: readonly HeldRole[], act: Act, kind: string, place: Place, own = false): boolean {
  return held.some((grant) => mayBy(grant, act, kind, place, own));
}

/** The move between two states that somebody with those grants may make, or null. */
export function mayMove(
  held: readonly HeldRole[],
  kind: string,
  from: string,
  to: string,
  place: Place,
): Move | null {
  const life = findKind(kind)?.life ?? null;
  return life === null ? null : findMove(life, from, to, rolesAt(held, place));
}

/** All moves that they may make from a state: the buttons of a record's page. */
export function movesOf(
  held: readonly HeldRole[],
  kind: string,
  from: string,
  place: Place,
): readonly Move[] {
  const life = findKind(kind)?.life ?? null;
  return life === null ? [] : movesFrom(life, from, rolesAt(held, place));
}

function mayBy(grant: HeldRole, act: Act, kind: string, place: Place, own: boolean): boolean {
  const cell = cellOf(grant.role, kind);
  const letter = letters[act];
  if (!cell.includes(letter) && !(own && cell.includes(letter.toLowerCase()))) return false;
  return cell.endsWith('=') ? samePlace(grant, place) : covers(grant, place);
}

/** The roles whose grants cover the place. */
function rolesAt(held: readonly HeldRole[], place: Place): readonly Role[] {
  return held.filter((grant) => covers(grant, place)).map((grant) => grant.role);
}

function cellOf(role: Role, kind: string): string {
  return table.get(kind)?.[roleNames.indexOf(role)] ?? '';
}

/** The rows below the two lines of the heading, by kind; their cells stand in the order of the roles. */
function readTable(text: string): ReadonlyMap<string, readonly string[]> {
  const rows = text.trim().split('\n').slice(2);
  return new Map(
    rows.map((row) => {
      const [kind = '', ...cells] = row.trim().split(/\s+/u);
      if (cells.length !== roleNames.length)
        throw new RangeError(`access to ${kind} needs a cell for each role`);
      return [kind, cells];
    }),
  );
}

function samePlace(a: Place, b: Place): boolean {
  return a.commune === b.commune && a.village === b.village;
}
