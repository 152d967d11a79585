/**
 * A real store where others go on between the statements of a transaction: it takes the turns that memory takes
 * (memory-store.ts), so a story goes the same way over both. Who would wait for a row inside of the database waits
 * for a turn instead, by the same locks: a step that never ends would end the story.
 */
import type { Batch, OfficeStore, Snapshot, WriteTransaction } from '../../src/server/store/port.ts';
import { Contention, createLocks, rowsOf, type Holder, type Locks } from './memory-locks.ts';
import { joined } from './office-database.ts';
import { registerOf } from './real-register.ts';
import type { Beneath } from './real-store.ts';
import type { Scheduler } from './scheduler.ts';

export interface StatementTurns {
  open(beneath: Beneath): OfficeStore;
  /** The process died: what it had locked is free. */
  abort(process: string): void;
}

const MOST_TRIES = 5;
/** No more at once over one store than it has connections: who waits for one inside of it never takes a turn. */
const MOST_WRITING = 3;
const MOST_READING = 6;

export function createStatementTurns(scheduler: Scheduler): StatementTurns {
  const locks = createLocks(scheduler);
  const holders = new Set<Holder>();
  return {
    open: (beneath) => openInTurns(beneath, locks, holders),
    abort(process) {
      for (const holder of holders) {
        if (holder.process !== process) continue;
        holders.delete(holder);
        locks.release(holder);
      }
    },
  };
}

function openInTurns(
  { scheduler, process, store, committed }: Beneath,
  locks: Locks,
  holders: Set<Holder>,
): OfficeStore {
  const turn = (): Promise<void> => scheduler.pause(process);
  const writing = createPlaces(MOST_WRITING);
  const reading = createPlaces(MOST_READING);

  async function step<T>(work: (opened: OfficeStore) => Promise<T>): Promise<T> {
    await turn();
    return scheduler.outside(async () => work(await store()));
  }
  const noted: typeof step = (work) =>
    step(async (opened) => {
      const result = await work(opened);
      await committed(null);
      return result;
    });

  async function attempt<T>(
    spare: number,
    office: string,
    work: (transaction: WriteTransaction) => Promise<T>,
  ): Promise<T> {
    const holder: Holder = { process, waitsFor: null };
    holders.add(holder);
    let batch: Batch | null = null;
    const noteBatch = (saved: Batch): void => void (batch = joined(batch, saved));
    try {
      return await around(scheduler, async (inTurns) => {
        const opened = await store(spare);
        const result = await opened.write(office, (transaction) => {
          batch = null;
          return inTurns(async () => {
            const done = await work(createTransaction({ transaction, scheduler, locks, holder, noteBatch }));
            await turn(); // all is said, nothing committed: whoever dies here is rolled back
            return done;
          });
        });
        locks.release(holder);
        await committed(batch);
        return result;
      });
    } finally {
      locks.release(holder);
      holders.delete(holder);
    }
  }

  return {
    migrate: () => Promise.resolve(), // its tables are there
    close: () => Promise.resolve(),
    found: (office) => noted((opened) => opened.found(office)),
    async write(office, work) {
      for (let tries = 1; ; tries++) {
        try {
          const result = await writing((spare) => attempt(spare, office, work));
          await turn(); // committed, and nobody knows yet
          return result;
        } catch (error) {
          if (tries === MOST_TRIES || !(error instanceof Contention)) throw error;
        }
      }
    },
    async read(office, work) {
      await turn();
      return reading((spare) =>
        around(scheduler, async (inTurns) => {
          const opened = await store(spare);
          return opened.read(office, async (snapshot) => {
            await snapshot.head(); // the moment of a snapshot is that of its first statement
            return inTurns(() => work(inStatements(snapshot, scheduler, turn)));
          });
        }),
      );
    },
    devices: registerOf(step, noted),
  };
}

/** Says of each work over which store it runs, so that so many at most are over each. */
function createPlaces(most: number): <T>(work: (spare: number) => Promise<T>) => Promise<T> {
  const taken: boolean[] = [];
  return async (work) => {
    const free = taken.indexOf(false);
    const place = free === -1 ? taken.length : free;
    taken[place] = true;
    try {
      return await work(Math.floor(place / most));
    } finally {
      taken[place] = false;
    }
  };
}

interface TransactionParts {
  readonly transaction: WriteTransaction;
  readonly scheduler: Scheduler;
  readonly locks: Locks;
  readonly holder: Holder;
  readonly noteBatch: (saved: Batch) => void;
}

function createTransaction({
  transaction,
  scheduler,
  locks,
  holder,
  noteBatch,
}: TransactionParts): WriteTransaction {
  const turn = (): Promise<void> => scheduler.pause(holder.process);
  async function statement<T>(rows: readonly string[], work: () => Promise<T>): Promise<T> {
    await turn();
    for (const row of rows) await locks.take(holder, row);
    return scheduler.outside(work);
  }
  return {
    ...eachWithin(transaction, (work) => statement([], work)),
    lockOffice: () => statement(['office'], () => transaction.lockOffice()),
    setHead: (head) => statement(['office'], () => transaction.setHead(head)),
    noteDevice: (id, seen) => statement([`device ${id}`], () => transaction.noteDevice(id, seen)),
    setDeviceState: (id, state) => statement([`device ${id}`], () => transaction.setDeviceState(id, state)),
    async save(batch) {
      await statement(rowsOf(batch), () => transaction.save(batch));
      noteBatch(batch);
    },
    async savepoint(work) {
      await turn();
      return around(scheduler, (inTurns) => transaction.savepoint(() => inTurns(work)));
    },
    isContention: (error) => error instanceof Contention || transaction.isContention(error),
  };
}

function inStatements(snapshot: Snapshot, scheduler: Scheduler, turn: () => Promise<void>): Snapshot {
  async function statement<T>(work: () => Promise<T>): Promise<T> {
    await turn();
    return scheduler.outside(work);
  }
  return {
    ...eachWithin(snapshot, statement),
    as: (scopes) => eachWithin(snapshot.as(scopes), statement),
    inspect: eachWithin(snapshot.inspect, (work) => scheduler.outside(work)),
  };
}

/**
 * Something real that calls back: outside of the story until it does, inside while `inTurns` runs, and outside again
 * until it is over.
 */
async function around<T>(
  scheduler: Scheduler,
  outer: (inTurns: <R>(work: () => Promise<R>) => Promise<R>) => Promise<T>,
): Promise<T> {
  let comeBack = goOutside(scheduler);
  try {
    return await outer(async (work) => {
      comeBack();
      try {
        return await work();
      } finally {
        comeBack = goOutside(scheduler);
      }
    });
  } finally {
    comeBack();
  }
}

function goOutside(scheduler: Scheduler): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  void scheduler.outside(() => promise);
  return resolve;
}

/** The same object, each of its methods run by `run`. */
function eachWithin<T extends object>(object: T, run: (work: () => Promise<unknown>) => Promise<unknown>): T {
  const methods = Object.entries(object).map(([name, method]) => [
    name,
    (...parts: unknown[]) => run(async () => (method as (...parts: unknown[]) => unknown)(...parts)),
  ]);
  return Object.fromEntries(methods) as T; // the same names, and each promises what it promised
}
