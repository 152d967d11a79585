/**
 * What may wait until nobody does: noted answers are worked in, late words written, the index renewed where a release
 * changed what it says. Each in small transactions, one after the other.
 */
import { kinds } from '../kinds/index.ts';
import type { Database } from './database.ts';
import { writeLateWords } from './late-words.ts';
import { workIn } from './noted-answers.ts';
import { renewIndex } from './rebuild-index.ts';
import type { RowIndex } from './row-index.ts';

export interface CatchUp {
  /** Before anything is received: an empty book is marked as made by this app. */
  begin(): Promise<void>;
  /** In a moment; what is on its way already goes on first. */
  soon(): void;
  /** Something is sent or received: nothing of this begins until `soon` is called. */
  pause(): void;
  stop(): void;
}

/** Screens that wait for the answer draw first (ms). */
const SOON_MS = 100;

/** `onFault`: told of what could not be done; the next call tries again. */
export function createCatchUp(
  database: Database,
  index: RowIndex,
  onFault: (fault: unknown) => void,
): CatchUp {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Each waits for the one before; one that was paused ends between two transactions. */
  let last: Promise<void> = Promise.resolve();
  let paused = false;
  let stopped = false;
  /** Of this app: once is enough. */
  let isRenewed = false;
  const isOver = (): boolean => paused || stopped;

  async function run(): Promise<void> {
    if (isOver()) return;
    await workIn(database, index);
    await writeLateWords(database, index, isOver);
    if (isRenewed || isOver()) return;
    await renewIndex(database, index, kinds, isOver);
    isRenewed = !isOver();
  }

  function soon(): void {
    paused = false;
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void (last = last.then(run).catch(onFault)), SOON_MS);
  }

  return {
    async begin() {
      if ((await database.rows.count()) === 0) await renewIndex(database, index, kinds);
      soon();
    },
    soon,
    pause() {
      paused = true;
      clearTimeout(timer);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
