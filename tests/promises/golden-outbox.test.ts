/**
 * What phones of every released schema number once wrote, byte for byte as they would send it today: a village's
 * outbox may wait a year in a drawer, and the office must still take it. `outboxes/N.json` is written once, when
 * schema number N comes (`RECORD_OUTBOX=1 npx vitest run tests/promises/golden-outbox.test.ts`), and never again;
 * kinds that are added under the same number get a file of their own beside it (`N-2.json`).
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { id as idSchema, newId, type Id } from '../../src/core/id.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Kind } from '../../src/core/kind.ts';
import { ops, type Mutation } from '../../src/core/mutation.ts';
import { splitByPrivacy, withoutBlanks } from '../../src/core/record.ts';
import type { HeldRole } from '../../src/core/role.ts';
import { may } from '../../src/kinds/access.ts';
import { getKind, kinds } from '../../src/kinds/index.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { SCHEMA, PROTOCOL } from '../../src/sync/protocol.ts';
import { encodeRequest } from '../../src/sync/wire.ts';
import { bytesFrom, createDice } from '../sync/believable.ts';
import { DAY, NOON, openTestOffice } from '../support/server.ts';

interface Golden {
  readonly schema: number;
  /** In this order, each from a phone of its person. */
  readonly outboxes: readonly Outbox[];
}

interface Outbox {
  readonly person: string;
  /** The request as it travels, base64. */
  readonly bytes: string;
  /** What the office decided of each edit when this was written. */
  readonly edits: readonly {
    readonly id: string;
    readonly op: string;
    readonly kind: string;
    readonly outcome: string;
  }[];
}

const idOf = (text: string): Id => idSchema.parse(text);
const PLACE = { commune: '01969', village: 'v.01969.01' };
const roleAt = (
  role: HeldRole['role'],
  commune: string | null,
  village: string | null,
): readonly HeldRole[] => [{ role, commune, village }];
const HEAD = ['p.01969.01', roleAt('villageHead', '01969', 'v.01969.01')] as const;
/** Who writes: for each kind the first of them who may. */
const AUTHORS = [
  HEAD,
  ['p.01969.cong_chuc', roleAt('communeOfficer', '01969', null)],
  ['p.01969.ke_toan', roleAt('communeAccountant', '01969', null)],
  ['p.19.quan_tri', roleAt('administrator', null, null)],
] as const;

const folder = join(import.meta.dirname, 'outboxes');
/** What the office alone writes. */
const OF_THE_OFFICE: readonly string[] = ['conflict', 'frozenReport'];
const byPeople = kinds.filter(({ name }) => !OF_THE_OFFICE.includes(name));
if (process.env['RECORD_OUTBOX'] === '1') {
  const known = new Set(editsOfToday().map(({ kind }) => kind));
  const added = byPeople.filter(({ name }) => !known.has(name));
  if (added.length > 0) {
    mkdirSync(folder, { recursive: true });
    const before = filesOfToday().length;
    writeFileSync(
      join(folder, before === 0 ? `${SCHEMA}.json` : `${SCHEMA}-${before + 1}.json`),
      `${JSON.stringify({ schema: SCHEMA, outboxes: await decide(await write(added, before === 0)) }, null, 2)}\n`,
    );
  }
}

describe('an outbox that waited in a drawer', () => {
  test('is kept of the schema number of today', () => {
    const newest = join(folder, `${SCHEMA}.json`);
    expect(existsSync(newest), 'write it down with RECORD_OUTBOX=1 (see the top of this file)').toBe(true);
  });

  test.each(globSync('*.json', { cwd: folder }))('is taken by the office of today: %s', async (name) => {
    const { outboxes } = read(join(folder, name));
    expect(await decide(outboxes)).toEqual(outboxes);
  });

  test('holds every kind that people write, and every sort of edit', () => {
    const edits = editsOfToday();
    const written = new Set(edits.map(({ kind }) => kind));
    expect(written, 'write the new ones down with RECORD_OUTBOX=1').toEqual(
      new Set(byPeople.map(({ name }) => name)),
    );
    expect(new Set(edits.map(({ op }) => op))).toEqual(new Set(ops));
    const refused = edits.filter(({ outcome }) => outcome !== 'OK');
    expect(new Set(refused.map(({ op }) => op)), 'only what was wrong on purpose').toEqual(
      new Set(['create']),
    );
  });
});

/** The first one, then what was added, in order. */
function filesOfToday(): readonly string[] {
  return globSync(`${SCHEMA}{,-*}.json`, { cwd: folder }).sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
}

function editsOfToday(): Outbox['edits'] {
  return filesOfToday().flatMap((name) =>
    read(join(folder, name)).outboxes.flatMap((outbox) => outbox.edits),
  );
}

