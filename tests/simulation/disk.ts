/**
 * A phone's disk, and the shelf that each of its tabs has on it: a turn before a step, and one between the commit
 * and the moment its tab hears of it. What was not flushed is gone when the power goes.
 */
import { ShelfFault, type Changes, type Shelf } from '../../src/sync/shelf.ts';
import { createMemoryShelf, type ShelfContents } from '../support/memory-shelf.ts';
import type { Scheduler } from './scheduler.ts';

export interface Disk {
  contents(): ShelfContents;
  /** Another state of the whole disk: a clone's, or an older one. */
  replace(contents: ShelfContents): void;
  /** What was written and not flushed is gone. */
  cutPower(): void;
  /** The system writes what it was handed, some time later. */
  flush(): void;
  /** How many of the next writes find no space. */
  full: number;
  /** The shelf as one tab has it. */
  openShelf(tab: string): Shelf;
}

export interface DiskParts {
  readonly scheduler: Scheduler;
  /** Whether a write is flushed before it resolves. */
  readonly strict: boolean;
  readonly onChange: (before: ShelfContents, after: ShelfContents, changes: Changes) => void;
  /** A real book that takes every step; memory follows what it decided. Absent: memory alone. */
  readonly book?: Book;
}

/** A real shelf, empty at first. */
export interface Book {
  readonly shelf: () => Shelf;
  /** Throws what is in it away. */
  empty(): void;
}

export function createDisk({ scheduler, strict, onChange, book }: DiskParts): Disk {
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

  const disk: Disk = {
    full: 0,
    contents: () => shown.contents(),
    replace(contents) {
      shown.restore(contents);
      flushed = contents;
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
        if (disk.full > 0) {
          disk.full--;
          throw new ShelfFault('NO_SPACE', 'quota');
        }
        const before = shown.contents();
        const changes = await change(wanted, decide);
        if (changes) {
          if (strict) flushed = shown.contents();
          onChange(before, shown.contents(), changes);
        }
        await scheduler.pause(tab);
        return changes;
      },
    }),
  };
  return disk;
}
