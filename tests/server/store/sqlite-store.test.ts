import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../src/core/audience.ts';
import type { Device, OfficeStore } from '../../../src/server/store/port.ts';
import { openSqliteStore } from '../../../src/server/store/sqlite.ts';
import { openBook } from '../office/book.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
let files = 0;
const newPath = () => join(folder, `${files++}.sqlite`);

const device = (id: string): Device => ({
  id,
  office: 'o',
  person: 'p',
  key: '{}',
  certificate: '',
  state: 'active',
  created: 1,
  lastSeen: null,
  unsent: 0,
  appVersion: '',
});
const token = (hash: string, device: string) => ({ hash, office: 'o', device, expires: 100 });

async function founded(path = ':memory:') {
  const store = openSqliteStore(path);
  await store.migrate();
  await store.found({ id: 'o', name: 'o', province: '19', epoch: 'e', hash: 'h', created: 1 });
  return store;
}

describe('the SQLite store', () => {
  test('is durable: WAL, full synchronisation, foreign keys', async () => {
    const path = newPath();
    const store = await founded(path);
    const database = new DatabaseSync(path);
    expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
    await expect(store.devices.addToken({ ...token('t', 'd'), office: 'unknown' })).rejects.toThrow(
      'FOREIGN KEY',
    );
    await store.close();
  });

  test('migrates once, and again without harm', async () => {
    const path = newPath();
    const store = await founded(path);
    await store.migrate();
    expect(await store.found({ id: 'o', name: 'x', province: '19', epoch: 'x', hash: 'x', created: 2 })).toBe(
      false,
    );
    await store.close();
    const again = await founded(path);
    expect(await again.read('o', (snapshot) => snapshot.head())).toMatchObject({
      epoch: 'e',
      seq: 0,
      hash: 'h',
    });
    await again.close();
  });

  test('rolls back what throws', async () => {
    const store = await founded();
    const attempt = store.write('o', async (transaction) => {
      await transaction.setHead({ kept: 9 });
      throw new Error('stop');
    });
    await expect(attempt).rejects.toThrow('stop');
    expect(await store.read('o', (snapshot) => snapshot.head())).toMatchObject({ kept: 0 });
  });

  test('a savepoint undoes only its own part', async () => {
    const store = await founded();
    await store.write('o', async (transaction) => {
      await transaction.setHead({ kept: 1 });
      await transaction
        .savepoint(async () => {
          await transaction.setHead({ kept: 2 });
          throw new Error('stop');
        })
        .catch(() => undefined);
    });
    expect(await store.read('o', (snapshot) => snapshot.head())).toMatchObject({ kept: 1 });
  });

  test('readers see the last commit while a write is under way', async () => {
    const store = await founded(newPath());
    await store.write('o', async (transaction) => {
      await transaction.setHead({ kept: 5 });
      expect(await store.read('o', (snapshot) => snapshot.head())).toMatchObject({ kept: 0 });
    });
    expect(await store.read('o', (snapshot) => snapshot.head())).toMatchObject({ kept: 5 });
    await store.close();
  });

  test('writers take turns', async () => {
    const store = await founded();
    const bump = () =>
      store.write('o', async (transaction) => {
        const { kept } = await transaction.lockOffice();
        await transaction.setHead({ kept: kept + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, bump));
    expect(await store.read('o', (snapshot) => snapshot.head())).toMatchObject({ kept: 20 });
  });

  test('refuses another body for a money entry', async () => {
    const path = newPath();
    const { phone, store } = await openBook({ path });
    const head = await phone('head');
    const { id } = await head.send({
      kind: 'payment',
      values: { commune: 'c1', village: 'v1', amount: 5_000, payee: 'A' },
    });
    const project = await head.send({
      kind: 'project',
      values: { commune: 'c1', village: 'v1', name: 'Trâu', status: 'draft' },
    });
    const database = new DatabaseSync(path);
    const set = (what: string, record: string) =>
      database.exec(`update record set ${what} where id = '${record}'`);
    expect(() => set(`open = '{}'`, id)).toThrow('never changes');
    expect(() => set(`sealed = null`, id)).toThrow('never changes');
    set(`gone = 'withdrawn'`, id);
    set(`open = '{}'`, project.id);
    database.close();
    await store.close();
  });
});

describe('reads for a phone', () => {
  const withoutPredicate = () => openSqliteStore(':memory:', { narrow: () => null });

  test('throw when the scope predicate is missing, and nothing leaks', async () => {
    const { phone } = await openBook({ store: withoutPredicate() });
    const officer = await phone('officer');
    await expect(
      officer.send({
        kind: 'project',
        values: { commune: 'c1', village: 'v2', name: 'Trâu', status: 'draft' },
      }),
    ).rejects.toThrow('outside the scopes');
    const head = await phone('head');
    await expect(head.sync()).rejects.toThrow('outside the scopes');
    expect(head.base.size).toBe(0);
  });

  const methods = ['feed', 'walk', 'rows', 'history'] as const;

  test.each(methods)('%s gives nothing of another scope', async (method) => {
    expect(await readAs('village:v3', method, openSqliteStore(':memory:'))).toEqual([]);
  });

  test.each(methods)('%s without the predicate gives nothing, or throws', async (method) => {
    const seen = await readAs('village:v3', method, withoutPredicate()).catch((error: unknown) => [
      String(error),
    ]);
    expect(seen.filter((each) => each !== 'Error: a row outside the scopes of its reader')).toEqual([]);
  });

  async function readAs(
    scope: Scope,
    method: (typeof methods)[number],
    store: OfficeStore,
  ): Promise<readonly unknown[]> {
    const { office } = await openBook({ store });
    await office.plant([
      { id: 'far', kind: 'project', body: { commune: 'c9', village: 'v9', name: 'Xa', status: 'draft' } },
    ]);
    return store.read('o', async (snapshot): Promise<readonly unknown[]> => {
      const reads = snapshot.as([scope]);
      if (method === 'rows') return reads.rows(['far']);
      if (method === 'history') return (await reads.history('far')) ?? [];
      const wanted = [scope, 'village:v9'] as const;
      if (method === 'walk') return reads.walk(wanted, '', 100);
      return reads.feed(
        wanted.map((each) => ({ scope: each, after: 0 })),
        100,
      );
    });
  }
});

describe('the register of phones', () => {
  test('a code admits one phone once, before its end', async () => {
    const { devices } = await founded();
    await devices.addCode({ hash: 'c', office: 'o', person: 'p', expires: 50, createdBy: 'admin' });
    expect(await devices.enrol('unknown', device('d1'), token('t1', 'd1'), 10)).toBe('unknown');
    expect(await devices.enrol('c', device('d1'), token('t1', 'd1'), 50)).toBe('expired');
    expect(await devices.enrol('c', { ...device('d1'), person: 'q' }, token('t1', 'd1'), 10)).toBe('unknown');
    const both = await Promise.all([
      devices.enrol('c', device('d1'), token('t1', 'd1'), 10),
      devices.enrol('c', device('d2'), token('t2', 'd2'), 10),
    ]);
    expect(both.sort()).toEqual(['enrolled', 'used']);
    expect(await devices.findCode('c')).toMatchObject({ usedBy: 'd1' });
    expect(await devices.devicesIn('o')).toMatchObject([{ id: 'd1' }]);
  });

  test('a token leads to its phone until it is dropped', async () => {
    const { devices } = await founded();
    await devices.addDevice(device('d1'));
    await devices.addToken(token('t1', 'd1'));
    expect(await devices.findToken('t1')).toMatchObject({
      expires: 100,
      holder: { id: 'd1', state: 'active' },
    });
    await devices.extendToken('t1', 500);
    expect(await devices.findToken('t1')).toMatchObject({ expires: 500 });
    await devices.dropTokens('d1');
    expect(await devices.findToken('t1')).toBeNull();
    await devices.audit({ office: 'o', at: 1, by: 'admin', act: 'device-revoked', detail: { device: 'd1' } });
  });
});
