import { sql, type Kysely } from 'kysely';
import type { Flavour } from './flavour.ts';
import type { Tables } from './tables.ts';

/**
 * Brings a database to the newest number, each step in the one transaction. Safe to call at every start, and from
 * several processes at once. Throws where a newer version of the house wrote it.
 */
export async function migrate(database: Kysely<Tables>, flavour: Flavour): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const statement of flavour.migrateAlone) await statement.execute(transaction);
    await transaction.schema
      .createTable('schema_number')
      .ifNotExists()
      .addColumn('number', 'integer', (c) => c.notNull())
      .execute();
    const row = await transaction.selectFrom('schema_number').select('number').executeTakeFirst();
    const from = row?.number ?? 0;
    if (from > NEWEST)
      throw new Error(`the book is of a newer version: ${from}, and this one knows ${NEWEST}`);
    if (from === NEWEST) return;
    for (const step of steps.slice(from)) await step(transaction, flavour);
    for (const right of flavour.tableRights) await right.execute(transaction);
    if (!row) await transaction.insertInto('schema_number').values({ number: NEWEST }).execute();
    else await transaction.updateTable('schema_number').set({ number: NEWEST }).execute();
  });
}

type Step = (database: Kysely<Tables>, flavour: Flavour) => Promise<void>;

/** Only ever grows: a released step is never changed. */
const steps: readonly Step[] = [theBook, whoSeesWhat, moneyApart];

/** The number of a database that needs no step. */
export const NEWEST = steps.length;

/** 1: the office, its log and chain, its records, phones. */
async function theBook(database: Kysely<Tables>, flavour: Flavour): Promise<void> {
  const { schema } = database;
  const { idText } = flavour;
  await schema
    .createTable('office')
    .addColumn('id', idText, (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('province', 'text', (c) => c.notNull())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('kept', 'bigint', (c) => c.notNull())
    .addColumn('floor', 'bigint', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('mutation')
    .addColumn('office', idText, (c) => c.notNull().references('office.id'))
    .addColumn('id', idText, (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('troubles', 'text')
    .addColumn('time', 'bigint', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('mac', 'text', (c) => c.notNull())
    .addColumn('arrival', 'bigint', (c) => c.notNull())
    .addColumn('op', 'text', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('record', idText, (c) => c.notNull())
    .addColumn('person', idText, (c) => c.notNull())
    .addColumn('device', idText, (c) => c.notNull())
    .addColumn('authored', 'bigint', (c) => c.notNull())
    .addColumn('corrected', 'bigint', (c) => c.notNull())
    .addColumn('received', 'bigint', (c) => c.notNull())
    .addColumn('schema', 'integer', (c) => c.notNull())
    .addColumn('open', 'text')
    .addColumn('sealed', 'text')
    .addColumn('target', idText)
    .addColumn('replaced_by', idText)
    .addColumn('waits_for', idText)
    .addColumn('admitted', 'integer', (c) => c.notNull())
    .addColumn('salt', 'text', (c) => c.notNull())
    .addColumn('leaf', 'text', (c) => c.notNull())
    .addColumn('purged', 'integer')
    .addPrimaryKeyConstraint('mutation_key', ['office', 'id'])
    .execute();
  await schema.createIndex('mutation_of_record').on('mutation').columns(['office', 'record']).execute();
  await schema
    .createIndex('mutation_unsettled')
    .on('mutation')
    .columns(['office', 'person'])
    .where(sql.ref('outcome'), 'in', ['HELD', 'INVALID'])
    .execute();
  await schema
    .createIndex('mutation_waiting')
    .on('mutation')
    .columns(['office', 'waits_for'])
    .where(sql.ref('waits_for'), 'is not', null)
    .execute();
  await schema
    .createTable('commit_log')
    .addColumn('office', idText, (c) => c.notNull().references('office.id'))
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('previous', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('items', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('commit_key', ['office', 'seq'])
    .execute();
  await schema
    .createTable('record')
    .addColumn('office', idText, (c) => c.notNull().references('office.id'))
    .addColumn('id', idText, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry', 'integer', (c) => c.notNull())
    .addColumn('parent', idText)
    .addColumn('holder', idText)
    .addColumn('reverses', idText)
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('gone', 'text', (c) => c.notNull())
    .addColumn('time', 'bigint', (c) => c.notNull())
    .addColumn('stamps', 'text', (c) => c.notNull())
    .addColumn('review', 'text', (c) => c.notNull())
    .addColumn('open', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text')
    .addColumn('recorded_by', idText)
    .addColumn('leaf', 'text', (c) => c.notNull())
    .addColumn('salt', 'text', (c) => c.notNull())
    .addColumn('purged', 'integer')
    .addPrimaryKeyConstraint('record_key', ['office', 'id'])
    .execute();
  for (const column of ['parent', 'holder'] as const) {
    await schema
      .createIndex(`record_of_${column}`)
      .on('record')
      .columns(['office', column])
      .where(sql.ref(column), 'is not', null)
      .execute();
  }
  await schema
    .createIndex('record_reversed_once')
    .unique()
    .on('record')
    .columns(['office', 'reverses'])
    .where(sql.ref('reverses'), 'is not', null)
    .where(sql.ref('gone'), '=', 'no')
    .execute();
  await schema
    .createTable('scope_change')
    .addColumn('office', idText, (c) => c.notNull().references('office.id'))
    .addColumn('scope', idText, (c) => c.notNull())
    .addColumn('record', idText, (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('has_left', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('scope_change_key', ['office', 'scope', 'record'])
    .modifyEnd(flavour.keyTable)
    .execute();
  await schema
    .createIndex('scope_change_feed')
    .on('scope_change')
    .columns(['office', 'scope', 'seq'])
    .execute();
  for (const trigger of flavour.entryTrigger) await trigger.execute(database);
  await phones(database, flavour);
}

async function phones({ schema }: Kysely<Tables>, { idText }: Flavour): Promise<void> {
  await schema
    .createTable('device')
    .addColumn('id', idText, (c) => c.primaryKey())
    .addColumn('office', idText, (c) => c.notNull().references('office.id'))
    .addColumn('person', idText, (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('certificate', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('last_seen', 'bigint')
    .addColumn('unsent', 'integer', (c) => c.notNull())
    .addColumn('app_version', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('token')
    .addColumn('hash', idText, (c) => c.primaryKey())
    .addColumn('office', idText, (c) => c.notNull().references('office.id'))
    .addColumn('device', idText, (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .execute();
  await schema.createIndex('token_of_device').on('token').columns(['device']).execute();
  await schema
    .createTable('code')
    .addColumn('hash', idText, (c) => c.primaryKey())
    .addColumn('office', idText, (c) => c.notNull().references('office.id'))
    .addColumn('person', idText, (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .addColumn('created_by', idText, (c) => c.notNull())
    .addColumn('used_by', idText)
    .execute();
  await schema
    .createTable('audit')
    .addColumn('office', idText, (c) => c.notNull().references('office.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by_person', idText, (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
}

/** 2: the database looks, too, at who may read which row, where it can. */
async function whoSeesWhat(database: Kysely<Tables>, { rowSecurity }: Flavour): Promise<void> {
  for (const statement of rowSecurity) await statement.execute(database);
}

/** 3: money is few among the records, and each deletion asks whether some names what is deleted. */
async function moneyApart({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createIndex('record_entries')
    .on('record')
    .columns(['office'])
    .where(sql.ref('entry'), '=', 1)
    .execute();
}
