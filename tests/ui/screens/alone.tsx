/**
 * A phone with a real notebook over an IndexedDB in memory, and nobody at the other end of the line.
 */
import 'fake-indexeddb/auto'; // without an IndexedDB of the page, Dexie watches nothing
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, expect } from 'vitest';
import { id } from '../../../src/core/id.ts';
import type { HeldRole, Role } from '../../../src/core/role.ts';
import { kinds } from '../../../src/kinds/index.ts';
import { passThrough } from '../../../src/seal/seal.ts';
import { databaseName, openDatabase } from '../../../src/storage/database.ts';
import type { Act, Notebook, SyncState } from '../../../src/storage/notebook-door.ts';
import { createNotebook, type OpenNotebook } from '../../../src/storage/notebook.ts';
import { openPhotoSide, type PhotoSide } from '../../../src/storage/photo-side.ts';
import { App } from '../../../src/ui/app.tsx';
import type { Session } from '../../../src/ui/state/session.ts';
import { createSettings } from '../../../src/ui/state/settings.ts';
import { createSyncState } from '../../../src/ui/state/sync-state.ts';
import { createToast } from '../../../src/ui/state/toast.ts';
import { createUpdates } from '../../../src/ui/state/updates.ts';
import '../parts/drawing.tsx';

// jsdom draws nothing, so nothing scrolls.
window.scrollTo = () => undefined;

/** Noon of 22/11/2026 in Viet Nam. */
export const NOON = Date.parse('2026-11-22T05:00:00Z');

const grants = {
  villageHead: { commune: '01969', village: 'v.01969.01' },
  communeOfficer: { commune: '01969', village: null },
  communeAccountant: { commune: '01969', village: null },
  communeLeader: { commune: '01969', village: null },
  provinceDesk: { commune: null, village: null },
  administrator: { commune: null, village: null },
} as const satisfies Record<Role, Omit<HeldRole, 'role'>>;

export interface Phone {
  readonly notebook: Notebook;
  readonly session: Session;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Opens an address of the app. */
  go(address: string): void;
  /** Writes records as the office's lists and other people's work would have come. */
  put(...acts: readonly Act[]): Promise<void>;
}

const open: OpenNotebook[] = [];
const photoSides: PhotoSide[] = [];
let phones = 0;

afterEach(() => {
  cleanup();
  for (const side of photoSides.splice(0)) side.stop();
  for (const notebook of open.splice(0)) notebook.close();
});

/** `change` puts something between the screens and the notebook: a full phone, a word of the office. */
export async function createPhone(
  role: Role = 'villageHead',
  now: () => number = () => NOON,
  change: (notebook: Notebook) => Notebook = (notebook) => notebook,
): Promise<Phone> {
  localStorage.clear();
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  const person = id.parse('p.here');
  // Dexie keeps things by name: each phone's book has one of its own.
  const name = databaseName(`19.${++phones}`, person);
  const database = openDatabase(name, { indexedDB: new IDBFactory(), IDBKeyRange });
  const notebook = createNotebook({
    database,
    me: {
      office: { id: '19', name: 'Tỉnh Thái Nguyên', province: '19' },
      person,
      title: 'Người dùng máy này',
      device: 'd.here',
      held: [{ role, ...grants[role] }],
    },
    kinds,
    seal: passThrough,
    clock: now,
    random,
    exchange: {
      syncNow: () => Promise.resolve(),
      saved: () => undefined,
      watch(show) {
        show({ sending: false, standstill: 'OFFLINE' });
        return () => undefined;
      },
      stop: () => undefined,
    },
    askHistory: () => Promise.resolve(null),
  });
  open.push(notebook);
  const { sync } = createSyncState(notebook);
  const photos = openPhotoSide({
    database,
    notebook,
    ask: () => Promise.reject(new TypeError('Failed to fetch')),
    watch: () => () => undefined,
    clock: now,
    random,
    book: name,
    byWifi: () => false,
  });
  photoSides.push(photos);
  const session: Session = {
    notebook: change(notebook),
    sync,
    settings: createSettings(localStorage, document.documentElement),
    updates: createUpdates(),
    toast: createToast(),
    clock: now,
    random,
    store: localStorage,
    justEnrolled: false,
    enrol: () => Promise.resolve('USED'),
    leave: () => Promise.resolve(),
    photos: () => Promise.resolve(photos),
  };
  const phone: Phone = {
    notebook,
    session,
    user: userEvent.setup(),
    go(address) {
      cleanup();
      history.replaceState(null, '', address);
      render(<App session={session} />);
    },
    async put(...acts) {
      const saved = await notebook.save(acts);
      expect(saved).toMatchObject({ saved: true });
    },
  };
  await phone.put(...places);
  await waitFor(() => expect(notebook.nameOf('v.01969.02')).not.toBe(''));
  return phone;
}

