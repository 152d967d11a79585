/** Mutations as columns, grouped by op, kind and schema number; their save order stands beside the groups. */
import type * as z from 'zod/mini';
import { id as idSchema, type Id } from '../core/id.ts';
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
    order: packRuns(order),
    at,
  };
}

function packGroup(members: readonly Mutation[], schema: number): Group {
  const [first] = members;
  if (!first) throw new Error('a group has a member');
  const bodies = members.flatMap((m) => (m.open === null ? [] : [m.open]));
  return {
    op: first.op,
    kind: first.kind,
    ...(first.schema === schema ? {} : { schema: first.schema }),
    records: packIds(members.map((m) => m.record)),
    ...(members.every((m) => m.id === m.record) ? {} : { ids: packIds(members.map((m) => m.id)) }),
    // The wire's mutable twin of Columns.
    ...(first.open === null ? {} : { open: packObjects(bodies) as Record<string, unknown[]> }),
    ...(members.every((m) => m.sealed === null) ? {} : { sealed: members.map((m) => m.sealed) }),
    ...(members.every((m) => m.target === null)
      ? {}
      : { targets: members.map((m) => m.target ?? '').join(' ') }),
  };
}

/** In save order; a word for what does not fit otherwise. */
export function unpackEdits(packed: Packed, schema: number, now: number): readonly Mutation[] | EditProblem {
  const { at, groups } = packed;
  if (at.length > limits.mutations) return 'too-many';
  const order = unpackRuns(packed.order, limits.mutations);
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
    for (const column of Object.values(group.open)) {
      const problem = column.length === count ? findExcess(column, limits.nesting) : 'columns';
      if (problem) return problem;
    }
    open = unpackObjects(group.open as Columns, count); // out of JSON.parse, so its values are Json
    if (!open) return 'columns';
  }
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
  for (const inner of Object.values<unknown>({ ...value })) {
    const found = findExcess(inner, depth - 1);
    if (found) return found;
  }
  return null;
}
