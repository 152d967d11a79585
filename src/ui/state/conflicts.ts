/**
 * Places where two people wrote different things and nobody has chosen yet: both sides, and the act of
 * choosing one, which sets the record and closes the conflict together.
 */
import type { Id } from '../../core/id.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { textOf, type Kind } from '../../core/kind.ts';
import { may, mayMove } from '../../kinds/access.ts';
import { findKind } from '../../kinds/index.ts';
import type { Act, Entry, Notebook, Saved } from '../../storage/notebook-door.ts';
import { bodyOf } from './allowed.ts';

export type SideName = 'kept' | 'lost';

export interface ConflictSide {
  readonly name: SideName;
  /** Title of who wrote it ('' where nobody knows), or that it was this phone's holder. */
  readonly by: string;
  readonly mine: boolean;
  /** ms since 1970, or null. */
  readonly at: number | null;
  /** Values of the fields in which the sides differ. */
  readonly values: JsonObject;
}

export interface OpenConflict {
  readonly id: Id;
  readonly conflict: Entry;
  /** The record that both wrote. */
  readonly about: Entry;
  readonly kind: Kind;
  readonly fields: readonly string[];
  readonly sides: readonly ConflictSide[];
  /** May this person choose? The others see both values. */
  readonly mayChoose: boolean;
}

/** The newest first. What its record is not on this phone for is left out. */
export async function readConflicts(notebook: Notebook): Promise<readonly OpenConflict[]> {
  const open = await notebook.list({ kind: 'conflict', where: { state: 'open' } });
  const read = await Promise.all(open.map((conflict) => readConflict(notebook, conflict)));
  return read.filter((one) => one !== null);
}

async function readConflict(notebook: Notebook, conflict: Entry): Promise<OpenConflict | null> {
  const about = await notebook.find(textOf(conflict.body, 'about') ?? '');
  const kind = about && findKind(about.kind);
  if (!about || !kind) return null;
  const sides = [sideOf(notebook, conflict, 'kept'), sideOf(notebook, conflict, 'lost')];
  const names = new Set(sides.flatMap(({ values }) => Object.keys(values)));
  const { held, person } = notebook.me;
  const own = about.body.recordedBy === person || about.body.onBehalfOf === person;
  return {
    id: conflict.id,
    conflict,
    about,
    kind,
    fields: [...names].filter((name) => Object.hasOwn(kind.fields, name)),
    sides,
    mayChoose: may(held, 'edit', kind.name, kind.place(bodyOf(about.body)), own),
  };
}

/** Both acts in one: either the record has the value and the conflict is closed, or neither. */
export async function chooseSide(notebook: Notebook, open: OpenConflict, name: SideName): Promise<Saved> {
  const side = open.sides.find((one) => one.name === name);
  const chosen = side?.values ?? {};
  const acts = actsFor(notebook, open, chosen);
  if (acts === null) return { saved: false, why: 'RULES', troubles: [] };
  const { body } = open.conflict;
  const closed = { ...body, state: 'chosen', chosen, chosenBy: notebook.me.person };
  const saved = await notebook.save([...acts, { do: 'update', record: open.id, seen: body, values: closed }]);
  if (saved.saved) await markSeen(notebook, open.about.id);
  return saved;
}

/** The edit that ran into the other one needs nobody any more. */
async function markSeen(notebook: Notebook, record: Id): Promise<void> {
  const clashed = (await notebook.attention()).filter(
    (item) => item.record === record && item.outcome === 'CONFLICT',
  );
  for (const { mutation } of clashed) await notebook.discard(mutation);
}

/** What makes the record hold these values, or null where its step cannot be taken any more. */
function actsFor(notebook: Notebook, { about, kind }: OpenConflict, chosen: JsonObject): Act[] | null {
  const { status, statusNote, ...fields } = chosen;
  const acts: Act[] = [];
  if (Object.entries(fields).some(([field, value]) => !equal(about.body[field], value)))
    acts.push({ do: 'update', record: about.id, seen: about.body, values: { ...about.body, ...fields } });
  if (typeof status === 'string' && status !== about.body.status) {
    const from = textOf(about.body, 'status') ?? '';
    if (!mayMove(notebook.me.held, kind.name, from, status, kind.place(bodyOf(about.body)))) return null;
    acts.push({
      do: 'move',
      record: about.id,
      to: status,
      note: typeof statusNote === 'string' ? statusNote : null,
    });
  }
  return acts;
}

function sideOf(notebook: Notebook, { body }: Entry, name: SideName): ConflictSide {
  const person = textOf(body, `${name}By`);
  const at = Date.parse(textOf(body, `${name}At`) ?? '');
  const values = body[name];
  return {
    name,
    by: notebook.nameOf(person),
    mine: person !== null && person === notebook.me.person,
    at: Number.isNaN(at) ? null : at,
    values: fieldsOf(values),
  };
}

/** Values by field, as the office wrote them down. */
export function fieldsOf(values: unknown): JsonObject {
  return isObject(values) ? values : {};
}

function isObject(value: unknown): value is { readonly [field: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
