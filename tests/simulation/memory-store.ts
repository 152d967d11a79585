/**
 * The office's store in memory: READ COMMITTED with row locks, a turn at every statement, and a commit that is
 * only a promise until it is flushed. Several processes stand on one database; each may die at any statement.
 */
import type { WriteTransaction } from '../../src/server/store/port.ts';
import { Contention, createLocks } from './memory-locks.ts';
import { committed, untouched } from './memory-overlay.ts';
import { createRegister } from './memory-register.ts';
import { createSnapshot } from './memory-snapshot.ts';
import { createTransaction, type Session } from './memory-transaction.ts';
import { emptyTables, type OfficeDatabase, type OnCommit } from './office-database.ts';
import type { Scheduler } from './scheduler.ts';

const MOST_TRIES = 5;

export function createMemoryDatabase(scheduler: Scheduler, onCommit: OnCommit): OfficeDatabase {
  let tables = emptyTables;
  const locks = createLocks(scheduler);
  const sessions = new Set<Session>();

  /** What is not committed is forgotten. */
  function end(session: Session): void {
    sessions.delete(session);
    locks.release(session);
  }

  function commit(session: Session): void {
    const before = tables;
    tables = committed(before, session.overlay);
    end(session);
    onCommit(before, tables, session.overlay.batch);
  }

  async function attempt<T>(
    process: string,
    work: (transaction: WriteTransaction) => Promise<T>,
  ): Promise<T> {
    const session: Session = { process, overlay: untouched, waitsFor: null };
    const turn = (): Promise<void> => scheduler.pause(process);
    sessions.add(session);
    try {
      const result = await work(createTransaction({ session, locks, tables: () => tables, turn }));
      await turn(); // written to the log, not yet flushed: whoever dies here forgets it
      commit(session);
      await turn(); // committed, and nobody knows yet
      return result;
    } finally {
      end(session);
    }
  }

  return {
    tables: () => tables,
    backup: () => Promise.resolve(tables),
    close: () => Promise.resolve(),
    restore(backup) {
      for (const session of sessions) end(session);
      tables = backup;
      return Promise.resolve();
    },
    abort(process) {
      for (const session of sessions) if (session.process === process) end(session);
    },
    open: (process) => ({
      migrate: () => Promise.resolve(),
      async found(office) {
        await scheduler.pause(process);
        if (tables.office) return false;
        tables = { ...tables, office, head: { ...tables.head, epoch: office.epoch, hash: office.hash } };
        return true;
      },
      async write(_, work) {
        for (let tries = 1; ; tries++) {
          try {
            return await attempt(process, work);
          } catch (error) {
            if (tries === MOST_TRIES || !(error instanceof Contention)) throw error;
          }
        }
      },
      read: async (_, work) => {
        await scheduler.pause(process);
        return work(createSnapshot(tables, () => scheduler.pause(process)));
      },
      devices: createRegister(
        () => scheduler.pause(process),
        () => tables,
        (changed) => (tables = { ...tables, ...changed }),
      ),
      close: () => Promise.resolve(),
    }),
  };
}

// The world and its checks know them by this file.
export type { OfficeDatabase, OnCommit, Tables } from './office-database.ts';
