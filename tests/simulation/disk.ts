/**
 * A phone's disk, and the shelf that each of its tabs has on it: a turn before a step, and one between the commit
 * and the moment its tab hears of it. What was not flushed is gone when the power goes.
 */
import { ShelfFault, type Changes, type Shelf } from '../../src/sync/shelf.ts';
import type { StoredPhoto } from '../../src/storage/photo-rows.ts';
import { createMemoryShelf, type ShelfContents } from '../support/memory-shelf.ts';
import { createPhotoBox, noPhotos, type PhotoBox, type PhotoContents } from './photo-box.ts';
import type { Scheduler } from './scheduler.ts';

/** All that a disk holds at one moment. */
export interface DiskDay {
  readonly shelf: ShelfContents;
  readonly photos: PhotoContents;
}

/** Nothing was ever written. */
export const freshDay: DiskDay = { shelf: createMemoryShelf().contents(), photos: noPhotos };

export interface Disk {
  contents(): ShelfContents;
  readonly photos: PhotoBox;
  day(): DiskDay;
  /** Another state of the whole disk: a clone's, or an older one. */
  replace(day: DiskDay): void;
  /** What was written and not flushed is gone. */
  cutPower(): void;
  /** The system writes what it was handed, some time later. */
  flush(): void;
  /** How many of the next writes find no space; find no store; are done, and heard of as a connection that broke. */
  full: number;
  deaf: number;
  torn: number;
  /** What stands in the way of the next write. */
  takeFault(): ShelfFault | null;
  /** The shelf as one tab has it. */
  openShelf(tab: string): Shelf;
}

export interface DiskParts {
  readonly scheduler: Scheduler;
  /** Whether a write is flushed before it resolves. */
  readonly strict: boolean;
  readonly onChange: (before: ShelfContents, after: ShelfContents, changes: Changes) => void;
  /** The bytes of that photo are about to go. */
  readonly onFree: (photo: StoredPhoto) => void;
  /** A real book that takes every step; memory follows what it decided. Absent: memory alone. */
  readonly book?: Book;
}

/** A real shelf, empty at first. */
export interface Book {
  readonly shelf: () => Shelf;
  /** Throws what is in it away. */
  empty(): void;
}

export function createDisk({ scheduler, strict, onChange, onFree, book }: DiskParts): Disk {
  const shown = createMemoryShelf();
  let flushed = shown.contents();
  let written = shown.contents();

  /** The real book, with what the story put there meanwhile. */
  async function shelfOf(real: Book): Promise<Shelf> {
    if (written !== shown.contents()) {
      real.empty();
      const { meta, rows, edits, marks } = shown.contents();
      const all = {
        meta,
        rows: [...rows.values()],
        edits: [...edits.values()],
        setMarks: [...marks.values()],
      };
      await real.shelf().change({}, () => all);
      written = shown.contents();
    }
    return real.shelf();
  }

  const read: Shelf['read'] = (wanted) =>
    book ? scheduler.outside(async () => (await shelfOf(book)).read(wanted)) : shown.read(wanted);

  const change: Shelf['change'] = (wanted, decide) => {
    if (!book) return shown.change(wanted, decide);
    return scheduler.outside(async () => {
      const changes = await (await shelfOf(book)).change(wanted, decide);
      if (changes) await shown.change({}, () => changes);
      written = shown.contents();
      return changes;
    });
  };

  const step: Shelf['change'] = async (wanted, decide) => {
    const before = shown.contents();
    const changes = await change(wanted, decide);
    if (changes) {
      if (strict) flushed = shown.contents();
      onChange(before, shown.contents(), changes);
    }
    return changes;
  };

  const photos = createPhotoBox({ shelf: () => shown.contents(), onFree });

  const disk: Disk = {
    full: 0,
    deaf: 0,
    torn: 0,
    contents: () => shown.contents(),
    photos,
    day: () => ({ shelf: shown.contents(), photos: photos.contents() }),
    replace(day) {
      shown.restore(day.shelf);
      flushed = day.shelf;
      photos.replace(day.photos);
    },
    takeFault() {
      if (disk.full > 0 && disk.full-- > 0) return new ShelfFault('NO_SPACE', 'quota');
      return disk.deaf > 0 && disk.deaf-- > 0 ? new ShelfFault('NO_STORE', 'no answer') : null;
    },
    cutPower: () => shown.restore(flushed),
    flush() {
      flushed = shown.contents();
    },
    openShelf: (tab) => ({
      async read(wanted) {
        await scheduler.pause(tab);
        return read(wanted);
      },
      async change(wanted, decide) {
        await scheduler.pause(tab);
        const fault = disk.takeFault();
        if (fault) throw fault;
        const changes = await step(wanted, decide);
        await scheduler.pause(tab);
        if (disk.torn === 0) return changes;
        // It is on the disk, and the browser says that the connection broke: the real shelf tries once more.
        disk.torn--;
        return step(wanted, decide);
      },
    }),
  };
  return disk;
}
