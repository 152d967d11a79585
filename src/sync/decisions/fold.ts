/** What the officer sees: the office's row with the own pending edits over it, in save order. */
import type { JsonObject } from '../../core/json.ts';
import type { Kind } from '../../core/kind.ts';
import { foldChanges } from '../../core/merge.ts';
import { changesOf, type Mutation } from '../../core/mutation.ts';
import { tookEffect } from '../../core/outcome.ts';
import { withoutBlanks } from '../../core/record.ts';
import type { PhoneGuards } from '../guards.ts';
import type { Base, Edit, Mark, SealedLayer, ShelvedRow, Visible } from '../shelf.ts';
import { isTroubled } from './attention.ts';

/** null: a kind that this phone does not know yet. */
export type FindKind = (name: string) => Kind | null;

/** `edits`: all of that record, in save order. */
export function foldRow(
  find: FindKind,
  row: Pick<ShelvedRow, 'id' | 'kind' | 'base'>,
  edits: readonly Edit[],
  mark: Mark | undefined,
  guards: PhoneGuards,
): ShelvedRow {
  const { id, kind, base } = row;
  const pending = edits.filter((edit) => isFolded(edit, base, mark, guards));
  const kindFound = find(kind);
  const ops = new Map(edits.map((edit) => [edit.id, edit.mutation.op]));
  let visible: Visible | null = base && {
    gone: base.gone,
    time: base.time,
    open: base.open,
    sealed: base.sealed,
  };
  for (const { mutation } of inPlace(pending)) {
    const mends = mutation.target === null ? undefined : ops.get(mutation.target);
    visible = applyMutation(kindFound, visible, mutation, mends ?? (base ? 'update' : 'create'));
  }
  return {
    id,
    kind,
    base,
    visible,
    pending: pending.length,
    troubled: edits.some((e) => isTroubled(e, edits)),
  };
}

/** Does it lie over the base? What was finally refused does not, nor what an older base has in it already. */
function isFolded(edit: Edit, base: Base | null, mark: Mark | undefined, guards: PhoneGuards): boolean {
  if (edit.state === 'settled') return false;
  if (edit.state !== 'unsent') return guards.foldHeld;
  const { receipt } = edit;
  if (receipt === null) return true;
  if (isVoid(edit)) return false;
  // At a replay the rows of before still stand, with the edit in them, until the restored office sends its own.
  return !(mark?.void === true && base && tookEffect(receipt.outcome) && receipt.seq <= base.seq);
}

/** Finally refused before the office was restored: sent again for its book only. */
export function isVoid({ state, receipt }: Edit): boolean {
  return state === 'unsent' && (receipt?.outcome === 'FORBIDDEN' || receipt?.outcome === 'DISCARDED');
}

/** A mend stands where the edit stood that it names; a discarded one falls out. */
function inPlace(edits: readonly Edit[]): readonly Edit[] {
  const line: Edit[] = [];
  for (const edit of edits) {
    const { op, target } = edit.mutation;
    if (op !== 'mend' && op !== 'discard') {
      line.push(edit);
      continue;
    }
    if (edit.state === 'invalid' && op === 'discard') continue;
    const at = line.findIndex(
      (e) => e.id === target || (e.mutation.op === 'mend' && e.mutation.target === target),
    );
    if (op === 'mend') line.splice(at < 0 ? line.length : at, at < 0 ? 0 : 1, edit);
    else if (at >= 0) line.splice(at, 1);
  }
  return line;
}

/** `mends`: the op of the edit whose place a mend takes. */
export function applyMutation(
  kind: Kind | null,
  row: Visible | null,
  mutation: Mutation,
  mends: Mutation['op'],
): Visible | null {
  const op = mutation.op === 'mend' ? mends : mutation.op;
  if (op === 'discard' || op === 'mend') return row;
  if (op === 'create') {
    // A create whose row is here already came back by the feed before its outcome.
    return (
      row ?? {
        gone: 'no',
        time: mutation.at,
        open: mutation.open ?? {},
        sealed: sealedLayers(mutation, false),
      }
    );
  }
  if (row === null) return null;
  const time = Math.max(row.time, mutation.at);
  if (op === 'delete') return { ...row, time, gone: 'deleted' };
  if (op === 'withdraw') return { ...row, time, gone: 'withdrawn' };
  const open = foldInto(kind, row.open, mutation.open ?? {});
  return { ...row, time, open, sealed: [...row.sealed, ...sealedLayers(mutation, true)] };
}

/** Pairs of changes over values; blanks fall out. */
export function foldInto(kind: Kind | null, values: JsonObject, pairs: JsonObject): JsonObject {
  const changes = changesOf(pairs);
  if (kind) return withoutBlanks(foldChanges(kind, values, changes));
  const next = Object.entries(changes).map(([name, [, wanted]]) => [name, wanted] as const);
  return withoutBlanks({ ...values, ...Object.fromEntries(next) });
}

function sealedLayers({ sealed }: Mutation, pairs: boolean): readonly SealedLayer[] {
  return sealed === null ? [] : [{ text: sealed, pairs }];
}
