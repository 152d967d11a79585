/** Every role × kind × act × scope against a running server: what the table of rights says is what happens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scopesOf } from '../../src/core/audience.ts';
import type { Json, JsonObject } from '../../src/core/json.ts';
import type { Kind } from '../../src/core/kind.ts';
import type { Mutation } from '../../src/core/mutation.ts';
import { tookEffect } from '../../src/core/outcome.ts';
import { withBlanks, withoutBlanks } from '../../src/core/record.ts';
import type { Place } from '../../src/core/role.ts';
import { may, mayMove } from '../../src/kinds/access.ts';
import { getKind, kinds } from '../../src/kinds/index.ts';
import { bare, change, creation, openTestOffice, type Phone, type TestOffice } from '../support/server.ts';

const people = {
  villageHead: 'p.01969.01',
  communeOfficer: 'p.01969.cong_chuc',
  communeAccountant: 'p.01969.ke_toan',
  communeLeader: 'p.01969.lanh_dao',
  provinceDesk: 'p.19.tong_hop',
  administrator: 'p.19.quan_tri',
} as const;
const roleNames = Object.keys(people) as (keyof typeof people)[]; // keys of the table above

/** The head's own village, a neighbour, another commune, and what belongs to no commune. */
const places = {
  own: { commune: '01969', village: 'v.01969.01' },
  neighbour: { commune: '01969', village: 'v.01969.02' },
  elsewhere: { commune: '01981', village: 'v.01981.01' },
  office: { commune: null, village: null },
} as const satisfies Record<string, Place>;
type Where = keyof typeof places;

const acts = ['edit', 'delete', 'withdraw'] as const;

let office: TestOffice;
let phones: Record<keyof typeof people, Phone>;

beforeAll(async () => {
  office = await openTestOffice({ overHttp: true });
  const enrolled = await Promise.all(
    roleNames.map(async (role) => [role, await office.enrol(people[role])] as const),
  );
  phones = Object.fromEntries(enrolled) as typeof phones; // one for each role
  await office.office.plant([...targets(), ...statesToLeave()]);
}, 60_000);
afterAll(() => office.close());

