/** A commune's small year for tests of its report. */
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import { textOf, type AnyBody } from '../../src/core/kind.ts';
import { withBlanks, type LiveRecord } from '../../src/core/record.ts';
import { getKind } from '../../src/kinds/index.ts';
import { tallyPeriodic, type Periodic, type Tallied } from '../../src/reports/freeze.ts';
import { recordsOfPlace } from '../../src/reports/report-records.ts';

export function live(kind: string, at: string, body: AnyBody, over: Partial<LiveRecord> = {}): LiveRecord {
  const own = { recordedBy: 'p.demo', ...body } as Parameters<typeof withBlanks>[1]; // literals of JSON
  return {
    id: id.parse(at),
    kind,
    seq: 1,
    gone: 'no',
    time: 0,
    review: [],
    body: withBlanks(getKind(kind), own),
    ...over,
  };
}

const here = { commune: '01969', village: 'v.01969.01' };
const money = {
  node: 'DTTS21.DA3.TDA2',
  year: 2026,
  capitalKind: 'thuong_xuyen',
  source: 'nstw',
  planState: 'giao_trong_nam',
};

export const payment = (at: string, amount: number, over: Partial<LiveRecord> = {}): LiveRecord =>
  live(
    'disbursement',
    at,
    {
      ...here,
      ...money,
      project: 'project.1',
      entryKind: 'thanh_toan_khoi_luong',
      amount,
      payDate: '2026-08-20',
      voucherNo: at,
    },
    over,
  );

export const confirmed = (about: string): LiveRecord =>
  live('confirmation', `ok.${about}`, { about, verdict: 'confirmed', date: '2026-08-21' });

/** Names and lists. */
const lists: readonly LiveRecord[] = [
  live('commune', '01969', { code: '01969', name: 'Phủ Thông', unitType: 'xã', province: '19' }),
  live('commune', '01981', { code: '01981', name: 'Bạch Thông', unitType: 'xã', province: '19' }),
  live('village', 'v.01969.01', { commune: '01969', name: 'Nà Hin', unitType: 'thon', number: 1 }),
  live('village', 'v.01969.02', { commune: '01969', name: 'Nà Tu', unitType: 'thon', number: 2 }),
  live('trade', 'trade.que', { name: 'Trồng quế, hồi', group: 'nong_nghiep' }),
  live('programmeNode', 'DTTS21', { code: 'DTTS21', programme: 'DTTS21', name: 'DTTS và miền núi' }),
  live('programmeNode', 'DTTS21.DA3.TDA2', {
    code: 'DA3.TDA2',
    programme: 'DTTS21',
    parent: 'DTTS21',
    name: 'Sản xuất theo chuỗi giá trị',
    sayAs: 'DA3-TDA2',
  }),
];

export const year: readonly LiveRecord[] = [
  live('allocation', 'plan.1', {
    commune: '01969',
    ...money,
    type: 'giao_dau_nam',
    amount: 500_000_000,
    decisionDate: '2026-02-10',
  }),
  live('allocation', 'plan.2', { commune: '01981', ...money, type: 'giao_dau_nam', amount: 900_000_000 }),
  payment('pay.1', 120_000_000),
  confirmed('pay.1'),
  live('trainingDemand', 'demand.1', {
    ...here,
    planYear: 2027,
    trade: 'trade.que',
    level: 'duoi_3_thang',
    people: 14,
    women: 9,
    status: 'village_submitted',
  }),
  live('productionProject', 'project.1', {
    commune: '01969',
    villages: ['v.01969.01'],
    node: 'DTTS21.DA3.TDA2',
    year: 2026,
    name: 'Nuôi trâu sinh sản',
    form: 'cong_dong',
    sector: 'chan_nuoi',
    households: 7,
    poor: 4,
    totalCost: 143_000_000,
    sources: [{ id: 's1', source: 'nstw', amount: 96_000_000 }],
    status: 'implementing',
  }),
  live('difficulty', 'trouble.1', {
    commune: '01969',
    category: 'dau_ra',
    description: 'Chưa có nơi bán',
    proposal: 'Cho mua của hộ dân',
    sinceDate: '2026-05-04',
    status: 'new',
  }),
];

export const reportBody: AnyBody = {
  commune: '01969',
  type: 'review',
  year: 2026,
  periodFrom: '2026-01-01',
  periodTo: '2026-10-31',
  direction: 'UBND xã đã kiện toàn Ban Quản lý.',
  status: 'draft',
};

export function periodicOf(records = year, body = reportBody): Periodic {
  const all = [...lists, ...records];
  const of = (kind: string): readonly LiveRecord[] =>
    all.filter((record) => record.kind === kind && record.gone === 'no');
  return {
    body,
    records: recordsOfPlace(of, textOf(body, 'commune')),
    today: day.parse('2026-11-05'),
    nameOf: (one) => textOf(all.find((record) => record.id === one)?.body ?? {}, 'name') ?? '',
    officeName: 'Ban Chỉ đạo tỉnh Thái Nguyên',
  };
}

export function talliedOf(periodic = periodicOf()): Tallied {
  const tallied = tallyPeriodic(periodic);
  if (tallied === null) throw new Error('the report has no period');
  return tallied;
}
