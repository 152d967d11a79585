/** From what a person does to the edits that say so: checked by the kind, only what differs, personal values sealed. */
import { covers } from '../core/audience.ts';
import { newId, type Id, type RandomBytes } from '../core/id.ts';
import { same, type Json, type JsonObject } from '../core/json.ts';
import { textOf, type AnyBody, type Kind, type RuleContext, type Trouble } from '../core/kind.ts';
import { findMove } from '../core/life.ts';
import { wholeGroups } from '../core/merge.ts';
import type { Changes } from '../core/mutation.ts';
import { splitByPrivacy, withBlanks, withoutBlanks } from '../core/record.ts';
import type { Seal } from '../seal/seal.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { Unstamped } from '../sync/decisions/save.ts';
import { returnFirst } from '../kinds/return-first.ts';
import { limits } from '../sync/protocol.ts';
import { fillIn as fillInFor, judge as judgeIn } from './judge.ts';
import type { Act, Me } from './notebook-door.ts';
import { stopTrouble } from './write-words.ts';

/** A record as it stands for the officer: the book's, with the acts before this one in the same saving. */
export interface Standing {
  readonly kind: string;
  readonly body: AnyBody;
}

export interface ActWriter {
  /** null: there is no such record. Nothing is written yet. */
  prepare(acts: readonly Act[]): Promise<Prepared | null>;
  /** The edits for a refused one: its body, or its changes, mended. `seen`: what its author saw. */
  seal(edit: Omit<Unstamped, 'open' | 'sealed'>, values: JsonObject): Promise<Unstamped>;
  fillIn(kind: Kind, values: AnyBody): AnyBody;
  /** Everything that a form of that kind would be told. */
  judge(kind: Kind, body: AnyBody): readonly Trouble[];
}

export interface Prepared {
  readonly edits: readonly Unstamped[];
  /** The record of each act, in order. */
  readonly ids: readonly Id[];
  readonly troubles: readonly Trouble[];
}

export interface ActWriterParts {
  readonly find: FindKind;
  readonly seal: Seal;
  readonly random: RandomBytes;
  readonly me: () => Me;
  readonly context: () => RuleContext;
  readonly standing: (record: Id) => Promise<Standing | null>;
}