/** A record of an example's shape, under an id of its own. */
export function record(kind: string, at: string, values: Readonly<Record<string, unknown>>): Act {
  return { do: 'create', kind, id: id.parse(at), values: { recordedBy: 'p.other', ...values } };
}

export const here = { commune: '01969', village: 'v.01969.01' };

const places: readonly Act[] = [
  record('commune', '01969', { code: '01969', name: 'Phủ Thông', unitType: 'xã', province: '19' }),
  record('village', 'v.01969.01', { commune: '01969', name: 'Nà Hin', unitType: 'thon', number: 1 }),
  record('village', 'v.01969.02', { commune: '01969', name: 'Nà Tu', unitType: 'thon', number: 2 }),
  record('person', 'p.other', { title: 'Công chức xã Phủ Thông', commune: '01969' }),
  record('trade', 'trade.que', { name: 'Trồng quế, hồi', group: 'nong_nghiep' }),
  record('trade', 'trade.han', { name: 'Hàn', group: 'phi_nong_nghiep' }),
  record('programmeNode', 'DTTS21', {
    code: 'DTTS21',
    programme: 'DTTS21',
    name: 'Chương trình DTTS và miền núi',
    shortName: 'DTTS và miền núi',
    sayAs: 'DTTS&MN',
    validFrom: '2021-01-01',
    validTo: '2026-12-31',
  }),
  record('programmeNode', 'DTTS21.DA3.TDA2', {
    code: 'DA3.TDA2',
    programme: 'DTTS21',
    parent: 'DTTS21',
    name: 'Hỗ trợ phát triển sản xuất theo chuỗi giá trị',
    shortName: 'Sản xuất theo chuỗi giá trị',
    sayAs: 'DA3-TDA2',
    ps: true,
    validFrom: '2021-01-01',
    validTo: '2026-12-31',
  }),
];

export const aDemand = {
  ...here,
  planYear: 2027,
  trade: 'trade.que',
  level: 'duoi_3_thang',
  people: 14,
  women: 9,
};

export const aProject = {
  commune: '01969',
  villages: ['v.01969.01'],
  node: 'DTTS21.DA3.TDA2',
  year: 2026,
  name: 'Nuôi trâu sinh sản',
  form: 'cong_dong',
  sector: 'chan_nuoi',
  households: 7,
  totalCost: 143_000_000,
  sources: [
    { id: 's1', source: 'nstw', amount: 96_000_000 },
    { id: 's2', source: 'nhan_dan', amount: 47_000_000 },
  ],
};

export const aPayment = {
  ...here,
  node: 'DTTS21.DA3.TDA2',
  project: 'project.1',
  year: 2026,
  capitalKind: 'thuong_xuyen',
  source: 'nstw',
  planState: 'giao_trong_nam',
  entryKind: 'tam_ung',
  amount: 48_000_000,
  payDate: '2026-08-20',
  voucherNo: 'RDT 112',
};

export type { SyncState };
export { fireEvent, screen, waitFor };
