/**
 * A phone of a demo office with all of the app but the browser's own: a real office in memory, a real book on
 * IndexedDB, the real exchange between them.
 */
import 'fake-indexeddb/auto'; // first: Dexie watches nothing where it finds no IndexedDB as it is loaded
import { Blob, File } from 'node:buffer';
import { cleanup, render, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { signal } from '@preact/signals';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, expect } from 'vitest';
import { id } from '../../../src/core/id.ts';
import { findKind, kinds } from '../../../src/kinds/index.ts';
import { passThrough } from '../../../src/seal/seal.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { createDexieShelf } from '../../../src/storage/dexie-shelf.ts';
import { createNotebook, type OpenNotebook } from '../../../src/storage/notebook.ts';
import { createRowIndex } from '../../../src/storage/row-index.ts';
import { createExchange, type ExchangeState } from '../../../src/sync/exchange.ts';
import { App } from '../../../src/ui/app.tsx';
import type { Session } from '../../../src/ui/state/session.ts';
import { createSettings } from '../../../src/ui/state/settings.ts';
import { createSyncState } from '../../../src/ui/state/sync-state.ts';
import { createToast } from '../../../src/ui/state/toast.ts';
import { createUpdates } from '../../../src/ui/state/updates.ts';
import { openTestOffice, type TestOffice } from '../../support/server.ts';
import '../parts/drawing.tsx';

// jsdom's own have no streams, which messages are packed with.
Object.assign(globalThis, { Blob, File });
window.scrollTo = () => undefined;

export type OfficePhone = Awaited<ReturnType<typeof enrolPhone>>;

const books: OpenNotebook[] = [];
const offices: TestOffice[] = [];

afterEach(async () => {
  cleanup();
  for (const book of books.splice(0)) book.close();
  for (const office of offices.splice(0)) await office.close();
});

export async function openOffice(): Promise<TestOffice> {
  const office = await openTestOffice();
  offices.push(office);
  return office;
}

/** The phone of a person of the demo office; it has received its book. */
export async function enrolPhone(office: TestOffice, person: string) {
  localStorage.clear();
  const device = await office.enrol(person);
  const { me } = device;
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  // A name of its own: Dexie remembers answers by the name of the database.
  const database = openDatabase(`so-thon:${me.office.id}:${me.device}`, engine);
  const clock = (): number => office.clock.now;
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  const network = { on: true };
  const left = { times: 0 };
  const state = signal<ExchangeState>({ sending: false, standstill: null });
  const exchange = createExchange({
    shelf: createDexieShelf(database, createRowIndex(findKind)),
    find: findKind,
    clock,
    random,
    onState: (next) => (state.value = next),
    onFault: (fault) => {
      throw fault;
    },
    async send(bytes) {
      if (!network.on) return { standstill: 'OFFLINE' };
      const response = await device.send(bytes);
      return response.ok ? { text: await response.text() } : { standstill: 'BUSY' };
    },
  });
  const syncNow = async (): Promise<void> => {
    await exchange.run(new AbortController().signal);
  };
  const notebook = createNotebook({
    database,
    me: { ...me, person: id.parse(me.person) },
    kinds,
    seal: passThrough,
    clock,
    random,
    exchange: {
      syncNow,
      saved: () => undefined,
      watch: (show) => state.subscribe(show),
      stop: () => undefined,
    },
    askHistory: () => Promise.resolve(null),
  });
  books.push(notebook);
  await syncNow();
  // Names come into memory a moment after their rows are in the book.
  await waitFor(() => expect(notebook.references('trade')).not.toEqual([]));

  const session: Session = {
    notebook,
    sync: createSyncState(notebook).sync,
    settings: createSettings(localStorage, document.documentElement),
    updates: createUpdates(),
    toast: createToast(),
    clock,
    random,
    store: localStorage,
    justEnrolled: false,
    enrol: () => Promise.resolve('USED'),
    leave: () => Promise.resolve(void (left.times += 1)),
    office(path, body) {
      if (!network.on) return Promise.reject(new TypeError('Failed to fetch'));
      return body === null ? device.get(path) : device.post(path, body);
    },
  };

  return {
    notebook,
    session,
    network,
    /** How often somebody left the book. */
    left,
    syncNow,
    user: userEvent.setup(),
    /** Opens an address of the app. */
    go(address: string) {
      cleanup();
      history.replaceState(null, '', address);
      return render(<App session={session} />);
    },
  };
}
