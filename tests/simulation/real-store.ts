/**
 * A real store beneath a story. What it committed is read back, so that the same checks look at it. Where it can,
 * its transactions take a turn at every statement (statement-turns.ts); else each is one step, and what happens
 * inside of one is the store's own contract.
 */
import type { Batch, OfficeStore } from '../../src/server/store/port.ts';
import { emptyTables, type OfficeDatabase, type OnCommit, type Tables } from './office-database.ts';
import type { Scheduler } from './scheduler.ts';
import { createStatementTurns } from './statement-turns.ts';
import { inWholeSteps } from './whole-steps.ts';

export interface RealDatabase {
  /** Empties it for a story. */
  begin(): Promise<void>;
  /** One more connection to it, as a process of its own has. */
  open(process: string): Promise<OfficeStore>;
  /** Keeps what is there now under that name. */
  keep(name: string): Promise<void>;
  /** All connections are closed: it is what it was then. */
  goBack(name: string): Promise<void>;
  /** All that is committed now, in the order of keys. */
  read(): Promise<Tables>;
  /** For a database that others may use between the statements of a transaction. */
  readonly server?: {
    /** The process is gone, with whatever it had begun. */
    endProcess(process: string): Promise<void>;
    /** The machine beneath loses its power and starts again. */
    cutPower(): Promise<void>;
  };
}

/** What the two ways of telling a story over a real store have in common. */
export interface Beneath {
  readonly scheduler: Scheduler;
  readonly process: string;
  /** The store of that process, once those who died before it are gone; `spare`: one more, with other connections. */
  store(spare?: number): Promise<OfficeStore>;
  /** Reads back what is there now; `batch`: what was just committed. */
  committed(batch: Batch | null): Promise<void>;
}

export function createRealDatabase(
  real: RealDatabase,
  scheduler: Scheduler,
  onCommit: OnCommit,
): OfficeDatabase {
  const names = new Map<Tables, string>();
  const open = new Map<string, Promise<OfficeStore>[]>();
  const { server } = real;
  const turns = server && createStatementTurns(scheduler);
  let tables = emptyTables;
  /** What happens to the database outside of every process, one after the other. */
  let line = real.begin();

  function beneath(process: string): Beneath {
    const store = async (spare = 0): Promise<OfficeStore> => {
      await line;
      const own = open.get(process) ?? [];
      open.set(process, own);
      return (own[spare] ??= real.open(process));
    };
    return {
      scheduler,
      process,
      store,
      async committed(batch) {
        const before = tables;
        tables = await real.read();
        onCommit(before, tables, batch);
      },
    };
  }

  /** In order: nobody goes on in one that died. */
  async function close(): Promise<void> {
    await line;
    for (const [process, own] of open)
      if (server) await server.endProcess(process);
      else for (const opening of own) await (await opening).close();
    open.clear();
  }

  return {
    tables: () => tables,
    async backup() {
      const name = `backup ${names.size}`;
      // A copy of its own: the same tables may be kept twice.
      const backup = { ...tables };
      names.set(backup, name);
      await scheduler.outside(() => real.keep(name));
      return backup;
    },
    close,
    async restore(backup) {
      await close();
      await real.goBack(names.get(backup) ?? '');
      tables = backup;
    },
    open: (process) => (turns ? turns.open(beneath(process)) : inWholeSteps(beneath(process))),
    abort(process) {
      if (!server || !open.delete(process)) return;
      turns?.abort(process);
      const isLast = open.size === 0;
      line = line.then(() => (isLast ? server.cutPower() : server.endProcess(process)));
    },
  };
}
