/**
 * Phones of a demo office, with all of the app but the browser's own: a real office in memory, a real book on
 * IndexedDB, the real exchange between them. Screens are drawn as they are in the app.
 */
import { Blob, File } from 'node:buffer';
import { cleanup, render } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { signal } from '@preact/signals';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { JSX } from 'preact';
import { LocationProvider } from 'preact-iso';
import { afterEach } from 'vitest';
import type { Me } from '../../../src/storage/notebook-door.ts';
import { createDexieShelf } from '../../../src/storage/dexie-shelf.ts';
import { findKind, kinds } from '../../../src/kinds/index.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { createNotebook, type OpenNotebook } from '../../../src/storage/notebook.ts';
import { createRowIndex } from '../../../src/storage/row-index.ts';
import { passThrough } from '../../../src/seal/seal.ts';
import { createExchange, type ExchangeState } from '../../../src/sync/exchange.ts';
import { Speaking } from '../../../src/ui/app.tsx';
import { Status } from '../../../src/ui/parts/status.tsx';
import { SessionContext, type Session } from '../../../src/ui/state/session.ts';
import { createSettings } from '../../../src/ui/state/settings.ts';
import { createSyncState } from '../../../src/ui/state/sync-state.ts';
import { createToast } from '../../../src/ui/state/toast.ts';
import { createUpdates } from '../../../src/ui/state/updates.ts';
import { openTestOffice, type TestOffice } from '../../support/server.ts';

import '../parts/drawing.tsx'; // what jsdom lacks

// jsdom's own have no streams, which messages are packed with.
Object.assign(globalThis, { Blob, File });

export type ScreenPhone = Awaited<ReturnType<typeof openPhone>>;

const open: OpenNotebook[] = [];
const offices: TestOffice[] = [];

afterEach(async () => {
  cleanup();
  for (const notebook of open.splice(0)) notebook.close();
  for (const office of offices.splice(0)) await office.close();
  history.replaceState(null, '', '/');
});

export async function openOffice(): Promise<TestOffice> {
  const office = await openTestOffice();
  offices.push(office);
  return office;
}

/** The phone of a person of the demo office; it has received its book. */
export async function openPhone(office: TestOffice, person: string) {
  const device = await office.enrol(person);
  const database = openDatabase(`so-thon:${device.me.person}:${Math.random()}`, {
    indexedDB: new IDBFactory(),
    IDBKeyRange,
  });
  const clock = (): number => office.clock.now;
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  const network = { on: true };
  const state = signal<ExchangeState>({ sending: false, standstill: null });
  const exchange = createExchange({
    shelf: createDexieShelf(database, createRowIndex(findKind)),
    find: findKind,
    clock,
    random,
    onState: (next) => (state.value = next),
    async send(bytes) {
      if (!network.on) return { standstill: 'OFFLINE' };
      const response = await device.send(bytes);
      return response.ok ? { text: await response.text() } : { standstill: 'BUSY' };
    },
  });
  const syncNow = async (): Promise<void> => {
    const { standstill } = await exchange.run(new AbortController().signal);
    state.value = { sending: false, standstill };
  };
  const notebook = createNotebook({
    database,
    me: device.me as Me, // read from the wire: its person is an id
    kinds,
    seal: passThrough,
    clock,
    random,
    exchange: { syncNow, saved: () => undefined, watch: (show) => state.subscribe(show), stop: () => undefined },
    askHistory: () => Promise.resolve(null),
  });
  open.push(notebook);
  await syncNow();
  await notebook.ready;

  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
  const left = { called: false };
  const session: Session = {
    notebook,
    sync: createSyncState(notebook).sync,
    settings: createSettings(store, document.documentElement),
    updates: createUpdates(),
    toast: createToast(),
    clock,
    random,
    store,
    leave: () => Promise.resolve(void (left.called = true)),
    office: (path, body) => {
      if (!network.on) return Promise.reject(new TypeError('Failed to fetch'));
      return body === null ? device.get(path) : device.post(path, body);
    },
  };

  return {
    notebook,
    session,
    network,
    left,
    syncNow,
    /** Draws a screen at an address. */
    show(screen: JSX.Element, address = '/') {
      history.replaceState(null, '', address);
      const drawn = render(
        <Speaking settings={session.settings}>
          <SessionContext.Provider value={session}>
            <LocationProvider>{screen}</LocationProvider>
            <Toasts session={session} />
          </SessionContext.Provider>
        </Speaking>,
      );
      return { user: userEvent.setup(), ...drawn };
    },
  };
}

function Toasts({ session }: { session: Session }): JSX.Element {
  return <Status message={session.toast.now.value} />;
}
