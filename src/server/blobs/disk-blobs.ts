/**
 * Photos as files: `ab/cdef….jpg` by hash, so that no folder grows too long; beside it, empty, `ab/cdef….WHO.by` of
 * whoever brought it. What is there, is whole.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';

export function openDiskBlobs(folder: string): BlobStore {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), `${hash.slice(2)}.jpg`);
  const notePath = (hash: string, who: string): string =>
    join(folder, hash.slice(0, 2), `${hash.slice(2)}.${who}.by`);
  return {
    size: async (hash) => (await orNull(stat(pathOf(hash))))?.size ?? null,
    async read(hash) {
      const found = await orNull(readFile(pathOf(hash)));
      return found === null ? null : new Uint8Array(found);
    },
    async put(hash, bytes) {
      const path = pathOf(hash);
      const inside = join(folder, hash.slice(0, 2));
      await mkdir(inside, { recursive: true, mode: 0o700 });
      const half = `${path}.${randomBytes(6).toString('hex')}`;
      try {
        await writeWhole(half, bytes);
        await rename(half, path);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
      await syncFolder(inside);
    },
    async noteBringer(hash, who) {
      const inside = join(folder, hash.slice(0, 2));
      await mkdir(inside, { recursive: true, mode: 0o700 });
      await writeFile(notePath(hash, who), '', { mode: 0o600 });
      await syncFolder(inside);
    },
    hasBrought: async (hash, who) => (await orNull(stat(notePath(hash, who)))) !== null,
    async used() {
      const all = (await orNull(readdir(folder, { recursive: true }))) ?? [];
      const sizes = all
        .filter((name) => name.endsWith('.jpg'))
        .map(async (name) => (await orNull(stat(join(folder, name))))?.size ?? 0);
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A renamed file is there for good once its folder is on disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** null: no such file. */
async function orNull<T>(step: Promise<T>): Promise<T | null> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
