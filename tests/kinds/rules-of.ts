/** What a kind says about an example with some answers changed: `field code level`, in the kind's order. */
import { checkBody } from '../../src/core/check.ts';
import { day } from '../../src/core/day.ts';
import type { Fields } from '../../src/core/field.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Body, Kind, RuleContext, Trouble } from '../../src/core/kind.ts';
import { withBlanks, withoutBlanks } from '../../src/core/record.ts';
import { getKind } from '../../src/kinds/index.ts';

export const context: RuleContext = { today: day.parse('2026-11-20') };

export function troublesOf(
  kind: string,
  changes: JsonObject,
  options: { example?: number; norm?: RuleContext['norm'] } = {},
): readonly Trouble[] {
  const known = getKind(kind);
  const example = known.examples[(options.example ?? 1) - 1] ?? {};
  const asked = options.norm ? { ...context, norm: options.norm } : context;
  return checkBody(known, withoutBlanks({ ...example, ...changes }), asked);
}

export function codesOf(...asked: Parameters<typeof troublesOf>): readonly string[] {
  return troublesOf(...asked).map(({ field, code, level }) => `${field} ${code} ${level}`);
}

/** The Vietnamese sentences. */
export function saidOf(...asked: Parameters<typeof troublesOf>): readonly string[] {
  return troublesOf(...asked).map(({ says }) => says.vi);
}

/** A body of a kind from some of its values, the rest blank. The values are taken to have the right shape. */
export function bodyOf<F extends Fields>(kind: Kind<F>, values: JsonObject): Body<F> {
  return withBlanks(kind, values) as unknown as Body<F>; // every field of the kind is there now
}
