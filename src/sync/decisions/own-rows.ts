/**
 * Rows that the office did not send back because this phone can make them: the base as the request found it,
 * with the edits of the request over it (rule 8).
 */
import type { Scope } from '../../core/audience.ts';
import { textOf } from '../../core/kind.ts';
import type { Mutation } from '../../core/mutation.ts';
import { tookEffect } from '../../core/outcome.ts';
import type { SyncAnswer, SyncRequest } from '../protocol.ts';
import type { Base, Visible } from '../shelf.ts';
import { audienceWithin } from './audience.ts';
import { actOf } from './chain-of-mends.ts';
import { applyMutation, type FindKind } from './fold.ts';
import type { Worktop } from './worktop.ts';

/** false: one cannot be made here, so the rows must be walked again. */
export function putOwnRows(
  worktop: Worktop,
  find: FindKind,
  request: SyncRequest,
  answer: SyncAnswer,
  granted: readonly Scope[],
): boolean {
  const worked = new Set(answer.outcomes.filter((told) => tookEffect(told.outcome)).map((told) => told.id));
  const mutations = new Map<string, Mutation[]>();
  for (const mutation of request.mutations) {
    if (!worked.has(mutation.id)) continue;
    const own = mutations.get(mutation.record);
    if (own) own.push(mutation);
    else mutations.set(mutation.record, [mutation]);
  }
  let healthy = true;
  for (const { id, seq, time } of parentsFirst(answer.own, mutations, find)) {
    const mine = mutations.get(id) ?? [];
    // What the office created now stands on nothing: a base of its former life may hold edits that nobody has any more.
    const before = mine[0]?.op === 'create' ? null : worktop.findBase(id);
    const row = foldOwn(worktop, find, before, mine);
    const kind = mine[0]?.kind;
    if (!row || kind === undefined) {
      healthy = false;
      continue;
    }
    const scopesOfParent = (parent: string): readonly Scope[] | null =>
      worktop.findBase(parent as typeof id)?.scopes ?? null; // only compared
    const within = audienceWithin(find(kind), row.open, granted, scopesOfParent) ?? before?.scopes ?? [];
    // A row in no scope would never be purged, and one in all of them not either: it is walked again.
    const scopes = within.length > 0 ? within : granted;
    if (within.length === 0) healthy = false;
    const { gone, open, sealed } = row;
    worktop.arrive(id, seq, { seq, time, gone, review: before?.review ?? [], scopes, open, sealed }, kind);
  }
  return healthy;
}

type OwnRow = SyncAnswer['own'][number];

/** What shares the audience of another one of them comes after it. */
function parentsFirst(
  own: readonly OwnRow[],
  mutations: ReadonlyMap<string, readonly Mutation[]>,
  find: FindKind,
): Iterable<OwnRow> {
  const waiting = new Map<string, OwnRow>(own.map((row) => [row.id, row]));
  const sorted = new Set<OwnRow>();
  function put(row: OwnRow): void {
    if (!waiting.delete(row.id)) return;
    const [created] = mutations.get(row.id) ?? [];
    const field = created && find(created.kind)?.parentField;
    const parent = field ? waiting.get(textOf(created.open ?? {}, field) ?? '') : undefined;
    if (parent) put(parent);
    sorted.add(row);
  }
  for (const row of own) put(row);
  return sorted;
}

function foldOwn(
  worktop: Worktop,
  find: FindKind,
  base: Base | null,
  mutations: readonly Mutation[],
): Visible | null {
  let row: Visible | null = base && {
    gone: base.gone,
    time: base.time,
    open: base.open,
    sealed: base.sealed,
  };
  for (const mutation of mutations) {
    const edit = worktop.findEdit(mutation.id);
    const act = (edit && actOf(edit, worktop.findEdit)) ?? (base ? 'update' : 'create');
    row = applyMutation(find(mutation.kind), row, mutation, act);
  }
  return row;
}
