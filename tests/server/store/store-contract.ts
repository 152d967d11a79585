import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../src/core/audience.ts';
import type { StoreOptions } from '../../../src/server/store/kysely-store.ts';
import type {
  Batch,
  Device,
  LoggedMutation,
  OfficeStore,
  StoredRecord,
} from '../../../src/server/store/port.ts';
import { openBook } from '../office/book.ts';

/** A store as the contract needs it: its places, and a way past it. */
export interface Stores {
  newPlace(): Promise<string>;
  open(place: string, options?: StoreOptions): Promise<OfficeStore>;
  /** Runs a statement as whoever owns the database. */
  execute(place: string, sql: string): Promise<void>;
}

/** What every store of an office keeps to (src/server/store/port.ts). */
export function storeContract(name: string, { newPlace, open, execute }: Stores): void {
  const founded = async (place?: string, options?: StoreOptions): Promise<OfficeStore> => {
    const store = await open(place ?? (await newPlace()), options);
    await store.migrate();
    await store.found({ id: 'o', name: 'o', province: '19', epoch: 'e', hash: 'h', created: 1 });
    return store;
  };
  const headOf = (store: OfficeStore) => store.read('o', (snapshot) => snapshot.head());

  describe(`${name}: transactions`, () => {
    test('migrates once, and again without harm', async () => {
      const place = await newPlace();
      const store = await founded(place);
      await store.migrate();
      expect(
        await store.found({ id: 'o', name: 'x', province: '19', epoch: 'x', hash: 'x', created: 2 }),
      ).toBe(false);
      await store.close();
      const again = await founded(place);
      expect(await headOf(again)).toEqual({ epoch: 'e', seq: 0, hash: 'h', kept: 0, floor: 0 });
      await again.close();
    });

    test('brings a book of an older version up to date', async () => {
      const place = await newPlace();
      const store = await founded(place);
      await execute(place, 'drop index record_entries');
      await execute(place, 'update schema_number set number = 2');
      await store.migrate();
      await execute(place, 'drop index record_entries'); // it is there again
      expect(await headOf(store)).toMatchObject({ epoch: 'e' });
      await store.close();
    });

    test('does not touch a book of a newer version', async () => {
      const place = await newPlace();
      const store = await founded(place);
      await execute(place, 'update schema_number set number = 99');
      await expect(store.migrate()).rejects.toThrow('newer version');
      await store.close();
    });

    test('rolls back what throws', async () => {
      const store = await founded();
      const attempt = store.write('o', async (transaction) => {
        await transaction.setHead({ kept: 9 });
        throw new Error('stop');
      });
      await expect(attempt).rejects.toThrow('stop');
      expect(await headOf(store)).toMatchObject({ kept: 0 });
    });

    test('a savepoint undoes only its own part, also after the database refused a statement', async () => {
      const store = await founded();
      await store.write('o', async (transaction) => {
        await transaction.setHead({ kept: 1 });
        const twice = transaction.savepoint(async () => {
          await transaction.setHead({ kept: 2 });
          await transaction.save({ ...nothing, commit: commitOf(1) });
          await transaction.save({ ...nothing, commit: commitOf(1) });
        });
        await expect(twice).rejects.toThrow(/unique/iu);
        await transaction.save({ ...nothing, commit: commitOf(2) });
      });
      expect(await headOf(store)).toMatchObject({ kept: 1 });
      const hashes = await store.read('o', async (s) => [await s.commitHash(1), await s.commitHash(2)]);
      expect(hashes).toEqual([null, 'hash 2']);
    });

    test('readers see the last commit while a write is under way', async () => {
      const store = await founded();
      await store.write('o', async (transaction) => {
        await transaction.setHead({ kept: 5 });
        expect(await headOf(store)).toMatchObject({ kept: 0 });
      });
      expect(await headOf(store)).toMatchObject({ kept: 5 });
    });

    test('a read stays at its moment while writers go on', async () => {
      const store = await founded();
      await store.read('o', async (snapshot) => {
        expect(await snapshot.head()).toMatchObject({ kept: 0 });
        await store.write('o', (transaction) => transaction.setHead({ kept: 5 }));
        expect(await snapshot.head()).toMatchObject({ kept: 0 });
      });
    });

    test('writers take turns', async () => {
      const store = await founded();
      const bump = () =>
        store.write('o', async (transaction) => {
          const { kept } = await transaction.lockOffice();
          await transaction.setHead({ kept: kept + 1 });
        });
      await Promise.all(Array.from({ length: 20 }, bump));
      expect(await headOf(store)).toMatchObject({ kept: 20 });
    });
  });

  describe(`${name}: rows`, () => {
    test('come back as they were written', async () => {
      const store = await founded();
      const batch = { mutations: [mutation], records: [record], changes: [], commit: commitOf(MOST) };
      await store.write('o', (transaction) => transaction.save(batch));
      await store.write('o', async (transaction) => {
        expect(await transaction.mutations(['m1', 'unknown'])).toEqual([mutation]);
        expect(await transaction.records(['r1', 'r1'])).toEqual([record]);
        expect(await transaction.childrenOf('parent')).toEqual([record]);
        expect(await transaction.grantsOf('holder')).toEqual([record]);
        expect(await transaction.reversalOf('entry')).toEqual(record);
        expect(await transaction.commitHash(MOST)).toBe(`hash ${MOST}`);
      });
      await store.read('o', async ({ inspect }) => {
        expect(await inspect.mutations('', 9)).toEqual([mutation]);
        expect(await inspect.records('', 9)).toEqual([record]);
        expect(await inspect.commits(0, 9)).toEqual([commitOf(MOST)]);
      });
    });

    test('are replaced by newer ones, whatever their number', async () => {
      const store = await founded();
      const many = Array.from({ length: 700 }, (_, i) => ({
        ...plain,
        id: `r${String(i).padStart(4, '0')}`,
      }));
      const save = (records: readonly StoredRecord[]) =>
        store.write('o', (transaction) => transaction.save({ ...nothing, records }));
      await save(many);
      await save(many.map((each) => ({ ...each, seq: 9, open: { name: 'Bò' } })));
      const ids = many.map(({ id }) => id);
      const found = await store.write('o', (transaction) => transaction.records(ids));
      expect(found).toHaveLength(700);
      expect(found.every(({ seq, open: { name: called } }) => seq === 9 && called === 'Bò')).toBe(true);
    });

    test('an entry is reversed by one living record at a time', async () => {
      const store = await founded();
      const save = (id: string, gone: StoredRecord['gone']) =>
        store.write('o', (transaction) =>
          transaction.save({ ...nothing, records: [{ ...plain, id, gone, reverses: 'entry' }] }),
        );
      await save('a', 'no');
      await expect(save('b', 'no')).rejects.toThrow(/unique/iu);
      await save('a', 'withdrawn');
      await save('b', 'no');
      expect(await store.write('o', (t) => t.reversalOf('entry'))).toMatchObject({ id: 'b' });
    });

    test('what waits is found by its person, its event and its order of arrival', async () => {
      const store = await founded();
      const of = (id: string, arrival: number, over: Partial<LoggedMutation>): LoggedMutation => ({
        ...mutation,
        id,
        arrival,
        ...over,
      });
      const mutations = [
        of('c', 3, { waitsFor: 'record:x' }),
        of('a', 5, { waitsFor: 'record:y' }),
        of('b', 1, { outcome: 'INVALID', waitsFor: null }),
        of('d', 2, { outcome: 'OK', waitsFor: null }),
        of('e', 4, { person: 'another', waitsFor: 'record:x' }),
      ];
      await store.write('o', async (transaction) => {
        await transaction.save({ ...nothing, mutations });
        const ids = (all: readonly LoggedMutation[]) => all.map(({ id }) => id);
        expect(ids(await transaction.unsettled('p'))).toEqual(['b', 'c', 'a']);
        expect(ids(await transaction.waitingFor(['record:x', 'record:y']))).toEqual(['c', 'e', 'a']);
        expect(ids(await transaction.mutationsOn(['r1']))).toEqual(['b', 'd', 'c', 'e', 'a']);
      });
      const mine = await store.read('o', (s) => s.mutationsBy('p', ['c', 'e']));
      expect(mine.map(({ id }) => id)).toEqual(['c']);
    });

    test('refuses another body for a money entry', async () => {
      const place = await newPlace();
      const { phone, store } = await openBook({ store: await open(place) });
      const head = await phone('head');
      const { id } = await head.send({
        kind: 'payment',
        values: { commune: 'c1', village: 'v1', amount: 5_000, payee: 'A' },
      });
      const project = await head.send({
        kind: 'project',
        values: { commune: 'c1', village: 'v1', name: 'Trâu', status: 'draft' },
      });
      const set = (what: string, of: string) =>
        execute(place, `update record set ${what} where id = '${of}'`);
      await expect(set(`open = '{}'`, id)).rejects.toThrow('never changes');
      await expect(set('sealed = null', id)).rejects.toThrow('never changes');
      await set(`gone = 'withdrawn'`, id);
      await set(`open = '{}'`, project.id);
      await store.close();
    });
  });

  describe(`${name}: reads for a phone`, () => {
    const village = 'village:v1' as const;

    test('walk by the bytes of ids, feed by seq, each from where it stopped', async () => {
      const store = await founded();
      const ids = ['_', '-', 'Z', 'a', 'B', 'é', '0', 'A_', 'a-b', 'ab'];
      const changes = ids.map((id, i) => ({ scope: village, record: id, seq: i + 1, left: id === 'Z' }));
      await store.write('o', (transaction) => transaction.save({ ...nothing, changes }));
      await store.read('o', async (snapshot) => {
        const reads = snapshot.as([village]);
        const walked: string[] = [];
        for (let last: string | undefined = ''; last !== undefined;) {
          const page = await reads.walk([village], last, 2);
          walked.push(...page);
          last = page.at(-1);
        }
        expect(walked).toEqual(ids.filter((id) => id !== 'Z').sort());
        const fed = await reads.feed([{ scope: village, after: 1 }], 3);
        expect(fed).toEqual(changes.slice(1, 4));
      });
      await store.write('o', (transaction) => transaction.forgetExits(3));
      const fed = await store.read('o', (s) => s.as([village]).feed([{ scope: village, after: 0 }], 100));
      expect(fed.map(({ record: id }) => id)).toEqual(ids.filter((id) => id !== 'Z'));
    });

    const methods = ['feed', 'walk', 'rows', 'versions', 'history'] as const;

    test.each(methods)('%s gives nothing of another scope', async (method) => {
      const store = await open(await newPlace());
      expect(await readAs('village:v3', method, store)).toEqual([]);
      expect(await readAs('village:v9', method, store)).not.toEqual([]);
    });

    test.each(methods)('%s without the predicate gives nothing, or throws', async (method) => {
      const store = await open(await newPlace(), { narrow: () => null });
      const seen = await readAs('village:v3', method, store).catch((error: unknown) => [String(error)]);
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
        if (method === 'versions') return reads.versions(['far']);
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

  describe(`${name}: the register of phones`, () => {
    test('a code admits one phone once, before its end', async () => {
      const { devices } = await founded();
      await devices.addCode({ hash: 'c', office: 'o', person: 'p', expires: 50, createdBy: 'admin' });
      expect(await devices.enrol('unknown', device('d1'), token('t1', 'd1'), 10)).toBe('unknown');
      expect(await devices.enrol('c', device('d1'), token('t1', 'd1'), 50)).toBe('expired');
      expect(await devices.enrol('c', { ...device('d1'), person: 'q' }, token('t1', 'd1'), 10)).toBe(
        'unknown',
      );
      const both = await Promise.all([
        devices.enrol('c', device('d1'), token('t1', 'd1'), 10),
        devices.enrol('c', device('d2'), token('t2', 'd2'), 10),
      ]);
      expect(new Set(both)).toEqual(new Set(['enrolled', 'used']));
      const [first] = await devices.devicesIn('o');
      expect(await devices.findCode('c')).toMatchObject({ usedBy: first?.id });
      expect(await devices.devicesIn('o')).toHaveLength(1);
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
      await devices.audit({
        office: 'o',
        at: 1,
        by: 'admin',
        act: 'device-revoked',
        detail: { device: 'd1' },
      });
    });

    test('belongs to an office that is there', async () => {
      const { devices } = await founded();
      await expect(devices.addToken({ ...token('t', 'd'), office: 'unknown' })).rejects.toThrow(
        /foreign key/iu,
      );
    });
  });
}

/** The largest number that is exact. */
const MOST = Number.MAX_SAFE_INTEGER;
const nothing: Batch = { mutations: [], records: [], changes: [], commit: null };
/** All that may stand in a text: quotes, backslashes, a NUL and half a pair as JSON writes them, other planes. */
const TEXT = `Trâu "Mường" \\ ' \u0000 \ud800 𠀋 {1,2} \n`;

const commitOf = (seq: number) => ({
  seq,
  previous: 'previous',
  digest: 'digest',
  hash: `hash ${seq}`,
  at: MOST,
  items: '[]',
});

const mutation: LoggedMutation = {
  id: 'm1',
  hash: 'hash',
  outcome: 'HELD',
  reason: 'no-such-record',
  troubles: [{ field: 'name', code: 'missing' }],
  time: MOST,
  seq: MOST,
  mac: 'mac',
  arrival: 1,
  op: 'mend',
  act: 'create',
  kind: 'project',
  record: 'r1',
  person: 'p',
  device: 'd',
  authored: -1,
  corrected: 0,
  received: MOST,
  schema: 1,
  open: { name: TEXT, none: null, list: [1, 'a', { deep: true }], money: MOST },
  sealed: `p0:${JSON.stringify(TEXT)}`,
  target: 'm0',
  replacedBy: 'm2',
  waitsFor: 'record:r0',
  admitted: true,
  salt: 'salt',
  leaf: 'leaf',
  purged: 3,
};

const record: StoredRecord = {
  id: 'r1',
  kind: 'project',
  entry: true,
  parent: 'parent',
  holder: 'holder',
  reverses: 'entry',
  audience: ['village:v1', 'commune:c1', 'office'],
  seq: MOST,
  gone: 'no',
  time: MOST,
  stamps: { base: { t: 1, m: 'm1' }, named: { name: { t: 2, m: 'm2' } } },
  review: [],
  open: { name: TEXT },
  sealed: null,
  recordedBy: 'p',
  leaf: 'leaf',
  salt: 'salt',
  purged: null,
};

const plain: StoredRecord = { ...record, entry: false, reverses: null, parent: null, holder: null, seq: 1 };

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
const token = (hash: string, of: string) => ({ hash, office: 'o', device: of, expires: 100 });
