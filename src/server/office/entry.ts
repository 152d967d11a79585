import type { JsonObject } from '../../core/json.ts';
import { textOf, type Kind } from '../../core/kind.ts';
import type { BookRecord } from './book-record.ts';
import type { Desk } from './desk.ts';
import type { Rules } from './rules.ts';

/** Money: entries have bodies that never change; other records confirm or reverse them (protocol.md §4). */

/** The entry that this one reverses. */
export function reversedBy(kind: Kind, values: JsonObject): string | null {
  return kind.entry ? textOf(values, 'reverses') : null;
}

/** Did somebody confirm that entry? Then it can be reversed only. */
export async function isConfirmed(desk: Desk, entry: string): Promise<boolean> {
  const children = await desk.childrenOf(entry);
  return children.some(
    (child) =>
      child.kind.name === 'confirmation' && child.gone === 'no' && child.values['verdict'] === 'confirmed',
  );
}

/** Deleted records that this money belongs to: money really paid revives them (rule 13). */
export async function deletedBeneath(
  desk: Desk,
  rules: Rules,
  kind: Kind,
  values: JsonObject,
): Promise<readonly BookRecord[]> {
  const deleted: BookRecord[] = [];
  for (const id of pointsTo(kind, values, rules)) {
    const record = await desk.record(id);
    if (record?.gone === 'deleted') deleted.push(record);
  }
  return deleted;
}

/** Ids of the records, reference lists apart, that an entry names. */
export function pointsTo(kind: Kind, values: JsonObject, rules: Rules): readonly string[] {
  if (!kind.entry) return [];
  const found: string[] = [];
  for (const [name, field] of Object.entries(kind.ownFields)) {
    if (field.type !== 'ref' || field.to === null || field.to.every((to) => rules.find(to)?.reference))
      continue;
    const id = textOf(values, name);
    if (id !== null) found.push(id);
  }
  return found;
}
