/** How an edit that the office refused is mended, given up, or marked as seen. */
import { stops } from '../core/check.ts';
import { newId, type Id } from '../core/id.ts';
import type { JsonObject } from '../core/json.ts';
import type { AnyBody, Kind } from '../core/kind.ts';
import { changesOf, type Mutation } from '../core/mutation.ts';
import { withoutBlanks } from '../core/record.ts';
import { needsAttention } from '../sync/decisions/attention.ts';
import { actOf } from '../sync/decisions/chain-of-mends.ts';
import { markSeen } from '../sync/decisions/see.ts';
import { giveUp, isRefusedHere, returnMended } from '../sync/decisions/step-aside.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import type { Edit } from '../sync/shelf.ts';
import type { Saved } from './notebook-door.ts';
import { openValues } from './opened-body.ts';
import { differences, pairsOf } from './write-acts.ts';

import type { RefusedEdits, RefusedEditsParts } from './refused-edits.ts';

const GONE: Saved = { saved: false, why: 'GONE', troubles: [] };

export function createMending(parts: RefusedEditsParts): RefusedEdits {
  const { shelf, find, seal, random, writer, standing, keep } = parts;

  /** The edit, and what it does: a mend that was refused again does what the first one did. */
  async function read(mutation: Id): Promise<{ readonly edit: Edit; readonly act: string | null } | null> {
    const { edits } = await shelf.read({ edits: [mutation] });
    const edit = edits.find(({ id }) => id === mutation);
    return edit ? { edit, act: actOf(edit, (id) => edits.find((other) => other.id === id)) } : null;
  }

  /** For a create a whole body, else what differs from what the author of the refused edit saw. */
  async function valuesOf(
    { mutation, record }: Edit,
    kind: Kind,
    isCreate: boolean,
    body: AnyBody,
  ): Promise<JsonObject> {
    if (isCreate) return withoutBlanks(writer.fillIn(kind, body));
    const seen = Object.entries(changesOf(await openPairs(mutation))).map(
      ([name, [old]]) => [name, old] as const,
    );
    const now = await standing(record);
    return pairsOf(differences(kind, { ...(now?.body ?? body), ...Object.fromEntries(seen) }, body));
  }

  function openPairs({ kind, open, sealed }: Mutation): Promise<JsonObject> {
    const layers = sealed === null ? [] : [{ text: sealed, pairs: false }];
    return openValues(seal, find, kind, { open: open ?? {}, sealed: layers });
  }

  return {
    async mend(mutation, values) {
      const refused = await read(mutation);
      const kind = refused && find(refused.edit.mutation.kind);
      if (!kind || refused.edit.state !== 'invalid') return GONE;
      const { edit, act } = refused;
      if (act !== 'create' && act !== 'update') return GONE;
      const troubles = writer.judge(kind, writer.fillIn(kind, values));
      if (stops(troubles).length > 0) return { saved: false, why: 'RULES', troubles };
      const { id: target, record } = edit;
      const mend = { id: newId(random), op: 'mend' as const, kind: kind.name, record, target };
      const mended = await writer.seal(mend, await valuesOf(edit, kind, act === 'create', values));
      if (isRefusedHere(edit)) {
        const returned = await shelf.change({ edits: [target] }, (found) =>
          returnMended(found, target, mended, find, allPhoneGuards),
        );
        if (returned === null) return GONE;
        await keep([]);
      } else await keep([mended]);
      return { saved: true, ids: [record], warnings: troubles };
    },
    async discard(mutation) {
      const refused = await read(mutation);
      if (!refused || !needsAttention(refused.edit) || refused.edit.state === 'held') return GONE;
      const { id, record, state, mutation: written } = refused.edit;
      if (isRefusedHere(refused.edit)) {
        await shelf.change({ edits: [id] }, (found) => giveUp(found, id, find, allPhoneGuards));
        await keep([]);
      } else if (state === 'settled') {
        // Refused for good, or in conflict: nothing is left to give up, a person has seen it.
        await shelf.change({ edits: [id] }, (found) => markSeen(found, [id], find, allPhoneGuards));
      } else {
        const blank = { kind: written.kind, record, open: null, sealed: null };
        await keep([{ id: newId(random), op: 'discard', target: id, ...blank }]);
      }
      return { saved: true, ids: [record], warnings: [] };
    },
  };
}
