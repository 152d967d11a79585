/**
 * Files that came by hand and wait here: from the share sheet, from a tap on the file, or picked. They belong to
 * the phone and not to one of its books: whoever uses it next carries them on. A file is kept line by line, so that
 * one with many photos is never in memory as a whole.
 */
import { Dexie, type Table } from 'dexie';
import { toBase64url } from '../core/id.ts';
import type { Engine } from './database.ts';
import { linesOf } from './file-lines.ts';

/**
 * - new: just handed to this phone, nobody has looked what it is · waiting: for the office, to be handed in
 * - delivered: the office has it, its receipts are here · refused: the office does not take it, `why`
 */
export type CarriedState = 'new' | 'waiting' | 'delivered' | 'refused';

export interface CarriedFile {
  /** SHA-256 of its text, or of the hashes of its lines: the same file twice is one. */
  readonly id: string;
  readonly name: string;
  readonly state: CarriedState;
  /** ms since 1970. */
  readonly received: number;
  /** Lines that were not handed in yet: the first holds records, every other one a photo. */
  readonly left: number;
  /** The office's receipts, to be given back to the author; a line for each of those handed in. */
  readonly receipts: string | null;
  /** The code of the office's problem. */
  readonly why: string | null;
}

export interface CarriedFiles {
  /** Oldest first. */
  list(): Promise<readonly CarriedFile[]>;
  inState(state: CarriedState): Promise<readonly CarriedFile[]>;
  /** One that is there already stays as it is. */
  put(name: string, content: Blob, state: 'new' | 'waiting', now: number): Promise<CarriedFile>;
  /** What was put, while nothing of it was handed in. */
  content(id: string): Promise<Blob>;
  /** Numbers of the lines that were not handed in, from 0. */
  linesLeft(id: string): Promise<readonly number[]>;
  line(id: string, at: number): Promise<string | null>;
  /** The office has answered that line: with receipts, or with what no second try changes. */
  answered(id: string, at: number, answer: LineAnswer): Promise<void>;
  drop(id: string): Promise<void>;
  close(): void;
}

export type LineAnswer = { readonly receipts: string } | { readonly why: string };

/** `coming`: its lines are being written; what stays so was cut short. */
type StoredFile = Omit<CarriedFile, 'state'> & { readonly state: CarriedState | 'coming' };

interface StoredLine {
  readonly file: string;
  readonly at: number;
  readonly text: string;
}

type CarriedDatabase = Dexie & {
  readonly files: Table<StoredFile, string>;
  readonly lines: Table<StoredLine, [file: string, at: number]>;
};

/** Nobody writes lines for so long (ms). */
const CUT_SHORT = 600_000;

export function openCarriedFiles(engine?: Engine): CarriedFiles {
  const dexie = new Dexie('so-thon:carried', {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    ...engine,
  });
  dexie.version(1).stores({ files: 'id, state, received' });
  dexie
    .version(2)
    .stores({ lines: '[file+at]' })
    .upgrade(async (transaction) => {
      const old = await transaction.table<StoredFile & { readonly text: string }>('files').toArray();
      for (const { text, ...file } of old) {
        const isOpen = file.state === 'new' || file.state === 'waiting';
        if (isOpen) await transaction.table<StoredLine>('lines').put({ file: file.id, at: 0, text });
        await transaction.table<StoredFile>('files').put({ ...file, left: isOpen ? 1 : 0 });
      }
    });
  const { files, lines } = dexie as CarriedDatabase; // the tables of the lines above
  const linesIn = (id: string) => lines.where('[file+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]);

  async function drop(id: string): Promise<void> {
    await dexie.transaction('rw', [files, lines], async () => {
      await files.delete(id);
      await linesIn(id).delete();
    });
  }

  async function dropCutShort(now: number): Promise<void> {
    const coming = await files.where('state').equals('coming').toArray();
    for (const { id, received } of coming) if (Math.abs(now - received) > CUT_SHORT) await drop(id);
  }

  return {
    list: async () => (await files.orderBy('received').toArray()).filter(isHere),
    inState: async (state) => (await files.where('state').equals(state).sortBy('received')).filter(isHere),
    async put(name, content, state, now) {
      await dropCutShort(now);
      const id = await hashOf(content);
      const there = await files.get(id);
      if (there && isHere(there) && there.state !== 'new') return there;
      const file = { id, name, received: now, left: 0, receipts: null, why: null };
      if (there?.state !== 'new') {
        await files.put({ ...file, state: 'coming' });
        let at = 0;
        try {
          for await (const text of linesOf(content)) await lines.put({ file: id, at: at++, text });
        } catch (fault) {
          await drop(id); // no room for the whole: nobody carries half a file
          throw fault;
        }
      }
      const kept = { ...file, state, left: await linesIn(id).count() };
      await files.put(kept);
      return kept;
    },
    async content(id) {
      const parts: Blob[] = [];
      for (const [, at] of await linesIn(id).primaryKeys()) {
        parts.push(new Blob([(await lines.get([id, at]))?.text ?? '', '\n']));
      }
      return new Blob(parts);
    },
    linesLeft: async (id) => (await linesIn(id).primaryKeys()).map(([, at]) => at),
    line: async (id, at) => (await lines.get([id, at]))?.text ?? null,
    async answered(id, at, answer) {
      await dexie.transaction('rw', [files, lines], async () => {
        const file = await files.get(id);
        if (!file || !(await lines.get([id, at]))) return;
        await lines.delete([id, at]);
        const left = await linesIn(id).count();
        const isRefused = 'why' in answer && at === 0;
        const told = 'receipts' in answer ? [answer.receipts] : [];
        await files.put({
          ...file,
          left,
          state: isRefused ? 'refused' : left === 0 ? 'delivered' : 'waiting',
          receipts: [...(file.receipts === null ? [] : [file.receipts]), ...told].join('\n') || null,
          why: 'why' in answer ? answer.why : file.why,
        });
        if (isRefused) await linesIn(id).delete();
      });
    },
    drop,
    close: () => dexie.close(),
  };
}

function isHere(file: StoredFile): file is CarriedFile {
  return file.state !== 'coming';
}

/** Of a file with one line: of that line. Else of the hashes of all. */
async function hashOf(content: Blob): Promise<string> {
  const hashes: string[] = [];
  for await (const line of linesOf(content)) hashes.push(await digestOf(line));
  return hashes.length === 1 ? (hashes[0] ?? '') : digestOf(hashes.join('\n'));
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64url(new Uint8Array(digest));
}
