/** What a person does about an edit that the office refused: mends it, gives it up, or has seen it. */
import type { Id, RandomBytes } from '../core/id.ts';
import type { AnyBody } from '../core/kind.ts';
import type { Seal } from '../seal/seal.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { Unstamped } from '../sync/decisions/save.ts';
import type { Shelf } from '../sync/shelf.ts';
import type { Saved } from './notebook-door.ts';
import type { ActWriter, Standing } from './write-acts.ts';

export interface RefusedEdits {
  mend(mutation: Id, values: AnyBody): Promise<Saved>;
  discard(mutation: Id): Promise<Saved>;
}

export interface RefusedEditsParts {
  readonly shelf: Shelf;
  readonly find: FindKind;
  readonly seal: Seal;
  readonly random: RandomBytes;
  readonly writer: ActWriter;
  readonly standing: (record: Id) => Promise<Standing | null>;
  readonly keep: (edits: readonly Unstamped[]) => Promise<void>;
}

/** Few edits are ever refused: how they are mended is fetched when the first one is. */
export function createRefusedEdits(parts: RefusedEditsParts): RefusedEdits {
  const mending = async (): Promise<RefusedEdits> => (await import('./mend-refused.ts')).createMending(parts);
  return {
    mend: async (mutation, values) => (await mending()).mend(mutation, values),
    discard: async (mutation) => (await mending()).discard(mutation),
  };
}
