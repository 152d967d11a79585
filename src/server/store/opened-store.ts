import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Line } from '../line.ts';
import type { OfficeStore } from './port.ts';
import { openSqliteStore } from './sqlite.ts';

/** An office's store with its tables, ready to work, and what its processes need of each other. */
export interface OpenedStore {
  readonly store: OfficeStore;
  /** Where a book lies already, for people; null: there is none yet. */
  book(): Promise<string | null>;
  /** Runs `work` while no other process of this database runs its own: starts that found and seed take turns. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Between the processes of that office; null where there is only this one. */
  line(office: string): Promise<Line | null>;
}

interface Wanted {
  /** `postgres://…`; null: SQLite in the folder. */
  readonly url: string | null;
  readonly folder: string;
  readonly report: (error: unknown) => void;
}

/** Opens it and makes its tables; a sentence where whoever runs it must do something first. */
export async function openStore({ url, folder, report }: Wanted): Promise<OpenedStore | string> {
  if (url !== null) {
    // Its driver is loaded by those who use it.
    const { openSharedStore } = await import('./shared-store.ts');
    return openSharedStore(url, report);
  }
  const path = join(folder, 'office.sqlite');
  const store = openSqliteStore(path);
  await store.migrate();
  return {
    store,
    book: () => Promise.resolve(hasOffice(path) ? path : null),
    alone: (work) => work(),
    line: () => Promise.resolve(null),
  };
}

function hasOffice(path: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('select 1 from office limit 1').get();
  database.close();
  return row !== undefined;
}
