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

const STEP = 50;
/** Up to so many are looked up one by one. */
const FEW = 60;
const MOST_POINTERS = 40;

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
  const found = await entriesOf(
    notebook,
    kind,
    wrote.map(({ id }) => id),
  );
  const keep = await reasonsToKeep(notebook, kind, [...found.values()]);
  const kept: Undone['kept'][number][] = [];
  let [taken, restored] = [0, 0];

  for (let from = 0; from < wrote.length; from += STEP) {
    await pace.pause(from, wrote.length);
    if (pace.stopped()) return { end: 'STOPPED', taken, restored, kept };
    const acts: Act[] = [];
    let [gone, back] = [0, 0];
    for (const one of wrote.slice(from, from + STEP)) {
      const entry = found.get(one.id);
      if (entry === undefined || entry.gone !== 'no') {
        if (one.before === null) gone++;
        continue;
      }
      const why = one.before === null ? keep(entry, one.print) : changedSince(kind, entry, one.print);
      if (why !== null) kept.push({ record: entry.id, title: entry.title, why });
      else if (one.before === null) {
        acts.push({ do: kind.entry ? 'withdraw' : 'delete', record: entry.id });
        gone++;
      } else {
        acts.push({ do: 'update', record: entry.id, seen: entry.body, values: one.before });
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

async function entriesOf(
  notebook: Notebook,
  kind: Kind,
  ids: readonly Id[],
): Promise<ReadonlyMap<string, Entry>> {
  const found =
    ids.length > FEW
      ? await notebook.list({ kind: kind.name })
      : (await Promise.all(ids.map((id) => notebook.find(id)))).filter((entry) => entry !== null);
  const wanted = new Set<string>(ids);
  return new Map(found.filter(({ id }) => wanted.has(id)).map((entry) => [entry.id, entry]));
}

function changedSince(kind: Kind, { body }: Entry, print: string): Kept | null {
  return printOf(kind, body) === print ? null : 'CHANGED';
}

async function reasonsToKeep(
  notebook: Notebook,
  kind: Kind,
  entries: readonly Entry[],
): Promise<(entry: Entry, print: string) => Kept | null> {
  const { me } = notebook;
  const confirmed = kind.name === 'disbursement' ? await confirmedOnes(notebook) : new Set<unknown>();
  const pointedAt =
    kind.entry && kind.name !== 'allocation' ? new Set<string>() : await pointersTo(notebook, kind, entries);
  return (entry, print) => {
    if (changedSince(kind, entry, print) !== null) return 'CHANGED';
    if (confirmed.has(entry.id)) return 'CONFIRMED';
    if (pointedAt.has(entry.id)) return 'POINTED_AT';
    const place = kind.place(entry.body as Parameters<Kind['place']>[0]); // read by the notebook, blanks filled in
    const own = entry.body['recordedBy'] === me.person;
    return may(me.held, kind.entry ? 'withdraw' : 'delete', kind.name, place, own) ? null : 'NOT_ALLOWED';
  };
}

async function confirmedOnes(notebook: Notebook): Promise<ReadonlySet<unknown>> {
  const confirmations = await notebook.list({ kind: 'confirmation', where: { verdict: 'confirmed' } });
  return new Set(confirmations.map(({ body }) => body['about']));
}

/** Which of them other records point to: a village in use is not taken away. */
async function pointersTo(
  notebook: Notebook,
  kind: Kind,
  entries: readonly Entry[],
): Promise<ReadonlySet<string>> {
  const ids = entries.filter(({ gone }) => gone === 'no').map(({ id }) => id);
  const wanted = new Set<string>(ids);
  const used = new Set<string>();
  const pointing = kinds.flatMap((other) =>
    Object.entries(other.ownFields).flatMap(([name, field]) =>
      (field.type === 'ref' || field.type === 'refs') && field.to?.includes(kind.name) === true
        ? [{ other, name }]
        : [],
    ),
  );
  for (let from = 0; from < ids.length; from += MOST_POINTERS) {
    const some = ids.slice(from, from + MOST_POINTERS);
    for (const { other, name } of pointing) {
      for (const { body } of await notebook.list({ kind: other.name, where: { [name]: some } })) {
        const value = body[name];
        for (const id of Array.isArray(value) ? value : [value])
          if (wanted.has(String(id))) used.add(String(id));
      }
    }
  }
  return used;
}
