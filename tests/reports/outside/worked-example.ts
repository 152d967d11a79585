/**
 * One commune's eight months of 2025, small enough for a pencil, with the figures of field.md: investment at 44 % on
 * 31/08 (§4.4), recurrent money at 9.6 % (§4.4), and 07 breeding cows for 143 triệu, of which the state pays 96 (§2.3).
 */
import { day } from '../../../src/core/day.ts';
import { id } from '../../../src/core/id.ts';
import { textOf, type AnyBody } from '../../../src/core/kind.ts';
import { monthsOf } from '../../../src/core/period.ts';
import type { LiveRecord } from '../../../src/core/record.ts';
import { dtts21 } from '../../../src/programmes/dtts21.ts';
import type { ReportQuestion, ReportRecords } from '../../../src/reports/tally.ts';

const MILLION = 1_000_000;
const commune = '01969';

function record(name: string, kind: string, body: AnyBody): LiveRecord {
  return { id: id.parse(name), kind, seq: 1, gone: 'no', time: Date.UTC(2025, 8, 1), review: [], body };
}
const year = { commune, year: 2025, planState: 'giao_trong_nam' };
const plan = (name: string, node: string, capitalKind: string, source: string, millions: number) =>
  record(name, 'allocation', { ...year, node, capitalKind, source, amount: millions * MILLION });
const paid = (name: string, node: string, millions: number, payDate: string, more: AnyBody = {}) =>
  record(name, 'disbursement', {
    ...year,
    node,
    capitalKind: 'thuong_xuyen',
    source: 'nstw',
    amount: millions * MILLION,
    payDate,
    ...more,
  });
const ROADS = 'DTTS21.DA4.TDA1';
const CHAINS = 'DTTS21.DA3.TDA2';
const TRAINING = 'DTTS21.DA5.TDA3';
const investment = { capitalKind: 'dau_tu' };
const cows = { project: 'du-an-bo' };

const disbursements = [
  paid('chi-1', ROADS, 1_500, '2025-05-20', investment),
  paid('chi-2', ROADS, 700, '2025-08-31', investment),
  // After the cut-off: 2 650 of 5 000 on 30/09 are 53 %.
  paid('chi-3', ROADS, 450, '2025-09-15', investment),
  paid('chi-4', CHAINS, 48, '2025-04-16', cows), // an advance
  paid('chi-5', CHAINS, -48, '2025-08-20', cows), // which is recovered
  paid('chi-6', CHAINS, 96, '2025-08-20', cows), // when the cows stand in the barns
  paid('chi-7', TRAINING, 24, '2025-06-30'),
  // Written down and not confirmed: in no sum.
  paid('chi-8', TRAINING, 31, '2025-08-28'),
];

const demand = (name: string, village: string, trade: string, people: number, women: number | null) =>
  record(name, 'trainingDemand', { commune, village, planYear: 2026, trade, people, women });

export const exampleRecords: ReportRecords = {
  allocations: [
    plan('giao-1', ROADS, 'dau_tu', 'nstw', 4_000),
    plan('giao-2', ROADS, 'dau_tu', 'ns_tinh', 1_000),
    plan('giao-3', CHAINS, 'thuong_xuyen', 'nstw', 1_000),
    plan('giao-4', TRAINING, 'thuong_xuyen', 'nstw', 250),
  ],
  disbursements,
  confirmations: disbursements
    .filter(({ id: name }) => name !== 'chi-8')
    .map(({ id: about }) => record(`dung-${about}`, 'confirmation', { about, verdict: 'confirmed' })),
  entryTwins: [],
  demands: [
    demand('nc-1', 'v.1', 'Trồng cây dược liệu', 14, 9),
    demand('nc-2', 'v.2', 'Trồng cây dược liệu', 26, 20),
    demand('nc-3', 'v.2', 'Hàn', 12, null),
  ],
  submissions: [
    record('gui-1', 'villageSubmission', {
      commune,
      village: 'v.1',
      subject: 'disbursement',
      periodFrom: '2025-01-01',
      periodTo: '2025-08-31',
    }),
  ],
  projects: [
    record('du-an-bo', 'productionProject', {
      commune,
      villages: ['v.1'],
      year: 2025,
      node: CHAINS,
      name: 'Nuôi bò sinh sản',
      status: 'accepted',
      form: 'cong_dong',
      sector: 'chan_nuoi',
      households: 7,
      poor: 4,
      nearPoor: 2,
      totalCost: 143 * MILLION,
      acceptanceDate: '2025-08-19',
      sources: [
        { id: 's1', source: 'nstw', amount: 96 * MILLION },
        { id: 's2', source: 'nhan_dan', amount: 47 * MILLION },
      ],
    }),
  ],
  difficulties: [],
  nodes: dtts21.map(({ id: name, label, ...body }) =>
    record(name, 'programmeNode', { ...body, sayAs: label }),
  ),
  thresholds: [
    record('lop', 'threshold', { norm: 'classSize.theory', value: 35, validFrom: '2025-01-01' }),
    record('t8', 'threshold', { norm: 'disbursement.pace', month: 8, value: 50, validFrom: '2025-01-01' }),
  ],
  communes: [record(commune, 'commune', { code: commune, name: 'Phủ Thông', unitType: 'xã' })],
  villages: [
    record('v.1', 'village', { name: 'Nà Hin', commune, unitType: 'thon' }),
    record('v.2', 'village', { name: 'Bản Lạn', commune, unitType: 'ban' }),
  ],
};

export const exampleQuestion: ReportQuestion = {
  budgetYear: 2025,
  period: monthsOf(2025, 8),
  by: 'programme',
  planYear: 2026,
  subject: 'disbursement',
  today: day.parse('2025-09-05'),
};

export const nameOf = (name: string | null): string =>
  [...exampleRecords.villages, ...exampleRecords.nodes]
    .filter((one) => one.id === name)
    .map(({ body }) => textOf(body, 'name'))[0] ??
  name ??
  '';
