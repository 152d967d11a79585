/**
 * Photos that are still arriving, piece by piece. Each person has their own half of a hash: nobody can stand in
 * the way of another, or learn what they hold. Always on disk; a whole one goes to the store in one go.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

export interface HalfUploads {
  find(person: string, hash: string): Promise<Half | null>;
  /** How many somebody has begun, and the bytes that all of them together will take. */
  begun(person: string): Promise<{ readonly own: number; readonly bytes: number }>;
  begin(person: string, hash: string, length: number): Promise<void>;
  /** Keeps what comes from there on; what a cut leaves is kept too. Gives back the bytes that are there now. */
  append(person: string, hash: string, from: number, pieces: AsyncIterable<Uint8Array>): Promise<Appended>;
  bytes(person: string, hash: string): Promise<Uint8Array<ArrayBuffer>>;
  /** The bytes are in the store: only its sender may still ask how it went. */
  finish(person: string, hash: string): Promise<void>;
  drop(person: string, hash: string): Promise<void>;
  /** Drops what nobody went on with since `before` (ms). */
  sweep(before: number): Promise<void>;
}

export interface Half {
  readonly length: number;
  readonly offset: number;
  readonly finished: boolean;
}

export interface Appended {
  readonly offset: number;
  /** more: it would have become longer than was said; cut: the connection ended. */
  readonly end: 'whole' | 'cut' | 'more';
}

interface Note {
  readonly length: number;
  readonly finished: boolean;
}

export function openHalfUploads(folder: string): HalfUploads {
  const suffix = (person: string): string => createHash('sha256').update(person).digest('hex').slice(0, 16);
  const pathOf = (person: string, hash: string): string => join(folder, `${hash}.${suffix(person)}`);

  return {
    async find(person, hash) {
      const path = pathOf(person, hash);
      const note = await noteOf(path);
      if (note === null) return null;
      if (note.finished) return { ...note, offset: note.length };
      const bytes = await stat(path).catch(() => null); // swept meanwhile
      return bytes && { ...note, offset: bytes.size };
    },
    async begun(person) {
      const names = await readdir(folder).catch(() => []); // no folder before the first photo
      const notes = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
      const open = await Promise.all(
        notes.map(async (name) => ({ name, note: await noteOf(join(folder, name)) })),
      );
      const half = open.filter(({ note }) => note !== null && !note.finished);
      return {
        own: half.filter(({ name }) => name.endsWith(suffix(person))).length,
        bytes: half.reduce((sum, { note }) => sum + (note?.length ?? 0), 0),
      };
    },
    async begin(person, hash, length) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(person, hash);
      await writeFile(path, '', { mode: 0o600 });
      await keepNote(path, { length, finished: false });
    },
    async append(person, hash, from, pieces) {
      const path = pathOf(person, hash);
      const most = (await noteOf(path))?.length ?? 0;
      const file = await open(path, 'r+');
      let offset = from;
      try {
        const reader = pieces[Symbol.asyncIterator]();
        for (;;) {
          const next = await reader.next().catch(() => null); // whoever sent it went away
          if (next === null) return { offset, end: 'cut' };
          if (next.done === true) return { offset, end: 'whole' };
          const { byteLength } = next.value;
          if (offset + byteLength > most) {
            await file.truncate(from);
            return { offset: from, end: 'more' };
          }
          await file.write(next.value, 0, byteLength, offset);
          offset += byteLength;
        }
      } finally {
        // What the answer says is there, is there after a power cut.
        await file.sync();
        await file.close();
      }
    },
    bytes: async (person, hash) => new Uint8Array(await readFile(pathOf(person, hash))),
    async finish(person, hash) {
      const path = pathOf(person, hash);
      const note = await noteOf(path);
      await keepNote(path, { length: note?.length ?? 0, finished: true });
      await rm(path, { force: true });
    },
    async drop(person, hash) {
      const path = pathOf(person, hash);
      await rm(`${path}.json`, { force: true });
      await rm(path, { force: true });
    },
    async sweep(before) {
      const names = await readdir(folder).catch(() => []); // no folder before the first photo
      for (const name of names) {
        const path = join(folder, name);
        const found = await stat(path).catch(() => null); // another sweep was faster
        const going = name.endsWith('.json') ? await stat(path.slice(0, -5)).catch(() => null) : null;
        if (Math.max(found?.mtimeMs ?? 0, going?.mtimeMs ?? 0) < before) await rm(path, { force: true });
      }
    },
  };
}

/** null: not begun, swept, or spoilt by a power cut: then it begins anew, and stands in nobody's way. */
async function noteOf(path: string): Promise<Note | null> {
  try {
    return JSON.parse(await readFile(`${path}.json`, 'utf8')) as Note; // we wrote it
  } catch {
    return null;
  }
}

/** Whole or not at all: everybody's are read whenever somebody begins a photo. */
async function keepNote(path: string, note: Note): Promise<void> {
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, JSON.stringify(note), { mode: 0o600 });
  await rename(draft, `${path}.json`);
}
