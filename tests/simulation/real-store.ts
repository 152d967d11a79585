/**
 * A real store beneath a story. Each of its transactions is one step: what happens inside of one is the store's own
 * contract. What it committed is read back, so that the same checks look at it.
 */
import type { Batch, OfficeStore, WriteTransaction } from '../../src/server/store/port.ts';
import { emptyTables, joined, type OfficeDatabase, type OnCommit, type Tables } from './office-database.ts';
import type { Scheduler } from './scheduler.ts';

export interface RealDatabase {
  /** One more connection to it, as a process of its own has. */
  open(): OfficeStore;
  /** Keeps what is there now under that name. */
  keep(name: string): Promise<void>;
  /** All connections are closed: it is what it was then. */
  goBack(name: string): Promise<void>;
}

const MOST = 100_000;

export function createRealDatabase(
  real: RealDatabase,
  scheduler: Scheduler,
  onCommit: OnCommit,
): OfficeDatabase {
  const names = new Map<Tables, string>();
  const stores = new Set<OfficeStore>();
  let tables = emptyTables;

  function open(): OfficeStore {
    const store = real.open();
    stores.add(store);
    return store;
  }

  async function close(): Promise<void> {
    for (const store of stores) await store.close();
    stores.clear();
  }

  async function readBack(store: OfficeStore): Promise<void> {
    const read = await store.read('o', async (snapshot) => ({
      head: await snapshot.head(),
      commits: await snapshot.inspect.commits(0, MOST),
      mutations: await snapshot.inspect.mutations('', MOST),
      records: await snapshot.inspect.records('', MOST),
    }));
    tables = {
      ...emptyTables,
      head: read.head,
      commits: new Map(read.commits.map((commit) => [commit.seq, commit])),
      mutations: new Map(read.mutations.map((m) => [m.id, m])),
      records: new Map(read.records.map((record) => [record.id, record])),
      devices: new Map((await store.devices.devicesIn('o')).map((device) => [device.id, device])),
    };
  }

  function watched(store: OfficeStore, process: string): OfficeStore {
    const step = async <T>(work: () => Promise<T>): Promise<T> => {
      await scheduler.pause(process);
      const result = await scheduler.outside(work);
      await scheduler.pause(process);
      return result;
    };
    return {
      ...store,
      found: (office) => step(() => store.found(office)),
      read: (office, work) => step(() => store.read(office, work)),
      write: (office, work) =>
        step(async () => {
          let batch: Batch | null = null;
          const result = await store.write(office, (transaction) => {
            batch = null;
            const save: WriteTransaction['save'] = (saved) => {
              batch = joined(batch, saved);
              return transaction.save(saved);
            };
            return work({ ...transaction, save });
          });
          const before = tables;
          await readBack(store);
          onCommit(before, tables, batch);
          return result;
        }),
      devices: {
        ...store.devices,
        enrol: (...parts) =>
          step(async () => {
            const result = await store.devices.enrol(...parts);
            await readBack(store);
            return result;
          }),
        addDevice: (device) =>
          step(async () => {
            await store.devices.addDevice(device);
            await readBack(store);
          }),
      },
    };
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
    open: (process) => watched(open(), process),
    abort: () => undefined,
  };
}
