import type { Kysely } from 'kysely';
import type { Flavour } from './flavour.ts';
import type { Tables } from './tables.ts';

/** Who looks at an office's rows within one transaction. What is not said shows nothing. */
export interface View {
  readonly office: string;
  /** The office that decides sees and writes all of its own; `verify` sees all of it; a reader sees what follows. */
  readonly as: 'office' | 'inspection' | 'reader';
  /** Whose own grants and mutations are seen. */
  readonly person: string;
  /** Scopes that a reader was granted. */
  readonly scopes: readonly string[];
}

/** Tells the database only what it was not told before: each telling is a round trip. */
export type Look = (changes: Partial<View>) => Promise<void>;

export function createLook(transaction: Kysely<Tables>, office: string, flavour: Flavour): Look {
  let view: View = { office, as: 'reader', person: '', scopes: [] };
  let told = '';
  return async (changes) => {
    view = { ...view, ...changes };
    const next = JSON.stringify(view);
    if (next === told) return;
    told = next;
    await flavour.look(transaction, view);
  };
}
