import './test-engine.ts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkBody } from '../../src/core/check.ts';
import { day } from '../../src/core/day.ts';
import { withoutBlanks } from '../../src/core/record.ts';
import { productionProject } from '../../src/kinds/production-project.ts';
import { paceOn } from '../../src/reports/pace.ts';
import type { Notebook } from '../../src/storage/notebook-door.ts';
import { openTestOffice, type TestOffice } from '../support/server.ts';
import { openPhone, type OfficePhone } from './office-phone.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let office: TestOffice;
const phones: OfficePhone[] = [];
let desk: Notebook;
let head: Notebook;
beforeAll(async () => {
  office = await openTestOffice();
  desk = await openFor('p.19.tong_hop');
  head = await openFor('p.01969.01');
});
afterAll(async () => {
  for (const phone of phones) phone.close();
  await office.close();
});

async function openFor(person: string): Promise<Notebook> {
  const phone = openPhone(office);
  phones.push(phone);
  const { notebook } = phone.open(await phone.join(person));
  await notebook.syncNow();
  await notebook.ready;
  return notebook;
}

/** The desk writes a norm into its list; then the village's phone hears of it. */
async function decide(values: Readonly<Record<string, unknown>>): Promise<void> {
  const saved = await desk.save([{ do: 'create', kind: 'threshold', values }]);
  const [id = ''] = saved.saved ? saved.ids : [];
  expect(saved).toMatchObject({ saved: true });
  await desk.syncNow();
  await head.syncNow();
  await expect.poll(() => head.reference(id)).not.toBeNull();
}

const basis = 'NQ 12/2026/NQ-HĐND';

/** What the village's phone says of a project of its own of which the state pays 80 %. */
function saidOfShare(): readonly string[] {
  const [first] = productionProject.examples;
  const project = {
    ...first,
    commune: '01969',
    villages: ['v.01969.01'],
    form: 'cong_dong',
    totalCost: 100_000_000,
    sources: [
      { id: 's1', source: 'nstw', amount: 80_000_000 },
      { id: 's2', source: 'nhan_dan', amount: 20_000_000 },
    ],
  };
  return checkBody(productionProject, withoutBlanks(project), head.ruleContext())
    .filter(({ code }) => code === 'state-share')
    .map(({ says }) => says.vi);
}

describe('a norm that the office decides', () => {
  test('is what a phone warns by from then on, for the areas that it names', async () => {
    expect(saidOfShare()).toEqual([]);
    const cap = { norm: 'stateShare.community', unit: 'phan_tram', basis };
    await decide({ ...cap, areaClass: 'khac', value: 10, validFrom: '2026-11-01' });
    await decide({ ...cap, areaClass: 'dbkk', value: 20, validFrom: '2027-01-01' });
    expect(saidOfShare()).toEqual([]); // another area, another day
    await decide({ ...cap, areaClass: 'dbkk', value: 75, validFrom: '2026-11-01' });
    expect(saidOfShare()).toEqual(['Nhà nước hỗ trợ 80%, vượt mức 75% của địa bàn này. Xem lại các nguồn.']);
  });

  test('moves the marks that a phone reports by', async () => {
    const marks = () => paceOn(head.references('threshold'), 2026, day.parse('2026-11-30'));
    const before = marks();
    const pace = { norm: 'disbursement.pace', month: 11, unit: 'phan_tram', validFrom: '2026-11-01', basis };
    await decide({ ...pace, capitalKind: 'dau_tu', value: 91 });
    expect(before).toMatchObject({ investment: 0.8, recurrent: 0.8 });
    expect(marks()).toMatchObject({ investment: 0.91, recurrent: 0.8 });
  });

  test('is not a village’s to decide', async () => {
    const saved = await head.save([
      {
        do: 'create',
        kind: 'threshold',
        values: {
          norm: 'update.none',
          value: 1,
          unit: 'ngay',
          validFrom: '2026-11-01',
        },
      },
    ]);
    expect(saved).toMatchObject({ saved: true }); // the screen offers it to nobody; the office refuses it
    await head.syncNow();
    await expect
      .poll(async () => (await head.attention()).map(({ outcome }) => outcome))
      .toEqual(['FORBIDDEN']);
  });
});