export function createActWriter({ find, seal, random, me, context, standing }: ActWriterParts): ActWriter {
  const fillIn = (kind: Kind, values: AnyBody): AnyBody => fillInFor(kind, values, me());
  const judge = (kind: Kind, body: AnyBody): readonly Trouble[] => judgeIn(kind, body, context());

  async function sealed(edit: Omit<Unstamped, 'open' | 'sealed'>, values: JsonObject): Promise<Unstamped> {
    const kind = find(edit.kind);
    const { open, personal } = kind ? splitByPrivacy(kind, values) : { open: values, personal: null };
    return { ...edit, open, sealed: personal && (await seal.seal(personal)) };
  }

  async function create(act: Act & { do: 'create' }, before: Standing | null): Promise<Written> {
    const kind = find(act.kind);
    if (!kind) return null;
    const record = act.id ?? newId(random);
    if (before) {
      // The same form was saved on another page before: what it says otherwise is an edit, but not of the steps since.
      const { status: _, statusNote: __, ...values } = act.values;
      return before.kind === kind.name
        ? update({ do: 'update', record, seen: before.body, values }, before)
        : null;
    }
    const body = fillIn(kind, act.values);
    const edit = await sealed(
      { id: record, op: 'create', kind: kind.name, record, target: null },
      withoutBlanks(body),
    );
    return { record, edits: [edit], troubles: judge(kind, body), now: { kind: kind.name, body } };
  }

  async function update(act: Act & { do: 'update' }, before: Standing): Promise<Written> {
    const kind = find(before.kind);
    if (!kind) return null;
    const changes = differences(kind, act.seen, act.values);
    const now = { kind: kind.name, body: { ...before.body, ...act.values } };
    if (Object.keys(changes).length === 0) return { record: act.record, edits: [], troubles: [], now };
    const troubles = kind.entry
      ? [stopTrouble('not-changeable')]
      : [...early(kind, before.body, changes), ...judge(kind, { ...act.seen, ...act.values })];
    return { record: act.record, edits: [await edit('update', act.record, kind, changes)], troubles, now };
  }

  /** What has to be returned before it changes. */
  function early(kind: Kind, body: AnyBody, changes: Changes): readonly Trouble[] {
    const { held, person } = me();
    const changed = Object.entries(changes).flatMap(([name, [old, next]]) => (same(old, next) ? [] : [name]));
    const own = body['recordedBy'] === person || body['onBehalfOf'] === person;
    const place = kind.place(body as Parameters<Kind['place']>[0]); // as above
    return returnFirst(held, kind, body, place, own, changed).map((name) =>
      stopTrouble('return-first', name),
    );
  }

  async function move({ record, to, note }: Act & { do: 'move' }, before: Standing): Promise<Written> {
    const kind = find(before.kind);
    if (!kind) return null;
    const { body } = before;
    const from = textOf(body, 'status') ?? '';
    const place = kind.place(body as Parameters<Kind['place']>[0]); // a body out of the book, blanks filled in
    const roles = me()
      .held.filter((grant) => covers(grant, place))
      .map((grant) => grant.role);
    const allowed = kind.life && findMove(kind.life, from, to, roles);
    const after = { ...body, status: to, statusNote: note };
    const blank = (allowed?.needs ?? []).filter((name) => (after as AnyBody)[name] === null); // fields by name
    const troubles = allowed
      ? blank.map((name) => stopTrouble('required', name))
      : [stopTrouble('move-not-allowed')];
    const changes: Changes = {
      status: [from, to],
      statusNote: [(body['statusNote'] ?? null) as Json, note], // a field's value is JSON
    };
    return {
      record,
      edits: [await edit('update', record, kind, changes)],
      troubles,
      now: { kind: kind.name, body: after },
    };
  }

  function edit(op: 'update', record: Id, kind: Kind, changes: Changes): Promise<Unstamped> {
    return sealed({ id: newId(random), op, kind: kind.name, record, target: null }, pairsOf(changes));
  }

  async function write(act: Act, before: Standing | null): Promise<Written> {
    if (act.do === 'create') return create(act, before);
    if (!before) return null;
    if (act.do === 'update') return update(act, before);
    if (act.do === 'move') return move(act, before);
    const edits: readonly Unstamped[] = [
      {
        id: newId(random),
        op: act.do,
        kind: before.kind,
        record: act.record,
        open: null,
        sealed: null,
        target: null,
      },
    ];
    return { record: act.record, edits, troubles: [], now: before };
  }

  return {
    seal: sealed,
    fillIn,
    judge,
    async prepare(acts) {
      const done = new Map<Id, Standing>();
      const [edits, ids, troubles]: [Unstamped[], Id[], Trouble[]] = [[], [], []];
      for (const act of acts) {
        const record = act.do === 'create' ? act.id : act.record;
        const before = record === undefined ? null : (done.get(record) ?? (await standing(record)));
        const written = await write(act, before);
        if (!written) return null;
        done.set(written.record, written.now);
        edits.push(...written.edits);
        ids.push(written.record);
        troubles.push(...written.troubles);
      }
      if (edits.some(isTooLarge)) troubles.push(stopTrouble('too-large'));
      return { edits, ids, troubles };
    },
  };
}

type Written = {
  readonly record: Id;
  readonly edits: readonly Unstamped[];
  readonly troubles: readonly Trouble[];
  readonly now: Standing;
} | null;

/** `{ field: [seen, next] }` of what differs, whole groups together. */
export function differences(kind: Kind, seen: AnyBody, values: AnyBody): Changes {
  const changes: Record<string, readonly [Json, Json]> = {};
  for (const name of Object.keys(kind.fields)) {
    if (!Object.hasOwn(values, name)) continue;
    const [old, next] = [valueOf(seen[name]), valueOf(values[name])];
    if (!same(old, next)) changes[name] = [old, next];
  }
  return wholeGroups(kind, withoutBlanks(withBlanks(kind, withoutBlanks(seen))), changes);
}

/** An empty list is a blank. */
function valueOf(value: unknown): Json {
  return Array.isArray(value) && value.length === 0 ? null : ((value ?? null) as Json); // values of fields are JSON
}

export function pairsOf(changes: Changes): JsonObject {
  return Object.fromEntries(Object.entries(changes).map(([name, [seen, next]]) => [name, [seen, next]]));
}

/** Beyond what one request may carry: it would stand in the outbox for ever. */
function isTooLarge({ open, sealed }: Unstamped): boolean {
  return JSON.stringify(open).length > limits.inflated / 8 || (sealed?.length ?? 0) > limits.sealed;
}
