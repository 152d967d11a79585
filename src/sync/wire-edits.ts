/** Mutations as columns, grouped by op, kind and schema number; their save order stands beside the groups. */
import type * as z from 'zod/mini';
import { id as idSchema, type Id } from '../core/id.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Mutation } from '../core/mutation.ts';
import {
  packIds,
  packObjects,
  packRuns,
  packSteps,
  unpackIds,
  unpackObjects,
  unpackRuns,
  unpackSteps,
} from './columns.ts';
import type { Columns } from './columns.ts';
import { limits } from './protocol.ts';
import type { WireRequest, wireGroup } from './wire-schemas.ts';

type Packed = NonNullable<WireRequest['edits']>;
type Group = z.output<typeof wireGroup>;

export function packEdits(mutations: readonly Mutation[], schema: number, now: number): Packed {
  const groups = new Map<string, Mutation[]>();
  const order: number[] = [];
  const places = new Map<string, number>();
  for (const mutation of mutations) {
    const key = [mutation.op, mutation.kind, mutation.schema, mutation.open === null].join(' ');
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    order.push(place);
    const members = groups.get(key);
    if (members) members.push(mutation);
    else groups.set(key, [mutation]);
  }
  const at = packSteps(
    mutations.map((m) => m.at),
    now,
  );
  return {
    groups: [...groups.values()].map((members) => packGroup(members, schema)),
    ...(groups.size === 1 ? {} : { order: packRuns(order) }),
    at,
  };
}

function packGroup(members: readonly Mutation[], schema: number): Group {
  const [first] = members;
  if (!first) throw new Error('a group has a member');
  const bodies = members.flatMap((m) => (m.open === null ? [] : [m.open]));
  const halves = first.op === 'update' ? bodies.map(splitSame) : bodies.map((open) => ({ open, same: {} }));
  const same = packObjects(halves.map((half) => half.same));
  return {
    op: first.op,
    kind: first.kind,
    ...(first.schema === schema ? {} : { schema: first.schema }),
    records: packIds(members.map((m) => m.record)),
    ...(members.every((m) => m.id === m.record) ? {} : { ids: packIds(members.map((m) => m.id)) }),
    // Here and below: the wire's mutable twin of Columns.
    ...(first.open === null
      ? {}
      : { open: packObjects(halves.map((half) => half.open)) as Record<string, unknown[]> }),
    ...(Object.keys(same).length === 0 ? {} : { same: same as Record<string, unknown[]> }), // twin of Columns
    ...(members.every((m) => m.sealed === null) ? {} : { sealed: members.map((m) => m.sealed) }),
    ...(members.every((m) => m.target === null)
      ? {}
      : { targets: members.map((m) => m.target ?? '').join(' ') }),
  };
}

/** Pairs whose halves are the same, by one of them; a blank stays a pair. */
function splitSame(body: JsonObject): { readonly open: JsonObject; readonly same: JsonObject } {
  const open: Record<string, Json> = {};
  const same: Record<string, Json> = {};
  for (const [field, pair] of Object.entries(body)) {
    const [seen, next, ...more] = Array.isArray(pair) ? (pair as readonly Json[]) : []; // of Json it is an array of such
    const isSame = seen !== null && seen !== undefined && more.length === 0;
    if (isSame && JSON.stringify(seen) === JSON.stringify(next)) same[field] = seen;
    else open[field] = pair;
  }
  return { open, same };
}

/** In save order; a word for what does not fit otherwise. */
export function unpackEdits(packed: Packed, schema: number, now: number): readonly Mutation[] | EditProblem {
  const { at, groups } = packed;
  if (at.length > limits.mutations) return 'too-many';
  const order = packed.order ? unpackRuns(packed.order, limits.mutations) : at.map(() => 0);
  if (!order || order.length !== at.length) return 'columns';
  const times = unpackSteps(at, now);
  const lists: (readonly Mutation[])[] = [];
  for (const group of groups) {
    const list = unpackGroup(group, schema);
    if (typeof list === 'string') return list;
    lists.push(list);
  }
  const taken = lists.map(() => 0);
  const mutations: Mutation[] = [];
  for (const [position, place] of order.entries()) {
    const next = lists[place]?.[taken[place] ?? 0];
    const time = times[position];
    if (!next || time === undefined || !Number.isSafeInteger(time)) return 'columns';
    taken[place] = (taken[place] ?? 0) + 1;
    mutations.push({ ...next, at: time });
  }
  return lists.every((list, place) => list.length === taken[place]) ? mutations : 'columns';
}

export type EditProblem = 'too-many' | 'columns' | 'ids' | 'too-deep' | 'too-long';

function unpackGroup(group: Group, schema: number): readonly Mutation[] | EditProblem {
  const records = parseIds(group.records);
  const ids = group.ids === undefined ? records : parseIds(group.ids);
  const targets = group.targets === undefined ? null : parseIds(group.targets, true);
  if (!records || !ids || targets === undefined) return 'ids';
  const count = records.length;
  if (count > limits.mutations) return 'too-many';
  if (ids.length !== count || (targets && targets.length !== count)) return 'columns';
  if (group.sealed && group.sealed.length !== count) return 'columns';
  if (group.sealed?.some((text) => (text?.length ?? 0) > limits.sealed)) return 'too-long';
  let open: ReturnType<typeof unpackObjects> = null;
  if (group.open) {
    const columns = [...Object.values(group.open), ...Object.values(group.same ?? {})];
    for (const column of columns) {
      const problem = column.length === count ? findExcess(column, limits.nesting) : 'columns';
      if (problem) return problem;
    }
    open = unpackObjects(group.open as Columns, count); // out of JSON.parse, so its values are Json
    const same = unpackObjects((group.same ?? {}) as Columns, count); // as above
    if (!open || !same) return 'columns';
    open = open.map((body, i) => ({ ...body, ...pairsOf(same[i] ?? {}) }));
  } else if (group.same) return 'columns';
  return records.map((record, i) => ({
    id: ids[i] ?? record,
    op: group.op,
    kind: group.kind,
    record,
    at: 0,
    schema: group.schema ?? schema,
    open: open?.[i] ?? null,
    sealed: group.sealed?.[i] ?? null,
    target: targets?.[i] ?? null,
  }));
}

function pairsOf(same: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(same).map(([field, value]) => [field, [value, value]]));
}

function parseIds(text: string): Id[] | undefined;
function parseIds(text: string, blanks: true): (Id | null)[] | undefined;
function parseIds(text: string, blanks = false): (Id | null)[] | undefined {
  const found: (Id | null)[] = [];
  for (const part of blanks ? text.split(' ') : unpackIds(text)) {
    if (part === '' && blanks) {
      found.push(null);
      continue;
    }
    const parsed = idSchema.safeParse(part);
    if (!parsed.success) return undefined;
    found.push(parsed.data);
  }
  return found;
}

/** A text or a nesting that no form of ours can hold. */
function findExcess(value: unknown, depth: number): 'too-deep' | 'too-long' | null {
  if (typeof value === 'string') return value.length > limits.text ? 'too-long' : null;
  if (value === null || typeof value !== 'object') return null;
  if (depth === 0) return 'too-deep';
  const parsed = value as JsonObject; // it came as JSON; the values of a list are its items
  for (const inner of Object.values<unknown>(parsed)) {
    const found = findExcess(inner, depth - 1);
    if (found) return found;
  }
  return null;
}
