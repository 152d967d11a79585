/** A real store in whole steps: one turn before each transaction, and one before anybody hears of it. */
import type { Batch, OfficeStore } from '../../src/server/store/port.ts';
import { joined } from './office-database.ts';
import { registerOf } from './real-register.ts';
import type { Beneath } from './real-store.ts';

export function inWholeSteps({ scheduler, process, store, committed }: Beneath): OfficeStore {
  async function step<T>(work: (opened: OfficeStore) => Promise<T>): Promise<T> {
    await scheduler.pause(process);
    const result = await scheduler.outside(async () => work(await store()));
    await scheduler.pause(process);
    return result;
  }
  const quick = async <T>(work: (opened: OfficeStore) => Promise<T>): Promise<T> =>
    scheduler.outside(async () => work(await store()));

  return {
    migrate: () => quick((opened) => opened.migrate()),
    close: () => quick((opened) => opened.close()),
    found: (office) => step((opened) => opened.found(office)),
    read: (office, work) => step((opened) => opened.read(office, work)),
    write: (office, work) =>
      step(async (opened) => {
        let batch: Batch | null = null;
        const result = await opened.write(office, (transaction) => {
          batch = null;
          return work({
            ...transaction,
            save(saved) {
              batch = joined(batch, saved);
              return transaction.save(saved);
            },
          });
        });
        await committed(batch);
        return result;
      }),
    devices: registerOf(quick, (work) =>
      step(async (opened) => {
        const result = await work(opened);
        await committed(null);
        return result;
      }),
    ),
  };
}
