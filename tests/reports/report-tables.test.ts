import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { monthsOf } from '../../src/core/period.ts';
import { tableNames } from '../../src/reports/table-titles.ts';
import { columnOf, confirmed, made, paid, plan, reportOf, said } from './made-records.ts';

describe('every table', () => {
  test('says up to which day its figures are, and who has not sent what it is made of', () => {
    const sent = made('villageSubmission', {
      village: 'v.1',
      subject: 'difficulty',
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
    });
    const { tables } = reportOf({ submissions: [sent] }, { period: monthsOf(2026, 8) });
    for (const name of tableNames) {
      const notes = said(tables[name]);
      expect(notes[0], name).toMatch(/^Số liệu đến \d\d\/\d\d\/2026\.$/u);
      expect(notes[1], name).toMatch(/: đã gửi \d\/2 thôn; chưa gửi: /u);
      for (const row of tables[name].rows) expect(row.cells).toHaveLength(tables[name].columns.length);
    }
    expect(said(tables.money)[0]).toBe('Số liệu đến 31/08/2026.');
    expect(said(tables.difficulties)[1]).toBe('Khó khăn, vướng mắc: đã gửi 1/2 thôn; chưa gửi: Bản Lạn.');
    expect(said(tables.projects)[1]).toBe('Dự án sản xuất: đã gửi 0/2 thôn; chưa gửi: Nà Hin, Bản Lạn.');
  });

  test('of several communes says how many villages of each are missing', () => {
    const communes = ['01969', '01981'].map((code) => made('commune', { code, name: `Xã ${code}` }, code));
    const villages = ['a', 'b', 'c'].map((name, at) =>
      made('village', { name, commune: at === 0 ? '01969' : '01981' }, name),
    );
    expect(said(reportOf({ communes, villages }).tables.money)[1]).toBe(
      'Giải ngân: đã gửi 0/3 thôn; chưa gửi: Xã 01981 2 thôn, Xã 01969 1 thôn.',
    );
  });

  test('says that its total agrees, or where it does not', () => {
    expect(said(reportOf({ allocations: [plan(5)] }).tables.money)).toContain('Tổng khớp.');
    const gap = said(reportOf({ allocations: [plan(5), plan(2, { node: 'P' })] }).tables.money);
    expect(gap).toContain(
      'Tổng không khớp, chưa chi tiết: P – Nội dung P (kế hoạch 2 đ).'.replace('P – ', ''),
    );
  });

  test('is made when it is read, and once', () => {
    const { tables } = reportOf({});
    expect(tables.projects).toBe(tables.projects);
  });
});

describe('money by kind of capital and source', () => {
  const entries = [paid(30, '2026-02-01'), paid(4, '2026-03-01', { planState: 'ung_truoc' })];
  const { tables } = reportOf({
    allocations: [
      plan(100),
      plan(40, { capitalKind: 'dau_tu', source: 'ns_tinh' }),
      plan(10, { planState: 'keo_dai' }),
      plan(9, { planState: 'ung_truoc' }),
    ],
    disbursements: entries,
    confirmations: confirmed(entries),
  });

  test('adds up to the disbursement table, an advance plan in neither', () => {
    for (const [whole, part] of [
      ['plan', 'all.plan'],
      ['paid', 'all.paid'],
      ['rate', 'all.rate'],
    ] as const)
      expect(columnOf(tables.moneySources, part)).toEqual(columnOf(tables.money, whole));
    expect(columnOf(tables.moneySources, 'thuong_xuyen.nstw.plan')['Tổng cộng']).toBe(110);
    expect(columnOf(tables.moneySources, 'dau_tu.ns_tinh.paid')['Tổng cộng']).toBeNull();
  });

  test('has columns only for money that is there', () => {
    const groups = new Set(tables.moneySources.columns.flatMap(({ group }) => group?.vi ?? []));
    expect([...groups]).toEqual(['Tổng số', 'Đầu tư – Ngân sách tỉnh', 'Thường xuyên – NSTW']);
  });
});

describe('money by project', () => {
  test('stands under the project that it is of, the rest in a row of its own', () => {
    const { tables } = reportOf(
      {
        allocations: [plan(7, { project: 'p.1' }), plan(2), plan(1, { project: 'p.unknown' })],
        projects: [made('productionProject', { name: 'Nuôi dê', villages: ['v.1'], year: 2026 }, 'p.1')],
      },
      { by: 'project' },
    );
    expect(columnOf(tables.money, 'plan')).toEqual({
      'Tổng cộng': 10,
      'Nuôi dê': 7,
      'Chưa chi tiết đến dự án': 3,
    });
    expect(tables.money.title.vi).toBe('Giải ngân theo dự án');
  });
});

describe('money mobilised', () => {
  const project = made('productionProject', {
    name: 'Nuôi dê',
    node: 'P.A',
    year: 2026,
    villages: ['v.1'],
    sources: [
      { source: 'nstw', amount: 100 },
      { source: 'nhan_dan', amount: 20 },
    ],
    inKind: [{ what: 'Công', quantity: 10, unitValue: 3 }, { what: 'Chuồng' }],
  });
  const records = { allocations: [plan(100), plan(50, { decisionDate: '2026-09-01' })], projects: [project] };

  test('takes the state money from what was allocated, the rest from projects, and counts nothing twice', () => {
    const { mobilisation } = reportOf(records).tables;
    expect(columnOf(mobilisation, 'nstw')['Tổng cộng']).toBe(150);
    expect(columnOf(mobilisation, 'nhan_dan')['Nội dung DA-A']).toBe(20);
    expect(columnOf(mobilisation, 'nhan_dan_khac')['Nội dung P']).toBe(30);
    expect(columnOf(mobilisation, 'total')['Tổng cộng']).toBe(200);
    expect(said(mobilisation)).toContain('1 đóng góp hiện vật, ngày công chưa ghi giá trị, chưa tính.');
  });

  test('leaves decisions after the period out, and stands under villages, too', () => {
    const { mobilisation } = reportOf(records, { period: monthsOf(2026, 8), by: 'village' }).tables;
    expect(columnOf(mobilisation, 'total')).toEqual({ 'Tổng cộng': 150, 'Nà Hin': 50, 'Chung của xã': 100 });
  });
});

