/**
 * Grows the nodes of one programme out of a short table, so that a tree reads like the decision it is
 * taken from. Ids, parents and labels follow from the codes and cannot disagree with them.
 */
import type { Day } from '../core/day.ts';
import type { NodeFlags, Programme, ProgrammeNodeId, ProgrammeNodeSeed } from './node.ts';

/** The flags that occur together (meanings in `node.ts`). */
export type Flags = 'rec' | 'inv' | 'inv rec' | 'ps rec' | 'vt rec' | 'vt ps inv rec';

/** `['DA3.TDA2', name in the decision, meaning in ≤ 40 characters, flags]` */
export type Row = readonly [code: string, name: string, shortName: string, flags: Flags];

export type Root = {
  readonly programme: Programme;
  readonly name: string;
  readonly shortName: string;
  readonly label: string;
  readonly validFrom: Day;
  readonly validTo: Day;
};

/** The root and one node for each row. A parent has to stand in the table; a test holds that. */
export function plant(root: Root, rows: readonly Row[]): readonly ProgrammeNodeSeed[] {
  const { programme, validFrom, validTo } = root;
  const rooted: ProgrammeNodeSeed = {
    ...root,
    ...flagged('inv rec'),
    id: programme,
    code: programme,
    parent: null,
  };
  const nodes = rows.map(([code, name, shortName, flags]): ProgrammeNodeSeed => ({
    ...flagged(flags),
    id: `${programme}.${code}`,
    code,
    programme,
    parent: parentOf(programme, code),
    name,
    shortName,
    label: labelOf(code),
    validFrom,
    validTo,
  }));
  return [rooted, ...nodes];
}

function parentOf(programme: Programme, code: string): ProgrammeNodeId {
  const end = code.lastIndexOf('.');
  return end === -1 ? programme : `${programme}.${code.slice(0, end)}`;
}

/** "DA3.TDA2" is said "DA3-TDA2", "HP1.NDTP04" "HP1-NDTP 04": a space parts the long code from its number. */
function labelOf(code: string): string {
  return code
    .split('.')
    .map((part) => part.replace(/^(NDTP|ND)(\d+)$/u, '$1 $2'))
    .join('-');
}

function flagged(flags: Flags): NodeFlags {
  const set = new Set<string>(flags.split(' '));
  return { vt: set.has('vt'), ps: set.has('ps'), inv: set.has('inv'), rec: set.has('rec') };
}
