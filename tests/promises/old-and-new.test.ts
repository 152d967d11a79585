/** Old and new phones and offices: nothing is lost between any two, and each side says which one is behind. */
import '../storage/test-engine.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { id as idSchema } from '../../src/core/id.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Kind } from '../../src/core/kind.ts';
import type { Standstill } from '../../src/sync/standstill.ts';
import { findKind, getKind } from '../../src/kinds/index.ts';
import { houseRules, type Rules } from '../../src/server/office/rules.ts';
import { SCHEMA } from '../../src/sync/protocol.ts';
import { openPhone, whenSync, type OfficePhone } from '../storage/office-phone.ts';
import { bare, change, creation, DAY, NOON, openTestOffice, type TestOffice } from '../support/server.ts';

let office: TestOffice;
let phone: OfficePhone | null = null;
afterEach(async () => {
  phone?.close();
  phone = null;
  await office.close();
});

describe('a phone and an office', () => {
  const matrix: readonly [string, Range, Standstill | null, string][] = [
    ['of the same version', { oldest: SCHEMA, schema: SCHEMA }, null, 'arrived'],
    ['whose phone is older', { oldest: SCHEMA, schema: SCHEMA + 1 }, null, 'arrived'],
    ['whose phone is too old', { oldest: SCHEMA + 1, schema: SCHEMA + 1 }, 'UPGRADE', 'waiting'],
    ['whose office is older', { oldest: SCHEMA - 1, schema: SCHEMA - 1 }, 'SERVER_OLD', 'attention'],
  ];
  test.each(matrix)('%s: what is in the way is said, and nothing is lost', async (_, range, says, is) => {
    const now = { oldest: SCHEMA, schema: SCHEMA };
    office = await openTestOffice({ rules: rulesOf(now) });
    phone = openPhone(office);
    const account = await phone.join('p.01969.01');
    const book = phone.open(account);
    await book.notebook.syncNow();
    await book.notebook.ready;
    Object.assign(now, range);
    const values = { date: '2026-11-20', attendees: 41 };
    const saved = await book.notebook.save([{ do: 'create', kind: 'villageMeeting', values }]);
    if (!saved.saved) throw new Error(JSON.stringify(saved));
    await book.notebook.syncNow();
    await whenSync(book, ({ standstill, sending }) => standstill === says && !sending);
    const [record = ''] = saved.ids;
    expect(await book.notebook.find(record)).toMatchObject({ transport: is });

    // Whoever was behind comes after.
    Object.assign(now, { oldest: SCHEMA, schema: SCHEMA + 1 });
    await book.notebook.syncNow();
    expect(await whenSync(book, ({ waiting }) => waiting === 0)).toMatchObject({ standstill: null });
    expect(await book.notebook.find(record)).toMatchObject({ transport: 'arrived' });
    expect(await office.office.history({ person: 'p.01969.01', device: 'x' }, record)).toHaveLength(1);
  });
});

describe('an office whose forms have changed', () => {
  test('takes an outbox of the schema number before, in the words of today', async () => {
    office = await openTestOffice({ rules: renamed({ villageMeeting: { [SCHEMA]: placeToVenue } }) });
    const { outboxes } = JSON.parse(
      readFileSync(join(import.meta.dirname, `outboxes/${SCHEMA}.json`), 'utf8'),
    ) as {
      readonly outboxes: readonly Drawer[]; // written by golden-outbox.test.ts
    };
    for (const { person, bytes, edits } of outboxes) {
      const sender = await office.enrol(person);
      expect((await sender.send(new Uint8Array(Buffer.from(bytes, 'base64')))).status).toBe(200);
      const { held } = await sender.sync({ held: edits.map(({ id }) => idSchema.parse(id)) });
      const outcomeOf = new Map(held.map(({ id, outcome }) => [String(id), outcome]));
      expect(edits.map(({ id }) => outcomeOf.get(id))).toEqual(edits.map(({ outcome }) => outcome));
    }
    const meetings = await meetingsSeenBy('p.01969.cong_chuc');
    expect(meetings.filter((open) => 'venue' in open).length).toBeGreaterThan(0);
    expect(meetings.some((open) => 'place' in open)).toBe(false);
  });

  test('turns both values of a change, and gives its author the record in the new words', async () => {
    office = await openTestOffice({ rules: renamed({ villageMeeting: { [SCHEMA]: placeToVenue } }) });
    const sender = await office.enrol('p.01969.01');
    const meeting = await creation(
      'villageMeeting',
      { ...written, recordedBy: sender.me.person },
      NOON - DAY,
    );
    const moved = await change(
      'villageMeeting',
      meeting.record,
      { place: ['Nhà văn hóa', 'Sân trường'] },
      NOON,
    );
    const first = await sender.sync({ mutations: [meeting] });
    const second = await sender.sync({ mutations: [moved] });
    expect([...first.outcomes, ...second.outcomes].map(({ outcome }) => outcome)).toEqual(['OK', 'OK']);
    expect(await meetingsSeenBy('p.01969.cong_chuc')).toContainEqual(
      expect.objectContaining({ venue: 'Sân trường' }),
    );
    expect(second.own).toEqual([]);
    expect(second.rows.find(({ id }) => id === meeting.record)?.open).toMatchObject({ venue: 'Sân trường' });
    const gone = await sender.sync({ mutations: [bare('delete', 'villageMeeting', meeting.record, NOON)] });
    expect(gone.outcomes[0]?.outcome).toBe('OK');
  });

  test('would have to refuse it without the step from the old number', async () => {
    office = await openTestOffice({ demo: false, rules: renamed({}) });
    const sender = await office.enrol('p.19.quan_tri');
    const { outcome } = await sender.create('villageMeeting', written);
    expect(outcome).toBe('INVALID');
  });
});

interface Range {
  readonly oldest: number;
  readonly schema: number;
}

interface Drawer {
  readonly person: string;
  readonly bytes: string;
  readonly edits: readonly { readonly id: string; readonly outcome: string }[];
}

const written: JsonObject = {
  commune: '01969',
  village: 'v.01969.01',
  date: '2026-11-14',
  place: 'Nhà văn hóa',
  attendees: 40,
};

/** As that range stands when it is asked. */
function rulesOf(range: Range): Rules {
  return {
    ...houseRules,
    get schema() {
      return range.schema;
    },
    get oldest() {
      return range.oldest;
    },
  };
}

/** The next schema number, under which a meeting's place is called its venue. */
function renamed(upcasts: Rules['upcasts']): Rules {
  const of = ({ place, ...fields }: Kind['fields']): Kind['fields'] => ({
    ...fields,
    ...(place && { venue: place }),
  });
  const meeting = getKind('villageMeeting');
  const kind: Kind = { ...meeting, fields: of(meeting.fields) };
  const find = (name: string): Kind | null => (name === kind.name ? kind : findKind(name));
  return { ...houseRules, schema: SCHEMA + 1, upcasts, find };
}

function placeToVenue({ place, ...values }: JsonObject): JsonObject {
  return place === undefined ? values : { ...values, venue: place };
}

async function meetingsSeenBy(person: string): Promise<readonly JsonObject[]> {
  const rows = await (await office.enrol(person)).pull();
  return [...rows.values()].filter(({ kind }) => kind === 'villageMeeting').map(({ open }) => open);
}