describe('what each role may do, by the table', () => {
  test.each(roleNames)('is what the server lets it do: %s', async (role) => {
    const phone = phones[role];
    const { held, person } = phone.me;
    const tries: { label: string; mutation: Mutation; allowed: boolean }[] = [];
    for (const { kind, where } of sites()) {
      const place = placeOf(kind, where);
      const fresh = { ...bodyAt(kind, where), recordedBy: person };
      tries.push({
        label: `create ${kind.name} ${where}`,
        mutation: await creation(kind.name, fresh, office.clock.now),
        allowed: may(held, 'create', kind.name, place, true),
      });
      for (const act of acts) {
        if (act === 'withdraw' && !kind.entry) continue;
        for (const own of [false, true]) {
          const record = targetId(kind, where, role, act, own);
          tries.push({
            label: `${act} ${kind.name} ${where}${own ? ' (own)' : ''}`,
            mutation: await mutationOf(act, kind.name, record),
            allowed: !(kind.entry && act !== 'withdraw') && may(held, act, kind.name, place, own),
          });
        }
      }
    }
    const { outcomes } = await phone.sync({ mutations: tries.map(({ mutation }) => mutation) });
    const wrong = outcomes.flatMap((outcome, i) => {
      const wanted = tries[i];
      if (wanted === undefined) return ['an outcome too many'];
      const is = `${wanted.label}: ${outcome.outcome} ${outcome.reason}`;
      if (wanted.allowed) return tookEffect(outcome.outcome) ? [] : [is];
      return outcome.outcome === 'FORBIDDEN' ? [] : [is];
    });
    expect(outcomes).toHaveLength(tries.length);
    expect(wrong).toEqual([]);
    expect(tries.length).toBeGreaterThan(200);
  });

  test.each(roleNames)('holds for each move from state to state: %s', async (role) => {
    const phone = phones[role];
    const tries = await Promise.all(
      stateSites().map(async ({ kind, from, to }) => ({
        label: `${kind.name} ${from} → ${to}`,
        mutation: await change(
          kind.name,
          stateId(kind, from, to, role),
          { status: [from, to], statusNote: [null, 'Lý do thử'] },
          office.clock.now,
        ),
        allowed: mayMove(phone.me.held, kind.name, from, to, places.own) !== null,
      })),
    );
    const { outcomes } = await phone.sync({ mutations: tries.map(({ mutation }) => mutation) });
    const wrong = outcomes.flatMap(({ outcome, reason }, i) => {
      const moved = tookEffect(outcome) && reason !== 'move-not-allowed';
      return moved === tries[i]?.allowed ? [] : [`${tries[i]?.label}: ${outcome} ${reason}`];
    });
    expect(wrong).toEqual([]);
    expect(tries.some(({ allowed }) => allowed)).toBe(role !== 'administrator');
  });

  test.each(roleNames)('shows exactly the records of its audience: %s', async (role) => {
    const phone = phones[role];
    const scopes = scopesOf(phone.me.held);
    await office.office.rest(); // reports that were sent above are being frozen
    const expected = new Map<string, readonly string[]>();
    await office.store.read(office.office.id, async (snapshot) => {
      for (let after = ''; ;) {
        const page = await snapshot.inspect.records(after, 500);
        for (const { id, audience } of page) {
          const seen = audience.filter((scope) => scopes.includes(scope));
          if (seen.length > 0) expected.set(id, [...seen].sort());
        }
        const last = page.at(-1);
        if (last === undefined) break;
        after = last.id;
      }
    });
    const fresh = await office.enrol(people[role]);
    const rows = await fresh.pull();
    expect([...rows.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const row of rows.values()) expect([...row.scopes].sort(), row.id).toEqual(expected.get(row.id));
  });
});

describe('what each role may do, by hand', () => {
  const meeting: JsonObject = { date: '2026-11-02', attendees: 30 };

  test('a village head writes for the own village and for no other', async () => {
    const { villageHead } = phones;
    expect(await villageHead.create('villageMeeting', { ...places.own, ...meeting })).toMatchObject({
      outcome: 'OK',
    });
    for (const place of [places.neighbour, places.elsewhere]) {
      expect(await villageHead.create('villageMeeting', { ...place, ...meeting })).toMatchObject({
        outcome: 'FORBIDDEN',
        reason: 'no-grant',
      });
    }
  });

  test('a village head reads neither the neighbours nor their money', async () => {
    const rows = await (await office.enrol(people.villageHead)).pull();
    expect(rows.has('demo.villageMeeting.1')).toBe(true);
    expect(rows.has('demo.villageMeeting.2')).toBe(false);
    expect(rows.has('demo.disbursement.1')).toBe(true);
    expect(rows.has('demo.disbursement.11')).toBe(false);
    expect(rows.has('demo.allocation.1')).toBe(true);
    expect(rows.has('demo.allocation.16')).toBe(false);
    expect(rows.has('demo.productionProject.2')).toBe(true);
    expect(rows.has('demo.productionProject.3')).toBe(false);
  });

  test('only the accountant confirms money, and nobody changes it', async () => {
    const about = 'demo.disbursement.5';
    const word = { about, verdict: 'confirmed', date: '2026-11-20' };
    expect(await phones.communeOfficer.create('confirmation', word)).toMatchObject({ outcome: 'FORBIDDEN' });
    expect(await phones.villageHead.create('confirmation', word)).toMatchObject({ outcome: 'FORBIDDEN' });
    expect(await phones.communeAccountant.create('confirmation', word)).toMatchObject({ outcome: 'OK' });
    for (const phone of Object.values(phones)) {
      expect(await phone.update('disbursement', about, { amount: [210_000_000, 1] })).toMatchObject({
        outcome: 'FORBIDDEN',
        reason: 'not-changeable',
      });
    }
    expect(await phones.communeAccountant.act('withdraw', 'disbursement', about)).toMatchObject({
      outcome: 'CONFLICT',
      reason: 'already-confirmed',
    });
  });

  test('nobody writes in the name of somebody else', async () => {
    const forged = { ...places.own, ...meeting, recordedBy: 'p.01969.02' };
    expect(await phones.villageHead.create('villageMeeting', forged)).toMatchObject({
      outcome: 'INVALID',
      reason: 'wrong-author',
    });
  });

  test('nobody but an administrator hands out roles', async () => {
    const grant = { person: people.villageHead, role: 'administrator', from: '2026-01-01' };
    for (const role of roleNames) {
      if (role === 'administrator') continue;
      expect(await phones[role].create('grant', grant), role).toMatchObject({ outcome: 'FORBIDDEN' });
    }
  });
});

/** Each kind at each place that it can have. */
function sites(): readonly { kind: Kind; where: Where }[] {
  return kinds.flatMap((kind) => {
    const hasPlace = kind.parentField !== null || 'commune' in kind.fields;
    const wheres: readonly Where[] = hasPlace ? ['own', 'neighbour', 'elsewhere'] : ['office'];
    const all = kind.name === 'allocation' ? [...wheres, 'office' as const] : wheres;
    return all.map((where) => ({ kind, where }));
  });
}

/** The first example of a kind, moved to a place. */
function bodyAt(kind: Kind, where: Where): JsonObject {
  const { commune, village } = places[where];
  const [example = {}] = kind.examples;
  const body: Record<string, Json> = { ...withoutBlanks(example), recordedBy: 'office' };
  if ('commune' in kind.fields) setOrDrop(body, 'commune', commune);
  if ('village' in kind.fields) setOrDrop(body, 'village', village);
  if ('villages' in kind.fields) body['villages'] = village === null ? [] : [village];
  if (kind.parentField !== null) body['about'] = parentId(kind, where);
  if (kind.life) body['status'] = kind.life.start;
  return body;
}

function setOrDrop(body: Record<string, Json>, field: string, value: string | null): void {
  if (value === null) delete body[field];
  else body[field] = value;
}

const parentId = (kind: Kind, where: Where): string =>
  ['confirmation', 'entryTwin'].includes(kind.name)
    ? `t.parent.disbursement.${where}`
    : `t.parent.villageMeeting.${where}`;

function placeOf(kind: Kind, where: Where): Place {
  if (kind.parentField !== null) return places[where];
  return kind.place(withBlanks(kind, bodyAt(kind, where)) as Parameters<Kind['place']>[0]); // every field is there
}

function targetId(kind: Kind, where: Where, role: string, act: string, own: boolean): string {
  return `t.${kind.name}.${where}.${role}.${act}.${own ? 'own' : 'other'}`;
}

function mutationOf(act: (typeof acts)[number], kind: string, record: string): Promise<Mutation> | Mutation {
  if (act !== 'edit') return bare(act, kind, record, office.clock.now);
  // Of a conflict people choose the value, and nothing else.
  const edited: JsonObject =
    kind === 'conflict'
      ? { state: ['open', 'chosen'], chosen: [null, { name: 'Nuôi trâu' }], chosenBy: [null, null] }
      : { onBehalfOf: [null, 'p.01969.07'] };
  return change(kind, record, edited, office.clock.now);
}

/** A record for each try, since a deleted one cannot be deleted again. */
function* targets() {
  for (const where of ['own', 'neighbour', 'elsewhere'] as const) {
    for (const name of ['villageMeeting', 'disbursement']) {
      yield { id: `t.parent.${name}.${where}`, kind: name, body: bodyAt(getKind(name), where) };
    }
  }
  for (const role of roleNames) {
    for (const { kind, where } of sites()) {
      for (const act of acts) {
        if (act === 'withdraw' && !kind.entry) continue;
        for (const own of [false, true]) {
          const body = { ...bodyAt(kind, where), recordedBy: own ? people[role] : 'office' };
          yield { id: targetId(kind, where, role, act, own), kind: kind.name, body };
        }
      }
    }
  }
}

/** Every pair of states that somebody may move between, and some that nobody may. */
function stateSites(): readonly { kind: Kind; from: string; to: string }[] {
  return kinds.flatMap((kind) => {
    const { life } = kind;
    if (!life) return [];
    const pairs = new Set(life.moves.flatMap(({ from, to }) => from.map((state) => `${state} ${to}`)));
    pairs.add(`${life.start} ${life.path.at(-1) ?? ''}`);
    return [...pairs].map((pair) => {
      const [from = '', to = ''] = pair.split(' ');
      return { kind, from, to };
    });
  });
}

/** Ids have at most 64 characters. */
const stateId = (kind: Kind, from: string, to: string, role: keyof typeof people): string =>
  `s.${kind.name}.${from}.${to}.${roleNames.indexOf(role)}`;

function* statesToLeave() {
  for (const role of roleNames) {
    for (const { kind, from, to } of stateSites()) {
      const filled = {
        trainingDemand: {},
        productionProject: {
          decisionNo: '9/QĐ-UBND',
          decisionDate: '2026-03-01',
          approver: 'UBND xã',
          acceptanceDate: '2026-09-01',
        },
        difficulty: { answer: 'Đã xong' },
      }[kind.name];
      const body = { ...bodyAt(kind, 'own'), ...filled, status: from };
      yield { id: stateId(kind, from, to, role), kind: kind.name, body };
    }
  }
}
