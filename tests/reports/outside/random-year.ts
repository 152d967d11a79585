/**
 * A random but believable year of two communes, pushed through the office's real door by those who may: plans in
 * both trees, payments and what was said of them, twins, recoveries, reversals, projects, demands, difficulties.
 */
import type { JsonObject } from '../../../src/core/json.ts';
import type { Mutation } from '../../../src/core/mutation.ts';
import { demoVillages } from '../../../src/server/seed/demo-people.ts';
import { bare, change, creation, type Phone, type TestOffice } from '../../support/server.ts';

const MILLION = 1_000_000;
const NODES = [
  'DTTS21',
  'DTTS21.DA3',
  'DTTS21.DA3.TDA2',
  'DTTS21.DA3.TDA2.ND01',
  'DTTS21.DA4.TDA1',
  'GN21.DA2',
  'CT26.HP2',
  'CT26.HP2.NDTP01',
  'CT26.HP2.NDTP02',
  'CT26.HP2.NDTP03',
];
const SOURCES = ['nstw', 'nstw', 'nstw', 'ns_tinh', 'ns_xa', 'long_ghep', 'khac'];
const STATES = ['giao_trong_nam', 'giao_trong_nam', 'keo_dai', 'chuyen_nguon', 'ung_truoc'];
const YEARS = [2026, 2026, 2026, 2026, 2025];
const COUNTS = [
  'women',
  'ethnicMinority',
  'poor',
  'nearPoor',
  'escapedPoor',
  'lowIncome',
  'disabled',
  'merit',
  'landLost',
];

