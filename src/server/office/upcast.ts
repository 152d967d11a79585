import type { JsonObject } from '../../core/json.ts';
import { changesOf } from '../../core/mutation.ts';
import { SCHEMA } from '../../sync/protocol.ts';
import type { Attempt } from './edit.ts';
import type { Rules } from './rules.ts';

type Written = Pick<Attempt, 'kind' | 'schema' | 'act'>;

/** Turns what was written under an older schema number into today's words; null where it is in them already. */
export function upcastFor(
  { upcasts, schema = SCHEMA }: Rules,
  written: Written,
): ((values: JsonObject) => JsonObject) | null {
  const byNumber = upcasts[written.kind] ?? {};
  const steps = Object.keys(byNumber)
    .map(Number)
    .filter((number) => number >= written.schema && number < schema)
    .sort((a, b) => a - b)
    .flatMap((number) => byNumber[number] ?? []);
  if (steps.length === 0) return null;
  const whole = (values: JsonObject): JsonObject => steps.reduce((now, step) => step(now), values);
  return written.act === 'update' ? (pairs) => inPairs(pairs, whole) : whole;
}

/** What its author saw and what they want, each turned by itself. */
function inPairs(values: JsonObject, whole: (values: JsonObject) => JsonObject): JsonObject {
  const changes = Object.entries(changesOf(values));
  // What is no pair is refused as it stands.
  if (changes.length < Object.keys(values).length) return values;
  const seen = whole(Object.fromEntries(changes.map(([field, [before]]) => [field, before])));
  const next = whole(Object.fromEntries(changes.map(([field, [, after]]) => [field, after])));
  const fields = new Set([...Object.keys(seen), ...Object.keys(next)]);
  return Object.fromEntries([...fields].map((field) => [field, [seen[field] ?? null, next[field] ?? null]]));
}
