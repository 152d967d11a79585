import { describe, expect, test } from 'vitest';
import { asSuperuser, connect, newDatabase, openDatabase } from '../../support/postgres-database.ts';
import { openBook } from '../office/book.ts';
import { storeContract } from './store-contract.ts';

storeContract('PostgreSQL', {
  newPlace: () => newDatabase(true),
  open: (url, options) => openDatabase(url, options),
  async execute(url, sql) {
    await (await connect(asSuperuser(url))).query(sql);
  },
});

const village = { commune: 'c1', village: 'v1', status: 'draft' };
const BOOK = ['record', 'scope_change', 'mutation'] as const;

/** A book with a record of each of two villages, and a connection under the application's role. */
async function asTheApplication() {
  const url = await newDatabase();
  const { office, phone } = await openBook({ store: await openDatabase(url) });
  const head = await phone('head');
  const near = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
  await office.plant([
    { id: 'far', kind: 'project', body: { commune: 'c9', village: 'v9', name: 'Xa', status: 'draft' } },
  ]);
  const client = await connect(url);
  await client.query('set role sothon_app');
  const count = async (table: string): Promise<number> => {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`);
    return Number(rows[0]?.n);
  };
  /** What one transaction sees that tells the database this much. */
  async function within<T>(view: Readonly<Record<string, string>>, look: () => Promise<T>): Promise<T> {
    await client.query('begin');
    for (const [name, value] of Object.entries(view)) {
      await client.query('select set_config($1, $2, true)', [`sothon.${name}`, value]);
    }
    try {
      return await look();
    } finally {
      await client.query('rollback');
    }
  }
  return { url, client, count, within, near: near.id };
}

describe('row-level security', () => {
  test('holds for a role that owns nothing and is above nothing', async () => {
    const { client } = await asTheApplication();
    const { rows } = await client.query(
      `select rolsuper, rolbypassrls, rolcanlogin, exists(
         select from pg_tables where schemaname = 'public' and tableowner = current_user) as owns
       from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: false }]);
  });

  test('shows nothing of the book to a query without predicate and without a view', async () => {
    const { count } = await asTheApplication();
    for (const table of [...BOOK, 'commit_log']) expect([table, await count(table)]).toEqual([table, 0]);
  });

  test('shows what the scopes cover, and the mutations of exactly that', async () => {
    const { client, within, near } = await asTheApplication();
    const view = { office: 'o', as: 'reader', scopes: 'village:v1 village:v3' };
    const seen = await within(view, async () => {
      const records = await client.query(`select id from record where kind = 'project'`);
      const changes = await client.query('select distinct scope from scope_change');
      const mutations = await client.query(`select record from mutation where kind = 'project'`);
      return { records: records.rows, changes: changes.rows, mutations: mutations.rows };
    });
    expect(seen).toEqual({
      records: [{ id: near }],
      changes: [{ scope: 'village:v1' }],
      mutations: [{ record: near }],
    });
  });

  test('shows a person their own grants and mutations, and those of nobody else', async () => {
    const { client, within } = await asTheApplication();
    const own = await within({ office: 'o', as: 'reader', person: 'head' }, async () => {
      const grants = await client.query('select holder from record');
      const mutations = await client.query(`select distinct person from mutation where kind = 'project'`);
      return { grants: grants.rows, mutations: mutations.rows };
    });
    expect(own).toEqual({ grants: [{ holder: 'head' }], mutations: [{ person: 'head' }] });
  });

  test('shows nothing of an office to the work for another one', async () => {
    const { count, within } = await asTheApplication();
    for (const as of ['office', 'inspection', 'reader']) {
      const scopes = 'all office commune:c1 village:v1';
      const seen = await within({ office: 'another', as, person: 'head', scopes }, async () => {
        const counts: number[] = [];
        for (const table of [...BOOK, 'commit_log']) counts.push(await count(table));
        return counts;
      });
      expect(seen).toEqual([0, 0, 0, 0]);
    }
  });

  test('lets a reader write nothing, and the office only into its own', async () => {
    const { client, within, near } = await asTheApplication();
    const insert = `insert into scope_change values ('o', 'village:v1', 'x', 1, 0)`;
    const reader = { office: 'o', as: 'reader', scopes: 'village:v1' };
    await expect(within(reader, () => client.query(insert))).rejects.toThrow('row-level security');
    const change = `update record set seq = 0 where id = '${near}'`;
    expect((await within(reader, () => client.query(change))).rowCount).toBe(0);
    const other = { office: 'another', as: 'office' };
    await expect(within(other, () => client.query(insert))).rejects.toThrow('row-level security');
    expect((await within({ office: 'o', as: 'office' }, () => client.query(change))).rowCount).toBe(1);
  });

  test.each([
    'update commit_log set hash = hash',
    'delete from commit_log',
    'delete from mutation',
    'delete from record',
    'select * from audit',
    'update audit set act = act',
    'alter table record disable row level security',
    'drop policy reading on record',
    'create table x (y integer)',
  ])('the application may never: %s', async (statement) => {
    const { client } = await asTheApplication();
    await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner/u);
  });

  test('keeps a whole round right when the predicate is missing', async () => {
    const store = await openDatabase(undefined, { narrow: () => null });
    const { phone, office } = await openBook({ store });
    const [head, officer] = [await phone('head'), await phone('officer')];
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    await officer.send({ kind: 'project', values: { ...village, village: 'v2', name: 'Bò' } });
    await Promise.all([head.pullAll(), officer.pullAll()]);
    const projects = (phoneOf: typeof head) => [...phoneOf.base.values()].filter((r) => r.kind === 'project');
    expect(projects(head).map((row) => row.id)).toEqual([id]);
    expect(projects(officer)).toHaveLength(2);
    expect(await office.verify()).toMatchObject({ sound: true });
  });
});

