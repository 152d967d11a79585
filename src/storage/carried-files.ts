/**
 * Files that came by hand and wait here: from the share sheet, from a tap on the file, or picked. They belong to
 * the phone and not to one of its books: whoever uses it next carries them on.
 */
import { Dexie, type Table } from 'dexie';
import { toBase64url } from '../core/id.ts';
import type { Engine } from './database.ts';

/**
 * - new: just handed to this phone, nobody has looked what it is · waiting: for the office, to be handed in
 * - delivered: the office has it, its receipts are here · refused: the office does not take it, `why`
 */
export type CarriedState = 'new' | 'waiting' | 'delivered' | 'refused';

export interface CarriedFile {
  /** SHA-256 of its text: the same file twice is one. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly state: CarriedState;
  /** ms since 1970. */
  readonly received: number;
  /** The office's receipts file, to be given back to the author. */
  readonly receipts: string | null;
  /** The code of the office's problem. */
  readonly why: string | null;
}

export interface CarriedFiles {
  /** Oldest first. */
  list(): Promise<readonly CarriedFile[]>;
  inState(state: CarriedState): Promise<readonly CarriedFile[]>;
  /** One that is there already stays as it is. */
  put(name: string, text: string, state: 'new' | 'waiting', now: number): Promise<CarriedFile>;
  change(id: string, change: Partial<Pick<CarriedFile, 'state' | 'receipts' | 'why'>>): Promise<void>;
  drop(id: string): Promise<void>;
  close(): void;
}

type CarriedDatabase = Dexie & { readonly files: Table<CarriedFile, string> };

export function openCarriedFiles(engine?: Engine): CarriedFiles {
  const dexie = new Dexie('so-thon:carried', {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    ...engine,
  });
  dexie.version(1).stores({ files: 'id, state, received' });
  const { files } = dexie as CarriedDatabase; // the table of the line above
  return {
    list: () => files.orderBy('received').toArray(),
    inState: (state) => files.where('state').equals(state).sortBy('received'),
    async put(name, text, state, now) {
      const id = await hashOf(text);
      return dexie.transaction('rw', files, async () => {
        const there = await files.get(id);
        if (there && there.state !== 'new') return there;
        const file = { id, name, text, state, received: now, receipts: null, why: null };
        await files.put(file);
        return file;
      });
    },
    async change(id, change) {
      await files.update(id, change);
    },
    drop: (id) => files.delete(id),
    close: () => dexie.close(),
  };
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64url(new Uint8Array(digest));
}
