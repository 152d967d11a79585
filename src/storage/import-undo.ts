/**
 * Takes a whole import back, step by step: what it made is deleted, or withdrawn where it is money; what it changed
 * says again what it said. Nothing that somebody changed since, confirmed or points to.
 */
import type { Id } from '../core/id.ts';
import { textOf, type Kind } from '../core/kind.ts';
import { may } from '../kinds/access.ts';
import { findKind, kinds } from '../kinds/index.ts';
import { importedId, printOf } from './import-part.ts';
import { partsOf, type ImportPace } from './import-rows.ts';
import type { Act, Entry, Notebook } from './notebook-door.ts';

export type Kept = 'CHANGED' | 'CONFIRMED' | 'POINTED_AT' | 'NOT_ALLOWED';

export interface Undone {
  readonly end: 'DONE' | 'STOPPED' | 'FAILED';
  /** Records that are gone again, those of an earlier try included. */
  readonly taken: number;
  /** Records that say again what they said. */
  readonly restored: number;
  readonly kept: readonly { readonly record: Id; readonly title: string; readonly why: Kept }[];
}

const STEP = 100;
/** Of a kind with no more records all are looked through once. */
const FEW = 400;

interface Made {
  readonly id: Id;
  readonly print: string;
  /** Null: it was made. */
  readonly before: Readonly<Record<string, unknown>> | null;
}

export async function undoImport(notebook: Notebook, batch: Id, pace: ImportPace): Promise<Undone> {
  const head = await notebook.find(batch);
  const kind = findKind(textOf(head?.body ?? {}, 'target') ?? '');
  if (head === null || kind === null) return { end: 'FAILED', taken: 0, restored: 0, kept: [] };
  const wrote = await wroteIn(notebook, batch);
  const confirmed = kind.name === 'disbursement' ? await confirmedOnes(notebook) : new Set<unknown>();
  const pointersOf = await createPointers(notebook, kind);
  const kept: Undone['kept'][number][] = [];
  let [taken, restored] = [0, 0];

  for (let from = 0; from < wrote.length; from += STEP) {
    await pace.pause(from, wrote.length);
    if (pace.stopped()) return { end: 'STOPPED', taken, restored, kept };
    const some = wrote.slice(from, from + STEP);
    const entries = await Promise.all(some.map(({ id }) => notebook.find(id)));
    const pointedAt = await pointersOf(some);
    const acts: Act[] = [];
    let [gone, back] = [0, 0];
    for (const [at, { print, before }] of some.entries()) {
      const entry = entries[at] ?? null;
      if (entry === null || entry.gone !== 'no') {
        if (before === null) gone++;
        continue;
      }
      const why = reasonToKeep(notebook, kind, entry, { print, made: before === null, confirmed, pointedAt });
      if (why !== null) kept.push({ record: entry.id, title: entry.title, why });
      else if (before === null) {
        acts.push({ do: kind.entry ? 'withdraw' : 'delete', record: entry.id });
        gone++;
      } else {
        acts.push({ do: 'update', record: entry.id, seen: entry.body, values: before });
        back++;
      }
    }
    if (acts.length > 0) {
      const saved = await notebook.save(acts);
      if (!saved.saved) return { end: 'FAILED', taken, restored, kept };
    }
    taken += gone;
    restored += back;
  }
  await notebook.save([{ do: 'update', record: batch, seen: head.body, values: { state: 'undone' } }]);
  await pace.pause(wrote.length, wrote.length);
  return { end: 'DONE', taken, restored, kept };
}

async function wroteIn(notebook: Notebook, batch: Id): Promise<readonly Made[]> {
  const parts = await partsOf(notebook, batch);
  return parts.flatMap(({ part }) => [
    ...part.made.map(([key, print]) => ({ id: importedId(batch, key), print, before: null })),
    ...part.changed
      .filter(([, , before]) => Object.keys(before).length > 0)
      .map(([, id, before, print]) => ({ id: id as Id, print, before })), // the id of a record that stood
  ]);
}

interface Grounds {
  readonly print: string;
  /** It was made, not only changed. */
  readonly made: boolean;
  readonly confirmed: ReadonlySet<unknown>;
  readonly pointedAt: ReadonlySet<string>;
}

function reasonToKeep(notebook: Notebook, kind: Kind, entry: Entry, grounds: Grounds): Kept | null {
  const { me } = notebook;
  if (printOf(kind, entry.body) !== grounds.print) return 'CHANGED';
  if (!grounds.made) return null;
  if (grounds.confirmed.has(entry.id)) return 'CONFIRMED';
  if (grounds.pointedAt.has(entry.id)) return 'POINTED_AT';
  const place = kind.place(entry.body as Parameters<Kind['place']>[0]); // read by the notebook, blanks filled in
  const own = entry.body['recordedBy'] === me.person;
  return may(me.held, kind.entry ? 'withdraw' : 'delete', kind.name, place, own) ? null : 'NOT_ALLOWED';
}

async function confirmedOnes(notebook: Notebook): Promise<ReadonlySet<unknown>> {
  const confirmations = await notebook.list({ kind: 'confirmation', where: { verdict: 'confirmed' } });
  return new Set(confirmations.map(({ body }) => body['about']));
}

type AskPointers = (made: readonly Made[]) => Promise<ReadonlySet<string>>;

/** Which of them other records point to: a village in use is not taken away. */
async function createPointers(notebook: Notebook, kind: Kind): Promise<AskPointers> {
  // What a confirmation says was asked apart: a refused payment may go.
  const others = kinds.filter(({ name }) => name !== 'confirmation');
  const pointing = others.flatMap((other) =>
    Object.entries(other.ownFields).flatMap(([name, field]) =>
      (field.type === 'ref' || field.type === 'refs') && field.to?.includes(kind.name) === true
        ? [{ other: other.name, name }]
        : [],
    ),
  );
  const known = new Set<string>();
  const many: typeof pointing = [];
  for (const { other, name } of pointing) {
    if ((await notebook.count({ kind: other })) > FEW) many.push({ other, name });
    else
      for (const { body } of await notebook.list({ kind: other }))
        for (const id of idsIn(body[name])) known.add(id);
  }
  return async (made) => {
    const ids = made.filter(({ before }) => before === null).map(({ id }) => id);
    const used = new Set(known);
    for (const { other, name } of ids.length === 0 ? [] : many) {
      const entries = await notebook.list({ kind: other, where: { [name]: ids } });
      for (const { body } of entries) for (const id of idsIn(body[name])) used.add(id);
    }
    return used;
  };
}

function idsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string');
}
