/**
 * PostgreSQL's own second look (decisions/0009): the application works under a role that owns nothing, and sees a
 * row only where the view that its transaction has told covers it. A query that lost its predicate gives nothing.
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';
import type { View } from './view.ts';

/** The application's role. Also who logs in as somebody else works as this one. */
export const APP_ROLE = 'sothon_app';

/**
 * Statements for whoever may make roles: the role, and that the owner of the database may become it. The README
 * names the same ones for those who may not.
 */
export const makeRole: readonly RawBuilder<unknown>[] = [
  sql`do $$ begin
    if not exists (select from pg_roles where rolname = ${sql.lit(APP_ROLE)}) then
      create role ${sql.ref(APP_ROLE)} nologin;
    end if;
  exception when duplicate_object or unique_violation then null; -- another database of this cluster was faster
  end $$`,
  // Since PostgreSQL 16 a role's maker must still be allowed to become it; the column is unknown before.
  sql`do $$ begin
    if not (select rolsuper from pg_roles where rolname = current_user) and not exists (
      select from pg_auth_members m where roleid = ${sql.lit(APP_ROLE)}::regrole
        and member = current_user::regrole and to_jsonb(m)->>'set_option' is distinct from 'false')
    then execute format('grant %I to %I', ${sql.lit(APP_ROLE)}, current_user);
    end if;
  end $$`,
];

// Asked once a statement, not once a row: what stands in a sub-select without columns is a constant to the planner.
const told = (name: string): RawBuilder<unknown> => sql`(select current_setting(${sql.lit(name)}, true))`;
const isOurs = sql`office = ${told('sothon.office')}`;
const byOffice = sql`${isOurs} and ${told('sothon.as')} = 'office'`;
const inspected = sql`${told('sothon.as')} = 'inspection'`;
const isOwn = (column: string): RawBuilder<unknown> =>
  sql`${sql.ref(column)} = (select nullif(current_setting('sothon.person', true), ''))`;
const scopes = sql`(select string_to_array(current_setting('sothon.scopes', true), ' '))`;

/** Beyond the office that decides: what of its rows is seen. */
const seen: Readonly<Partial<Record<keyof Tables, RawBuilder<unknown>>>> = {
  // As rows.ts writes it: scopes with a blank between.
  record: sql`${inspected} or ${isOwn('holder')} or string_to_array(audience, ' ') && ${scopes}`,
  scope_change: sql`${inspected} or scope = any(${scopes}::text[])`,
  // The sub-select is narrowed by the record's own policy.
  mutation: sql`${inspected} or ${isOwn('person')} or exists (
    select from record where record.office = mutation.office and record.id = mutation.record)`,
  // Hashes over salted digests: a phone's proof is checked against them before anybody knows its scopes.
  commit_log: sql`true`,
};

export const rowSecurity: readonly RawBuilder<unknown>[] = Object.entries(seen).flatMap(([table, rows]) => [
  sql`alter table ${sql.table(table)} enable row level security`,
  sql`create policy deciding on ${sql.table(table)} using (${byOffice}) with check (${byOffice})`,
  sql`create policy reading on ${sql.table(table)} for select using (${isOurs} and (${rows}))`,
]);

/** The log, its chain and the audit only ever grow; nobody deletes a record. */
const rights: Readonly<Record<keyof Tables, string>> = {
  schema_number: 'select',
  office: 'select, insert, update',
  mutation: 'select, insert, update',
  commit_log: 'select, insert',
  record: 'select, insert, update',
  scope_change: 'select, insert, update, delete',
  device: 'select, insert, update',
  token: 'select, insert, update, delete',
  code: 'select, insert, update',
  audit: 'insert',
};

export const tableRights: readonly RawBuilder<unknown>[] = Object.entries(rights).map(
  ([table, may]) => sql`grant ${sql.raw(may)} on ${sql.table(table)} to ${sql.ref(APP_ROLE)}`,
);

export async function tellWhoLooks(transaction: Kysely<Tables>, view: View): Promise<void> {
  await sql`select set_config('sothon.office', ${view.office}, true), set_config('sothon.as', ${view.as}, true),
    set_config('sothon.person', ${view.person}, true),
    set_config('sothon.scopes', ${view.scopes.join(' ')}, true)`.execute(transaction);
}
