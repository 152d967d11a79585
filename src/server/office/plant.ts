import { id as idSchema } from '../../core/id.ts';
import { withoutBlanks } from '../../core/record.ts';
import type { Mutation } from '../../core/mutation.ts';
import type { Seal } from '../../seal/seal.ts';
import { SCHEMA } from '../../sync/protocol.ts';
import { sealValues } from './book-record.ts';
import type { Seed } from './office.ts';
import type { Rules } from './rules.ts';

/** Who writes what an office ships with, where a seed names nobody. */
export const OFFICE = 'office';

/** A seed as the creation of its record. */
export async function creationOf(seed: Seed, rules: Rules, seal: Seal, at: number): Promise<Mutation> {
  const kind = rules.find(seed.kind);
  if (!kind) throw new RangeError(`a seed of the unknown kind ${seed.kind}`);
  const values = withoutBlanks({ recordedBy: OFFICE, ...seed.body });
  const id = idSchema.parse(seed.id);
  const { open, sealed } = await sealValues(kind, values, seal);
  return { id, op: 'create', kind: seed.kind, record: id, at, schema: SCHEMA, open, sealed, target: null };
}
