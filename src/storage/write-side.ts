/** How acts become edits in the book: the half of the notebook that writes, fetched before the first saving. */
import { stops } from '../core/check.ts';
import type { Id, RandomBytes } from '../core/id.ts';
import type { RuleContext } from '../core/kind.ts';
import type { Seal } from '../seal/seal.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import { saveEdits, wantedForSave, type Unstamped } from '../sync/decisions/save.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import { ShelfFault, type Shelf } from '../sync/shelf.ts';
import type { Me, Notebook, Saved } from './notebook-door.ts';
import { createRefusedEdits } from './refused-edits.ts';
import type { SyncDriver } from './sync-driver.ts';
import { createActWriter, type Standing } from './write-acts.ts';

export interface WriteParts {
  readonly shelf: Shelf;
  readonly find: FindKind;
  readonly seal: Seal;
  readonly random: RandomBytes;
  readonly me: () => Me;
  readonly context: () => RuleContext;
  readonly standing: (record: Id) => Promise<Standing | null>;
  readonly exchange: SyncDriver;
  /** ms since 1970. */
  readonly clock: () => number;
}

export type WriteSide = Pick<Notebook, 'save' | 'mend' | 'discard'>;

const GONE: Saved = { saved: false, why: 'GONE', troubles: [] };

export function createWriteSide(parts: WriteParts): WriteSide {
  const { shelf, find, seal, random, me, context, standing, exchange, clock } = parts;
  const writer = createActWriter({ find, seal, random, me, context, standing });

  async function keep(edits: readonly Unstamped[], dropDraft?: string): Promise<void> {
    await shelf.change(wantedForSave(edits), (found) => ({
      ...saveEdits(found, edits, clock(), find, allPhoneGuards),
      ...(dropDraft === undefined ? {} : { dropDraft }),
    }));
    exchange.saved();
  }

  /** What the phone cannot keep is said, and the form stays filled. */
  async function saying(step: () => Promise<Saved>): Promise<Saved> {
    try {
      return await step();
    } catch (fault) {
      if (fault instanceof ShelfFault) return { saved: false, why: fault.why, troubles: [] };
      throw fault;
    }
  }

  const refused = createRefusedEdits({ shelf, find, seal, random, writer, standing, keep });

  return {
    save: (acts, { dropDraft } = {}) =>
      saying(async () => {
        const prepared = await writer.prepare(acts);
        if (!prepared) return GONE;
        const { edits, ids, troubles } = prepared;
        if (stops(troubles).length > 0) return { saved: false, why: 'RULES', troubles };
        if (edits.length > 0 || dropDraft !== undefined) await keep(edits, dropDraft);
        return { saved: true, ids, warnings: troubles };
      }),
    mend: (mutation, values) => saying(() => refused.mend(mutation, values)),
    discard: (mutation) => saying(() => refused.discard(mutation)),
  };
}