function read(file: string): Golden {
  return JSON.parse(readFileSync(file, 'utf8')) as Golden; // we wrote it
}

/** Sends the bytes as they are, and asks what became of each edit. */
async function decide(outboxes: readonly Outbox[]): Promise<readonly Outbox[]> {
  const office = await openTestOffice();
  const decided: Outbox[] = [];
  for (const { person, bytes, edits } of outboxes) {
    const phone = await office.enrol(person);
    const response = await phone.send(new Uint8Array(Buffer.from(bytes, 'base64')));
    expect(response.status, await response.text()).toBe(200);
    const { held } = await phone.sync({ held: edits.map(({ id }) => idOf(id)) });
    const outcomeOf = new Map(held.map(({ id, outcome }) => [String(id), outcome]));
    const now = edits.map((edit) => ({ ...edit, outcome: outcomeOf.get(edit.id) ?? 'UNKNOWN' }));
    decided.push({ person, bytes, edits: now });
  }
  await office.close();
  return decided;
}

/** Two records of each kind by somebody who may write it; `everyOp`: and every sort of edit of some of them. */
async function write(some: readonly Kind[], everyOp: boolean): Promise<readonly Outbox[]> {
  const random = bytesFrom(createDice(SCHEMA));
  const byPerson = new Map<string, Mutation[]>(AUTHORS.map(([person]) => [person, []]));
  let at = NOON - 7 * DAY;
  async function add(
    person: string,
    edit: Partial<Mutation> & Pick<Mutation, 'op' | 'kind'>,
  ): Promise<Mutation> {
    const id = newId(random);
    const mutation = {
      id,
      record: id,
      at: (at += 60_000),
      schema: SCHEMA,
      open: null,
      sealed: null,
      target: null,
      ...edit,
    };
    byPerson.get(person)?.push(mutation);
    return mutation;
  }
  const create = async (person: string, kind: string, values: JsonObject): Promise<Mutation> => {
    const { open, personal } = splitByPrivacy(
      getKind(kind),
      withoutBlanks({ ...values, recordedBy: person }),
    );
    return add(person, { op: 'create', kind, open, sealed: personal && (await passThrough.seal(personal)) });
  };
  for (const kind of some) {
    const [author] = AUTHORS.find(([, held]) => may(held, 'create', kind.name, PLACE)) ?? [];
    if (author === undefined) continue;
    // Examples are of several villages; a head writes for one.
    const own = author === HEAD[0] && 'village' in kind.fields ? PLACE : {};
    const spread = author === HEAD[0] && 'villages' in kind.fields ? { villages: [PLACE.village] } : {};
    const begun = kind.life ? { status: kind.life.start } : {};
    for (const example of kind.examples)
      await create(author, kind.name, { ...example, ...own, ...spread, ...begun });
  }
  if (everyOp) await addEverySort();
  return Promise.all(
    [...byPerson]
      .flatMap(([person, mutations]) => (mutations.length > 0 ? [{ person, mutations }] : []))
      .map(async ({ person, mutations }) => {
        const bytes = await encodeRequest({
          v: PROTOCOL,
          nonce: 'drawer00',
          schema: SCHEMA,
          now: NOON,
          proof: null,
          cursor: null,
          mutations,
          receipts: {},
          held: [],
          want: 0,
          unsent: 0,
        });
        const edits = mutations.map(({ id, op, kind }) => ({ id, op, kind, outcome: '' }));
        return { person, bytes: Buffer.from(bytes).toString('base64'), edits };
      }),
  );

  async function addEverySort(): Promise<void> {
    const [head] = HEAD;
    const meeting = {
      commune: '01969',
      village: 'v.01969.01',
      date: '2026-11-14',
      place: 'Nhà văn hóa',
      attendees: 40,
    };
    const { record } = await create(head, 'villageMeeting', meeting);
    await add(head, {
      op: 'update',
      kind: 'villageMeeting',
      record,
      open: { place: ['Nhà văn hóa', 'Sân trường'] },
    });
    await add(head, { op: 'delete', kind: 'villageMeeting', record });
    const payment = byPerson.get(head)?.find(({ kind }) => kind === 'disbursement');
    if (payment) await add(head, { op: 'withdraw', kind: 'disbursement', record: payment.record });
    for (const op of ['mend', 'discard'] as const) {
      const wrong = await create(head, 'villageMeeting', { ...meeting, attendees: 3, women: 5 });
      const open = op === 'mend' ? { ...wrong.open, women: 2 } : null;
      await add(head, { op, kind: 'villageMeeting', record: wrong.record, target: wrong.id, open });
    }
  }
}
