import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { id as idSchema, newId } from '../../../src/core/id.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { creation, openTestOffice, type Phone, type TestOffice } from '../../support/server.ts';

let office: TestOffice;
let head: Phone;
let officer: Phone;
let administrator: Phone;
beforeAll(async () => {
  office = await openTestOffice();
  head = await office.enrol('p.01969.01');
  officer = await office.enrol('p.01969.cong_chuc');
  administrator = await office.enrol('p.19.quan_tri');
});
afterAll(() => office.close());

const random = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

/** A record under an id that was chosen by hand. */
async function createAs(phone: Phone, kind: string, body: JsonObject, chosen: string) {
  const mutation = await creation(kind, { recordedBy: phone.me.person, ...body }, office.clock.now);
  const id = idSchema.parse(chosen);
  return (await phone.sync({ mutations: [{ ...mutation, id, record: id }] })).outcomes[0];
}

const place = { commune: '01969', village: 'v.01969.01' };
const demand = {
  ...place,
  planYear: 2027,
  trade: 'trade.han',
  level: 'so_cap',
  people: 14,
  status: 'draft',
};

describe('what a record points to', () => {
  test('is of a kind that its field may point to, else it is INVALID at that field', async () => {
    expect(await head.create('trainingDemand', demand)).toMatchObject({ outcome: 'OK' });
    expect(await head.create('trainingDemand', { ...demand, trade: 'v.01969.01' })).toMatchObject({
      outcome: 'INVALID',
      reason: 'rule',
      troubles: [{ field: 'trade', code: 'wrong-kind' }],
    });
    const { record } = await head.create('difficulty', {
      ...place,
      category: 'khac',
      description: 'Đường sạt',
      status: 'new',
    });
    const edit = await head.update('difficulty', record, { node: [null, 'trade.han'] });
    expect(edit).toMatchObject({ outcome: 'INVALID', troubles: [{ field: 'node', code: 'wrong-kind' }] });
  });

  test('is let through where the office does not know it', async () => {
    const unknown = { ...demand, trade: 'trade.nobody_has_it' };
    expect(await head.create('trainingDemand', unknown)).toMatchObject({ outcome: 'OK' });
  });

  test('in the rows of a list is judged, too', async () => {
    const project = {
      commune: '01969',
      villages: ['v.01969.01', 'trade.han'],
      year: 2026,
      name: 'Nuôi dê',
      form: 'cong_dong',
      sector: 'chan_nuoi',
      items: [
        {
          id: 'r1',
          goods: 'trade.han',
          spec: null,
          quantity: 2,
          unit: null,
          unitPrice: null,
          source: null,
        },
      ],
      status: 'idea',
    };
    expect(await officer.create('productionProject', project)).toMatchObject({
      outcome: 'INVALID',
      troubles: [
        { field: 'villages', code: 'wrong-kind' },
        { field: 'items', code: 'wrong-kind' },
      ],
    });
  });
});

describe('the id of a new record', () => {
  const village = { commune: '01969', name: 'Nà Mới', unitType: 'thon' };

  test.each(['trade.moi', 'v.01969.99', 'p.01969.99', '01999', 'DTTS21.DA99', 'CT26.HP9', 'demo.x'])(
    '%s is the office’s own',
    async (id) => {
      const answer = await createAs(head, 'trainingDemand', demand, id);
      expect(answer).toMatchObject({ outcome: 'FORBIDDEN', reason: 'no-grant' });
    },
  );

  test('in a list of the office is made of random bytes, unless an administrator plants it', async () => {
    expect(await createAs(officer, 'village', village, 'na-moi')).toMatchObject({ outcome: 'FORBIDDEN' });
    expect(await createAs(officer, 'village', village, random())).toMatchObject({ outcome: 'OK' });
    // A refusal keeps nothing, or the id would be taken.
    expect(await createAs(officer, 'trade', {}, 'trade.moi')).toMatchObject({ outcome: 'FORBIDDEN' });
    const planted = { name: 'Nghề mới', group: 'nong_nghiep' };
    expect(await createAs(administrator, 'trade', planted, 'trade.moi')).toMatchObject({ outcome: 'OK' });
  });

  test('of a phone never looks like one of those', async () => {
    expect(await createAs(head, 'trainingDemand', demand, random())).toMatchObject({ outcome: 'OK' });
    expect(await createAs(administrator, 'village', village, random())).toMatchObject({ outcome: 'OK' });
  });
});