describe('a writer on PostgreSQL', () => {
  test('runs again when it and another stood in each other’s way', async () => {
    const { store, phone } = await openBook({ store: await openDatabase() });
    await Promise.all([phone('head', 'd1'), phone('officer', 'd2')]);
    let tries = 0;
    const bothIn = { count: 0, open: (): void => undefined };
    const met = new Promise<void>((resolve) => (bothIn.open = resolve));
    const note = (first: string, second: string) =>
      store.write('o', async (transaction) => {
        tries++;
        await transaction.noteDevice(first, { at: 1, unsent: 1 });
        if (++bothIn.count === 2) bothIn.open();
        await met;
        await transaction.noteDevice(second, { at: 1, unsent: 1 });
      });
    await Promise.all([note('d1', 'd2'), note('d2', 'd1')]);
    expect(tries).toBe(3);
  });
});

describe('an answer over PostgreSQL', () => {
  test('waits for the disk, also where the database says that it need not', async () => {
    const url = await newDatabase();
    const superuser = await connect(asSuperuser(url));
    const name = new URL(url).pathname.slice(1);
    await superuser.query(`alter database ${name} set synchronous_commit = off`);
    await superuser.query(`create function refuse_lazy() returns trigger language plpgsql as $$ begin
      if current_setting('synchronous_commit') = 'off' then raise exception 'not on disk'; end if;
      return new; end $$`);
    await superuser.query(
      'create trigger lazy before insert on commit_log for each row execute function refuse_lazy()',
    );
    const { phone } = await openBook({ store: await openDatabase(url) });
    const head = await phone('head');
    expect(await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } })).toMatchObject({
      outcome: 'OK',
    });
  });

  test('is not kept for ever by another process that fell silent in the middle of its push', async () => {
    const url = await newDatabase();
    const reported: unknown[] = [];
    const report = (error: unknown): void => void reported.push(error);
    const silent = await openDatabase(url, { patience: 300, report });
    const { store } = await openBook({ store: await openDatabase(url) });
    let wake = (): void => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    let hasLocked = (): void => undefined;
    const locked = new Promise<void>((resolve) => (hasLocked = resolve));
    const cut = silent.write('o', async (transaction) => {
      await transaction.lockOffice();
      hasLocked();
      await asleep;
      await transaction.setHead({ kept: 9 });
    });
    await locked;
    expect(await store.write('o', (transaction) => transaction.lockOffice())).toMatchObject({ kept: 0 });
    wake();
    await expect(cut).rejects.toThrow(/connection/iu);
    expect(reported).not.toEqual([]); // and the process lives
    expect(await store.read('o', (snapshot) => snapshot.head())).toMatchObject({ kept: 0 });
  });
});

describe('a start on PostgreSQL', () => {
  test('may happen in several processes at once', async () => {
    const url = await newDatabase(true);
    const stores = await Promise.all([1, 2, 3, 4].map(() => openDatabase(url)));
    await Promise.all(stores.map((store) => store.migrate()));
    const office = { id: 'o', name: 'o', province: '19', epoch: 'e', hash: 'h', created: 1 };
    const founded = await Promise.all(stores.map((store) => store.found(office)));
    expect(founded.filter(Boolean)).toHaveLength(1);
  });

  test('needs no more rights than the application has once the tables are there', async () => {
    const url = await newDatabase();
    const password = 'for-this-test';
    const name = `app_${new URL(url).pathname.slice(1)}`;
    const superuser = await connect(asSuperuser(url));
    await superuser.query(`create role ${name} login password '${password}' in role sothon_app`);
    const plain = new URL(url);
    plain.username = name;
    plain.password = password;
    const { phone } = await openBook({ store: await openDatabase(plain.href) });
    const head = await phone('head');
    expect(await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } })).toMatchObject({
      outcome: 'OK',
    });
    const bare = new URL(await newDatabase(true));
    [bare.username, bare.password] = [name, password];
    await expect((await openDatabase(bare.href)).migrate()).rejects.toThrow(/permission denied/u);
  });

  test('lets phones come and go while somebody pushes', { timeout: 15_000 }, async () => {
    const { store } = await openBook({ store: await openDatabase() });
    await store.write('o', async (transaction) => {
      await transaction.lockOffice();
      await store.devices.addToken({ hash: 't', office: 'o', device: 'd', expires: 1 });
    });
  });

  test('goes on after the database dropped its connections', async () => {
    const url = await newDatabase();
    const reported: unknown[] = [];
    const { office, phone } = await openBook({
      store: await openDatabase(url, { report: (error) => reported.push(error) }),
    });
    const superuser = await connect(asSuperuser(url));
    await superuser.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await expect.poll(() => reported.length, { timeout: 20_000 }).toBeGreaterThan(0);
    const head = await phone('head');
    await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    expect(await office.isAlive()).toBe(true);
  });
});