describe('training demand', () => {
  const demand = (village: string, trade: string, people: number | null, more = {}) =>
    made('trainingDemand', { planYear: 2027, village, trade, people, ...more });
  const { tables } = reportOf({
    demands: [
      demand('v.1', 't.han', 40, { women: 10 }),
      demand('v.2', 't.han', 10),
      demand('v.2', 't.may', 5, { women: 5, status: 'cancelled' }),
      demand('v.2', 't.may', 6, { women: 0 }),
    ],
    thresholds: [made('threshold', { key: 'classSize.theory', value: 35, validFrom: '2020-01-01' })],
  });

  test('stands by trade with the villages of each below', () => {
    expect(tables.tradeVillages.rows.map(({ level, cells }) => [level, cells[0], cells[2]])).toEqual([
      [0, 'Tổng cộng', 56],
      [1, '[t.han]', 50],
      [2, '[v.1]', 40],
      [2, '[v.2]', 10],
      [1, '[t.may]', 6],
      [2, '[v.2]', 6],
    ]);
  });

  test('stands by group, none told from not said', () => {
    const { people, blank, share } = Object.fromEntries(
      ['people', 'blank', 'share'].map((key) => [key, columnOf(tables.byGroup, key)]),
    );
    expect([people?.['Nữ'], blank?.['Nữ'], share?.['Nữ']]).toEqual([10, 1, 10 / 46]);
    expect([people?.['Hộ nghèo'], blank?.['Hộ nghèo'], share?.['Hộ nghèo']]).toEqual([null, 3, null]);
    expect(said(tables.byTrade).join(' ')).toContain('Chưa ghi, trên 3 phiếu: Nữ 1,');
  });
});

describe('production projects', () => {
  const project = (name: string, year: number, more = {}) =>
    made(
      'productionProject',
      {
        name,
        year,
        villages: ['v.1'],
        items: [{ goods: 'g.trau', quantity: 2 }],
        status: 'approved',
        ...more,
      },
      name,
    );
  const entries = [paid(60, '2026-05-01', { project: 'p.1' }), paid(10, '2026-12-01', { project: 'p.1' })];
  const { tables } = reportOf({
    projects: [
      project('p.1', 2026, {
        households: 10,
        poor: 4,
        nearPoor: 1,
        totalCost: 200,
        sources: [{ source: 'nstw', amount: 120 }],
      }),
      project('p.2', 2026, { villages: ['v.2'] }),
      project('p.3', 2025),
      project('p.4', 2024),
      project('p.5', 2026, { status: 'cancelled' }),
    ],
    disbursements: entries,
    confirmations: confirmed(entries),
  });

  test('have their money, shares and households; shares of the total are made of sums', () => {
    expect(columnOf(tables.projects, 'paid')).toEqual({ 'Tổng cộng': 60, 'p.1': 60, 'p.2': null });
    expect(columnOf(tables.projects, 'stateShare')['Tổng cộng']).toBe(120 / 200);
    expect(columnOf(tables.projects, 'paidShare')['p.1']).toBe(0.5);
    expect(columnOf(tables.projects, 'targetShare')['p.1']).toBe(0.5);
    expect(said(tables.projects).join(' ')).toContain('Chưa ghi, trên 2 dự án: Số hộ tham gia 1,');
  });

  test('name others that give the same goods in the same village in this year or beside it', () => {
    expect(columnOf(tables.projects, 'twins')).toMatchObject({ 'p.1': 'p.3', 'p.2': null });
  });
});

describe('difficulties', () => {
  const difficulty = (sinceDate: string, more = {}) =>
    made('difficulty', { category: 'dat_dai', sinceDate, status: 'new', commune: '01969', ...more });
  const { tables } = reportOf(
    {
      difficulties: [
        difficulty('2026-08-21', { level: 'xa', description: 'Ông A chưa có sổ' }),
        difficulty('2026-01-01', { level: 'tinh' }),
        difficulty('2026-05-01', { status: 'solved', answeredDate: '2026-06-01' }),
        difficulty('2026-05-01', { status: 'solved', answeredDate: '2026-10-01' }),
        difficulty('2026-11-01'),
      ],
    },
    { period: monthsOf(2026, 8), today: day.parse('2026-11-22') },
  );

  test('are counted by category, level and age as they stood on the last day', () => {
    const total = (key: string): unknown => columnOf(tables.difficulties, key)['Tổng cộng'];
    expect([total('open'), total('solved')]).toEqual([3, 1]);
    expect([total('xa'), total('tinh'), total('unsaid')]).toEqual([1, 1, 1]);
    expect([total('age30'), total('age90'), total('age180'), total('older')]).toEqual([1, 0, 1, 1]);
    expect(said(tables.difficulties)).toContain('Chưa ghi, trên 3 khó khăn đang vướng: cấp giải quyết 1.');
  });

  test('are listed with the oldest first, in people’s words only where they are asked for', () => {
    expect(tables.difficultyList.rows.map(({ cells }) => cells[1])).toEqual([242, 122, 10]);
    expect(JSON.stringify(tables.difficultyList)).not.toContain('Ông A');
    expect(JSON.stringify(tables.difficultyListSaid)).toContain('Ông A');
  });
});