/** Numbers from 0 (included) to 1 that a seed repeats. */
export function rolls(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pushes it all and throws where the office refused anything. Gives back how many acts it took. */
export async function pushRandomYear(office: TestOffice, seed: number): Promise<number> {
  const roll = rolls(seed);
  let acts = 0;
  for (const commune of ['01969', '01981']) {
    const accountant = await office.enrol(`p.${commune}.ke_toan`);
    const officer = await office.enrol(`p.${commune}.cong_chuc`);
    acts += await oneCommune(commune, accountant, officer, office.clock.now, roll);
  }
  return acts;
}

async function oneCommune(
  commune: string,
  accountant: Phone,
  officer: Phone,
  now: number,
  roll: () => number,
): Promise<number> {
  const upTo = (count: number): number => Math.floor(roll() * count);
  const chance = (share: number): boolean => roll() < share;
  const oneOf = <T>(list: readonly T[]): T => {
    const one = list[upTo(list.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  };
  const maybe = <T>(share: number, value: () => T): T | null => (chance(share) ? value() : null);
  const times = <T>(count: number, make: (at: number) => T): T[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const two = (number: number): string => String(number).padStart(2, '0');
  const dayOf = (year: number): string => `${year}-${two(1 + upTo(10))}-${two(1 + upTo(28))}`;
  const amount = (): number => (1 + upTo(400)) * MILLION + upTo(3) * 1_500 + upTo(2);
  const villages = demoVillages.filter((village) => village.commune === commune).map(({ id }) => id);
  const village = (): string => oneOf(villages);
  const money = (): JsonObject => ({
    commune,
    node: oneOf(NODES),
    year: oneOf(YEARS),
    capitalKind: oneOf(['dau_tu', 'thuong_xuyen']),
    source: oneOf(SOURCES),
    planState: oneOf(STATES),
  });
  let at = now - 9_000_000;
  let acts = 0;
  async function push(phone: Phone, mutations: readonly Mutation[]): Promise<readonly string[]> {
    const { outcomes } = await phone.sync({ mutations });
    const refused = outcomes.filter(({ outcome }) => !['OK', 'MERGED'].includes(outcome));
    if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
    acts += mutations.length;
    return mutations.map(({ record }) => record);
  }
  const create = (kind: string, phone: Phone, body: JsonObject): Promise<Mutation> =>
    creation(kind, { recordedBy: phone.me.person, ...body }, (at += 1_000));

  const projects = await push(
    officer,
    await Promise.all(
      times(10, (number) => {
        const sources = times(1 + upTo(4), (row) => ({
          id: `s${row}`,
          source: oneOf([...SOURCES, 'tin_dung', 'doanh_nghiep', 'nhan_dan']),
          amount: amount(),
        }));
        const households = 10 + upTo(40);
        return create('productionProject', officer, {
          commune,
          status: 'idea',
          villages: [...new Set(times(1 + upTo(3), village))],
          node: maybe(0.9, () => oneOf(NODES)),
          year: oneOf(YEARS),
          name: `Dự án ${commune} ${number}`,
          form: 'cong_dong',
          sector: 'chan_nuoi',
          items: [
            {
              id: 'r1',
              goods: oneOf(['goods.bo_cai', 'goods.trau_cai']),
              spec: null,
              quantity: 1 + upTo(9),
              unit: 'con',
              unitPrice: null,
              source: null,
            },
          ],
          households: maybe(0.9, () => households),
          poor: maybe(0.8, () => upTo(5)),
          nearPoor: maybe(0.8, () => upTo(5)),
          totalCost: maybe(0.7, () => sources.reduce((sum, row) => sum + row.amount, 0)),
          sources,
          inKind: times(upTo(3), (row) => ({
            id: `k${row}`,
            what: 'Công lao động',
            quantity: maybe(0.8, () => 1 + upTo(60) / 4),
            unit: null,
            unitValue: maybe(0.8, () => 1_001 * (1 + upTo(300))),
          })),
        });
      }),
    ),
  );
  await push(
    officer,
    await Promise.all(
      projects
        .slice(0, 2)
        .map((id) =>
          change(
            'productionProject',
            id,
            { status: ['idea', 'cancelled'], statusNote: [null, 'Hộ rút'] },
            (at += 1_000),
          ),
        ),
    ),
  );

  await push(
    accountant,
    await Promise.all(
      times(45, () => {
        const less = chance(0.15);
        return create('allocation', accountant, {
          ...money(),
          project: maybe(0.3, () => oneOf(projects)),
          type: less ? 'dieu_chinh_giam' : oneOf(['giao_dau_nam', 'bo_sung', 'dieu_chinh_tang']),
          amount: less ? -amount() : amount(),
          decisionDate: maybe(0.9, () => dayOf(2026)),
        });
      }),
    ),
  );

  const bodies: JsonObject[] = times(90, () => {
    const kind = oneOf(['tam_ung', 'thanh_toan_khoi_luong', 'thanh_toan_khoi_luong', 'thu_hoi_tam_ung']);
    return {
      ...money(),
      village: maybe(0.6, village),
      project: maybe(0.5, () => oneOf(projects)),
      entryKind: kind,
      amount: kind === 'thu_hoi_tam_ung' ? -amount() : amount(),
      payDate: dayOf(2026),
      periodDate: maybe(0.3, () => dayOf(2026)),
      voucherNo: maybe(0.7, () => `RDT ${upTo(40)}`),
      estimateToYearEnd: maybe(0.3, () => amount() * 2),
    };
  });
  const entries = await push(
    accountant,
    await Promise.all(bodies.map((body) => create('disbursement', accountant, body))),
  );
  const confirm = (about: string, verdict = 'confirmed'): Promise<Mutation> =>
    create('confirmation', accountant, { about, verdict, date: '2026-11-20', note: 'Đối chiếu' });
  const confirmed = entries.filter(() => chance(0.75));
  await push(
    accountant,
    await Promise.all(confirmed.map((id) => confirm(id, chance(0.1) ? 'refused' : 'confirmed'))),
  );
  // A second word about the same entry: the later one counts.
  await push(
    accountant,
    await Promise.all(confirmed.slice(0, 8).map((id) => confirm(id, oneOf(['confirmed', 'refused'])))),
  );
  const open = entries.filter((id) => !confirmed.includes(id));
  await push(
    accountant,
    open.slice(0, 6).map((id) => bare('withdraw', 'disbursement', id, (at += 1_000))),
  );
  const reversed = confirmed.slice(-5);
  const reversals = await push(
    accountant,
    await Promise.all(
      reversed.map((id) => {
        const body = bodies[entries.indexOf(id)] ?? {};
        return create('disbursement', accountant, { ...body, amount: -Number(body['amount']), reverses: id });
      }),
    ),
  );
  await push(accountant, await Promise.all(reversals.slice(1).map((id) => confirm(id))));
  await push(
    accountant,
    await Promise.all(
      times(14, () => {
        const about = oneOf(entries);
        const other = oneOf(entries.filter((id) => id !== about));
        return create('entryTwin', accountant, {
          about,
          other,
          verdict: chance(0.7) ? 'same' : 'different',
          note: 'Đã xem',
        });
      }),
    ),
  );

  const difficulties = await push(
    officer,
    await Promise.all(
      times(25, () =>
        create('difficulty', officer, {
          commune,
          status: 'new',
          village: maybe(0.6, village),
          node: maybe(0.7, () => oneOf(NODES)),
          category: oneOf(['huong_dan', 'giao_von', 'dau_ra', 'khac']),
          description: 'Chưa có hướng dẫn.',
          sinceDate: maybe(0.8, () => dayOf(2026)),
          level: maybe(0.8, () => oneOf(['thon', 'xa', 'tinh', 'trung_uong'])),
        }),
      ),
    ),
  );
  await push(
    officer,
    await Promise.all(
      difficulties.slice(0, 9).map((id) =>
        change(
          'difficulty',
          id,
          {
            status: ['new', 'solved'],
            answer: [null, 'Đã hướng dẫn.'],
            answeredDate: [null, maybe(0.7, () => '2026-11-01')],
          },
          (at += 1_000),
        ),
      ),
    ),
  );

  const demands = await push(
    officer,
    await Promise.all(
      times(60, () => {
        const people = 3 + upTo(40);
        return create('trainingDemand', officer, {
          commune,
          status: 'draft',
          village: village(),
          planYear: oneOf([2027, 2027, 2027, 2028]),
          ...(chance(0.85)
            ? { trade: oneOf(['trade.han', 'trade.duoc_lieu', 'trade.trau_bo']) }
            : { tradeOther: oneOf(['Làm bún', 'Nuôi ong lấy mật']) }),
          level: oneOf(['so_cap', 'duoi_3_thang']),
          people,
          ...Object.fromEntries(
            COUNTS.filter(() => chance(0.7)).map((count) => [count, upTo(Math.floor(people / 4) + 1)]),
          ),
        });
      }),
    ),
  );
  await push(officer, [
    ...(await Promise.all(
      demands
        .slice(0, 5)
        .map((id) =>
          change(
            'trainingDemand',
            id,
            { status: ['draft', 'cancelled'], statusNote: [null, 'Không đi học nữa'] },
            (at += 1_000),
          ),
        ),
    )),
    ...demands.slice(5, 9).map((id) => bare('delete', 'trainingDemand', id, (at += 1_000))),
  ]);
  return acts;
}
