import type { Kysely } from 'kysely';
import type { DeviceRegister } from './port.ts';
import { deviceRow, toDevice } from './rows.ts';
import type { Tables } from './tables.ts';

/** Phones, tokens and codes over Kysely. */
export function createDeviceRegister(db: Kysely<Tables>): DeviceRegister {
  return {
    async addCode(code) {
      await db
        .insertInto('code')
        .values({
          hash: code.hash,
          office: code.office,
          person: code.person,
          expires: code.expires,
          created_by: code.createdBy,
          used_by: null,
        })
        .execute();
    },
    async findCode(hash) {
      const row = await db.selectFrom('code').selectAll().where('hash', '=', hash).executeTakeFirst();
      if (!row) return null;
      const { created_by, used_by, ...same } = row;
      return { ...same, createdBy: created_by, usedBy: used_by };
    },
    enrol: (hash, device, token, now) =>
      db.transaction().execute(async (transaction) => {
        const code = await transaction
          .selectFrom('code')
          .selectAll()
          .where('hash', '=', hash)
          .executeTakeFirst();
        if (!code || code.person !== device.person || code.office !== device.office) return 'unknown';
        if (code.used_by !== null) return 'used';
        if (code.expires <= now) return 'expired';
        const used = await transaction
          .updateTable('code')
          .set({ used_by: device.id })
          .where('hash', '=', hash)
          .where('used_by', 'is', null) // two phones at once: one wins, whatever the database's isolation
          .executeTakeFirst();
        if (used.numUpdatedRows !== 1n) return 'used';
        await transaction.insertInto('device').values(deviceRow(device)).execute();
        await transaction.insertInto('token').values(token).execute();
        return 'enrolled';
      }),
    async addDevice(device) {
      await db
        .insertInto('device')
        .values(deviceRow(device))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    async findDevice(id) {
      const row = await db.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toDevice(row) : null;
    },
    async devicesIn(office) {
      const rows = await db
        .selectFrom('device')
        .selectAll()
        .where('office', '=', office)
        .orderBy('created')
        .orderBy('id')
        .execute();
      return rows.map(toDevice);
    },
    async addToken(token) {
      await db.insertInto('token').values(token).execute();
    },
    async findToken(hash) {
      const token = await db.selectFrom('token').selectAll().where('hash', '=', hash).executeTakeFirst();
      if (!token) return null;
      const row = await db.selectFrom('device').selectAll().where('id', '=', token.device).executeTakeFirst();
      return row ? { ...token, holder: toDevice(row) } : null;
    },
    async extendToken(hash, expires) {
      await db.updateTable('token').set({ expires }).where('hash', '=', hash).execute();
    },
    async dropTokens(device) {
      await db.deleteFrom('token').where('device', '=', device).execute();
    },
    async audit({ office, at, by, act, detail }) {
      await db
        .insertInto('audit')
        .values({ office, at, by_person: by, act, detail: JSON.stringify(detail) })
        .execute();
    },
  };
}
