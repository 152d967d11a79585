/** What must hold on a phone after every step of its shelf. */
import type { Id } from '../../src/core/id.ts';
import { tookEffect, isSettled } from '../../src/core/outcome.ts';
import { foldRow, type FindKind } from '../../src/sync/decisions/fold.ts';
import { allPhoneGuards } from '../../src/sync/guards.ts';
import type { Changes, Edit } from '../../src/sync/shelf.ts';
import type { ShelfContents } from '../support/memory-shelf.ts';
import type { Ledger } from './ledger.ts';
import type { Tables } from './memory-store.ts';

export interface ShelfStep {
  readonly before: ShelfContents;
  readonly after: ShelfContents;
  readonly changes: Changes;
}

export interface Onlooker {
  readonly name: string;
  readonly life: string;
  readonly person: string;
  readonly skew: number;
}

/** `kept`: the newest verified backup. */
export function checkShelfStep(
  ledger: Ledger,
  phone: Onlooker,
  { before, after, changes }: ShelfStep,
  find: FindKind,
  kept: Tables | null,
): void {
  const say = (what: string): void => ledger.break(`${phone.name}: ${what}`);
  const touched = new Set<Id>();
  for (const edit of changes.edits ?? []) {
    touched.add(edit.record);
    const was = before.edits.get(edit.id);
    const author = ledger.written.get(edit.id)?.person ?? phone.person;
    if (author !== phone.person) say(`${edit.id} is another person's`);
    if (!was) noteWritten(ledger, phone, before, edit);
    else checkMove(ledger, was, edit, say);
  }
  for (const id of changes.dropEdits ?? []) {
    const was = before.edits.get(id);
    if (!was) continue;
    touched.add(was.record);
    checkDrop(was, kept, say);
  }
  for (const row of changes.rows ?? []) touched.add(row.id);
  for (const id of touched) checkFold(after, id, find, say);
}

function noteWritten(ledger: Ledger, phone: Onlooker, before: ShelfContents, edit: Edit): void {
  const { mutation } = edit;
  const row = before.rows.get(edit.record);
  ledger.written.set(edit.id, {
    mutation,
    life: phone.life,
    order: edit.order,
    person: phone.person,
    seen: row?.base?.seq ?? null,
    pendingBefore: (row?.pending ?? 0) > 0,
    skew: phone.skew,
  });
  const { open } = mutation;
  if (!open || mutation.kind !== 'project') return;
  const isBody = mutation.op === 'create' || Object.values(open).some((value) => !Array.isArray(value));
  const of = (name: string): unknown => {
    const value = open[name];
    return isBody ? (value ?? null) : Array.isArray(value) ? value[1] : undefined;
  };
  const pair = [of('people'), of('women')];
  if (pair.includes(undefined)) return;
  const known = ledger.pairs.get(edit.record) ?? new Set();
  ledger.pairs.set(edit.record, known.add(JSON.stringify(pair)));
}

/** Nothing leaves the outbox without an outcome, and a settled one comes back only by a replay. */
function checkMove(ledger: Ledger, was: Edit, edit: Edit, say: (what: string) => void): void {
  const left = was.state === 'unsent' && edit.state !== 'unsent';
  if (left && edit.receipt === null) say(`${edit.id} left the outbox without an outcome`);
  const { receipt } = edit;
  const isVoid = receipt?.outcome === 'CONFLICT' && receipt.reason !== 'same-field';
  if (edit.state === 'settled' && receipt && tookEffect(receipt.outcome) && !isVoid)
    ledger.toldOk.add(edit.id);
  if (edit.order !== was.order) say(`${edit.id} changed its place`);
}

/** Rule 7: only what a verified backup covers. */
function checkDrop(was: Edit, kept: Tables | null, say: (what: string) => void): void {
  if (was.receipt?.mac === '') return;
  const logged = kept?.mutations.get(was.id);
  if (!logged || !isSettled(logged.outcome)) say(`${was.id} left the journal before a backup had it`);
}

function checkFold(after: ShelfContents, id: Id, find: FindKind, say: (what: string) => void): void {
  const row = after.rows.get(id);
  const own = [...after.edits.values()].filter((one) => one.record === id).sort((a, b) => a.order - b.order);
  const kind = row?.kind ?? own[0]?.mutation.kind ?? '';
  const stub = row ?? own.map((edit) => ({ id: edit.record, kind, base: null }))[0];
  if (!stub) return;
  const wanted = foldRow(find, stub, own, after.marks.get(stub.id), allPhoneGuards);
  const isEmpty = wanted.base === null && wanted.visible === null && wanted.pending === 0;
  if (!row) {
    if (!isEmpty) say(`${id}: its row is missing`);
  } else if (JSON.stringify(wanted) !== JSON.stringify(rowOf(row))) {
    say(`${id}: what is seen is not base and pending: ${JSON.stringify(row)} / ${JSON.stringify(wanted)}`);
  }
}

const rowOf = ({ id, kind, base, visible, pending, troubled }: ReturnType<typeof foldRow>) => ({
  id,
  kind,
  base,
  visible,
  pending,
  troubled,
});
