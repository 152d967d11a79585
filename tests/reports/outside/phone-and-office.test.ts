/** The same cursor and the same grants: what a phone writes into a file is, byte for byte, what the office writes. */
import '../../storage/test-engine.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scopesOf } from '../../../src/core/audience.ts';
import { day } from '../../../src/core/day.ts';
import { id } from '../../../src/core/id.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { textOf, type AnyBody } from '../../../src/core/kind.ts';
import { withBlanks, type LiveRecord, type Review } from '../../../src/core/record.ts';
import { findKind, getKind, kinds } from '../../../src/kinds/index.ts';
import { csvNotes, forExcel, forMachines, toCsv } from '../../../src/reports/csv.ts';
import { recordTable } from '../../../src/reports/record-table.ts';
import { recordsOfPlace } from '../../../src/reports/report-records.ts';
import type { Table } from '../../../src/reports/table.ts';
import { tallyReport } from '../../../src/reports/tally.ts';
import { passThrough } from '../../../src/seal/seal.ts';
import { openSqliteStore } from '../../../src/server/store/sqlite.ts';
import { openPhone, type OfficePhone } from '../../storage/office-phone.ts';
import { openTestOffice, type TestOffice } from '../../support/server.ts';
import { pushRandomYear } from './random-year.ts';

type Lists = ReadonlyMap<string, readonly LiveRecord[]>;

let folder: string;
let office: TestOffice;
let phones: OfficePhone[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'so-thon-both-'));
  office = await openTestOffice({ store: openSqliteStore(join(folder, 'office.sqlite')) });
  await pushRandomYear(office, 7);
  phones = [];
}, 60_000);
afterAll(async () => {
  for (const phone of phones) phone.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a person's phone holds after one exchange, read through its notebook. */
async function onPhone(
  person: string,
): Promise<{ readonly lists: Lists; readonly scopes: readonly string[] }> {
  const phone = openPhone(office);
  phones.push(phone);
  const { notebook } = phone.open(await phone.join(person));
  await notebook.syncNow();
  await notebook.ready;
  const lists = new Map<string, readonly LiveRecord[]>();
  for (const { name } of kinds) lists.set(name, await notebook.list({ kind: name }));
  return { lists, scopes: scopesOf(notebook.me.held) };
}

/** What the office's book holds for the same scopes, as it lies in its file. */
async function atOffice(scopes: readonly string[]): Promise<Lists> {
  const book = new DatabaseSync(join(folder, 'office.sqlite'), { readOnly: true });
  const rows = book.prepare("select * from record where gone = 'no'").all();
  book.close();
  const lists = new Map<string, LiveRecord[]>(kinds.map(({ name }) => [name, []]));
  for (const row of rows) {
    const audience = words(row['audience']);
    if (!audience.some((scope) => scopes.includes(scope))) continue;
    const kind = text(row['kind']);
    const body = JSON.parse(text(row['open'])) as JsonObject; // the same
    const sealed = row['sealed'] === null ? {} : await passThrough.open(text(row['sealed']));
    lists.get(kind)?.push({
      id: id.parse(row['id']),
      kind,
      seq: Number(row['seq']),
      gone: 'no',
      time: Number(row['time']),
      review: words(row['review']) as Review[], // written by the office
      body: withBlanks(getKind(kind), { ...body, ...sealed }),
    });
  }
  return lists;
}

const text = (value: SQLOutputValue | undefined): string => (typeof value === 'string' ? value : '');
const words = (value: SQLOutputValue | undefined): string[] => text(value).split(' ').filter(Boolean);

const byId = (a: LiveRecord, b: LiveRecord): number => (a.id < b.id ? -1 : 1);

/** Every table by every heading, and every kind's records, as CSV for Excel and for machines. */
function filesOf(lists: Lists, commune: string | null): ReadonlyMap<string, string> {
  const all = new Map([...lists.values()].flat().map((one) => [String(one.id), one]));
  const nameOf = (of: string | null): string => {
    const body: AnyBody = all.get(of ?? '')?.body ?? {};
    return textOf(body, 'name') ?? '';
  };
  const files = new Map<string, string>();
  const write = (name: string, table: Pick<Table, 'columns' | 'rows' | 'notes'>): void => {
    for (const dialect of [forExcel, forMachines])
      files.set(`${name} ${dialect.separator}`, toCsv(table, dialect) + csvNotes(table, dialect));
  };
  const records = recordsOfPlace((kind) => lists.get(kind) ?? [], commune);
  for (const by of ['programme', 'village', 'project', 'commune'] as const) {
    const period = { from: day.parse('2026-01-01'), to: day.parse('2026-10-31') };
    const today = day.parse('2026-11-22');
    const asked = { budgetYear: 2026, period, by, planYear: 2027, subject: 'disbursement', today };
    for (const [name, table] of Object.entries<Table>(tallyReport(records, asked, nameOf).tables))
      write(`${name} by ${by}`, table);
  }
  for (const [name, list] of lists) {
    const kind = findKind(name);
    if (kind === null) continue;
    const reference = (of: string) => ({ name: nameOf(of), code: of, coded: false });
    const table = recordTable(kind, [...list].sort(byId), reference, { personal: true });
    write(`records of ${name}`, { ...table, notes: [] });
  }
  return files;
}

describe('files of the phone and of the office', () => {
  test.each([
    ['an officer of a commune', 'p.01969.cong_chuc', '01969'],
    ['the head of a village', 'p.01969.01', '01969'],
    ['the province desk', 'p.19.tong_hop', null],
  ] as const)('are the same for %s', async (_, person, commune) => {
    const { lists, scopes } = await onPhone(person);
    expect((lists.get('disbursement') ?? []).length).toBeGreaterThan(3);
    const [phone, book] = [filesOf(lists, commune), filesOf(await atOffice(scopes), commune)];
    for (const [name, text] of phone) expect(text, name).toBe(book.get(name));
    expect([...book.keys()]).toEqual([...phone.keys()]);
  });
});
