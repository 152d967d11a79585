/** A seed whose body the compiler holds to its kind, with the day from which a demo has it. */
import type { Day } from '../../core/day.ts';
import type { Fields } from '../../core/field.ts';
import { id as idSchema, type Id } from '../../core/id.ts';
import type { Body, Kind } from '../../core/kind.ts';
import type { Seed } from '../office/office.ts';

export interface DatedSeed extends Seed {
  readonly id: Id;
  /** A demo that starts earlier does not have it yet; null: always there. */
  readonly when: Day | null;
}

export function seedOf<F extends Fields>(
  kind: Kind<F>,
  id: string,
  when: Day | null,
  body: Partial<Body<F>>,
): DatedSeed {
  return { id: idSchema.parse(id), kind: kind.name, when, body };
}
