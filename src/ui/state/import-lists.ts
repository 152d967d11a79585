/**
 * The lists that names in a file are looked up in.
 */
import type { Kind } from '../../core/kind.ts';
import { createLookups, type Lookups } from '../../intake/lookups.ts';
import { findKind } from '../../kinds/index.ts';
import type { Notebook } from '../../storage/notebook-door.ts';

export async function readLookups(notebook: Notebook, kind: Kind): Promise<Lookups> {
  await notebook.ready;
  const pointed = new Set(
    Object.values(kind.ownFields).flatMap((field) => ('to' in field ? (field.to ?? []) : [])),
  );
  const others = [...pointed].filter((name) => name === 'productionProject' && name !== kind.name);
  const read = new Map(
    await Promise.all(others.map(async (name) => [name, await notebook.list({ kind: name })] as const)),
  );
  return createLookups((name) =>
    findKind(name)?.reference === true ? notebook.references(name) : (read.get(name) ?? []),
  );
}
