/** What the officer sees: the office's row with the own pending edits over it, in save order. */
import type { JsonObject } from '../../core/json.ts';
import type { Kind } from '../../core/kind.ts';
import { foldChanges } from '../../core/merge.ts';
import { changesOf, type Mutation, type Op } from '../../core/mutation.ts';
import { tookEffect } from '../../core/outcome.ts';
import { withoutBlanks } from '../../core/record.ts';
import type { PhoneGuards } from '../guards.ts';
import type { Base, Edit, Mark, SealedLayer, ShelvedRow, Visible } from '../shelf.ts';
import { isTroubled } from './attention.ts';
import { actOf, placeOf, type FindEdit } from './chain-of-mends.ts';

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
  const known = new Map(edits.map((edit) => [edit.id, edit]));
  const findEdit: FindEdit = (edit) => known.get(edit);
  let visible: Visible | null = base && {
    gone: base.gone,
    time: base.time,
    open: base.open,
    sealed: base.sealed,
  };
  for (const edit of inPlace(pending, findEdit)) {
    const act = actOf(edit, findEdit) ?? (base ? 'update' : 'create');
    visible = applyMutation(find(kind), visible, edit.mutation, act);
  }
  const troubled = edits.some((edit) => isTroubled(edit, edits));
  return { id, kind, base, visible, pending: pending.length, troubled };
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
function inPlace(edits: readonly Edit[], find: FindEdit): readonly Edit[] {
  const replaced = new Set(edits.map(({ mutation }) => mutation.target));
  return edits
    .filter(({ id, mutation }) => mutation.op !== 'discard' && !replaced.has(id))
    .map((edit) => ({ edit, place: placeOf(edit, find) }))
    .sort((a, b) => a.place - b.place)
    .map(({ edit }) => edit);
}

/** `act`: what the mutation does; a mend does what it mends. */
export function applyMutation(
  kind: Kind | null,
  row: Visible | null,
  mutation: Mutation,
  act: Exclude<Op, 'mend'>,
): Visible | null {
  if (act === 'discard') return row;
  if (act === 'create') {
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
  if (act === 'delete') return { ...row, time, gone: 'deleted' };
  if (act === 'withdraw') return { ...row, time, gone: 'withdrawn' };
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
