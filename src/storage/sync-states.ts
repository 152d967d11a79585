/** Where sending and receiving stand: counts out of the book, and what the exchange is doing. */
import { Dexie } from 'dexie';
import { isRefusedHere } from '../sync/decisions/step-aside.ts';
import type { ExchangeState } from '../sync/exchange.ts';
import type { Database } from './database.ts';
import { notedUpTo, readMeta, unsentAfter } from './as-shelved.ts';
import type { SyncState } from './notebook-door.ts';
import type { OutboxReader } from './outbox-items.ts';
import type { SyncDriver } from './sync-driver.ts';
import { watchQuery } from './watch.ts';

type Counts = Omit<SyncState, 'sending' | 'standstill'>;

/** Gives back how to watch; each watcher is told once both halves are known, and after every change. */
export function createSyncStates(
  database: Database,
  outbox: OutboxReader,
  driver: SyncDriver,
): (show: (state: SyncState) => void) => () => void {
  return (show) => {
    let counts: Counts | null = null;
    let exchange: ExchangeState | null = null;
    const tell = (): void => {
      if (counts && exchange) show({ ...counts, sending: exchange.sending, standstill: exchange.standstill });
    };
    const stopCounting = watchQuery(
      () => countsOf(database, outbox),
      (next) => {
        counts = next;
        tell();
      },
    );
    const stopWatching = driver.watch((next) => {
      exchange = next;
      tell();
    });
    return () => {
      stopCounting();
      stopWatching();
    };
  };
}

async function countsOf(database: Database, outbox: OutboxReader): Promise<Counts> {
  const meta = await readMeta(database);
  const unsent = unsentAfter(database, await notedUpTo(database));
  const waiting = await unsent.count();
  const oldest = waiting > 0 ? await unsent.first() : undefined;
  const refusedHere = (
    await database.edits
      .where('[state+order]')
      .between(['invalid', Dexie.minKey], ['invalid', Dexie.maxKey])
      .toArray()
  ).filter(isRefusedHere).length;
  // What was given up before the office ever read it never arrives, and nobody waits for it.
  const written = meta.saved - meta.givenUp;
  const attention = (await outbox.troubled()).length;
  const conflicts = await database.rows
    .where('[list+state+order]')
    .between(['conflict', 'open', Dexie.minKey], ['conflict', 'open', Dexie.maxKey])
    .count();
  const photosWaiting = await database.photos.where('state').equals('waiting').count();
  return {
    ...(photosWaiting > 0 ? { photosWaiting } : {}),
    waiting,
    attention,
    conflicts,
    loading: meta.cursor === null || meta.walking.length > 0,
    download: meta.walk,
    lastGood: meta.lastGood,
    oldestUnsent: oldest?.mutation.at ?? null,
    arrived: written - waiting - refusedHere,
    written,
  };
}
