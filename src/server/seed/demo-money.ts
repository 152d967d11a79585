/** The demo's money of 2026: both programme trees side by side, plans and what was paid from them, in đồng. */
import { allocation } from '../../kinds/allocation.ts';
import { confirmation } from '../../kinds/confirmation.ts';
import { disbursement } from '../../kinds/disbursement.ts';
import { entryTwin } from '../../kinds/entry-twin.ts';
import { on, to, vnd } from '../../kinds/example.ts';
import { treasuryLine } from '../../kinds/treasury-line.ts';
import type {
  AllocationType,
  CapitalKind,
  CapitalSource,
  DisbursementKind,
  PlanState,
} from '../../programmes/capital.ts';
import { seedOf, type DatedSeed } from './seed-of.ts';

const MILLION = 1_000_000;

type PlanRow = readonly [
  number: number,
  commune: string,
  node: string,
  capitalKind: CapitalKind,
  source: CapitalSource,
  type: AllocationType,
  millions: number,
  decisionNo: string,
  decided: string,
];

/** One line for each decision; what stands is the sum. Old trees: money that may be used until 31/12/2026. */
const plan: readonly PlanRow[] = [
  [1, '01969', 'DTTS21.DA3.TDA2', 'thuong_xuyen', 'nstw', 'chuyen_nguon', 820, '48/QĐ-UBND', '2026-02-10'],
  [2, '01969', 'DTTS21.DA3.TDA2', 'thuong_xuyen', 'ns_tinh', 'bo_sung', 60, '131/QĐ-UBND', '2026-03-20'],
  [3, '01969', 'DTTS21.DA5.TDA3', 'thuong_xuyen', 'nstw', 'chuyen_nguon', 310, '48/QĐ-UBND', '2026-02-10'],
  [4, '01969', 'DTTS21.DA4.TDA1', 'dau_tu', 'nstw', 'keo_dai_nam_truoc', 1_450, '52/QĐ-UBND', '2026-02-12'],
  [5, '01969', 'GN21.DA2', 'thuong_xuyen', 'nstw', 'chuyen_nguon', 450, '49/QĐ-UBND', '2026-02-10'],
  [6, '01969', 'GN21.DA4.TDA1', 'thuong_xuyen', 'nstw', 'chuyen_nguon', 180, '49/QĐ-UBND', '2026-02-10'],
  [
    7,
    '01969',
    'NTM21.NDTP03.ND02',
    'thuong_xuyen',
    'ns_tinh',
    'chuyen_nguon',
    200,
    '50/QĐ-UBND',
    '2026-02-11',
  ],
  [8, '01969', 'CT26.HP2.NDTP02', 'thuong_xuyen', 'nstw', 'giao_dau_nam', 1_200, '318/QĐ-UBND', '2026-05-15'],
  [9, '01969', 'CT26.HP2.NDTP02', 'thuong_xuyen', 'ns_xa', 'bo_sung', 80, '74/QĐ-UBND', '2026-06-02'],
  [
    10,
    '01969',
    'CT26.HP2.NDTP02',
    'thuong_xuyen',
    'nstw',
    'dieu_chinh_giam',
    -150,
    '912/QĐ-UBND',
    '2026-09-18',
  ],
  [11, '01969', 'CT26.HP2.NDTP03', 'thuong_xuyen', 'nstw', 'giao_dau_nam', 240, '318/QĐ-UBND', '2026-05-15'],
  [
    12,
    '01969',
    'CT26.HP2.NDTP03',
    'thuong_xuyen',
    'nstw',
    'dieu_chinh_tang',
    150,
    '912/QĐ-UBND',
    '2026-09-18',
  ],
  [
    13,
    '01969',
    'CT26.HP1.NDTP03',
    'thuong_xuyen',
    'ns_tinh',
    'giao_dau_nam',
    260,
    '319/QĐ-UBND',
    '2026-05-15',
  ],
  [14, '01969', 'CT26.HP2.NDTP01', 'dau_tu', 'nstw', 'giao_dau_nam', 2_400, '305/QĐ-UBND', '2026-05-08'],
  [15, '01969', 'CT26.HP1.NDTP02', 'dau_tu', 'ns_tinh', 'giao_dau_nam', 900, '306/QĐ-UBND', '2026-05-08'],
  [16, '01981', 'DTTS21.DA3.TDA2', 'thuong_xuyen', 'nstw', 'chuyen_nguon', 560, '53/QĐ-UBND', '2026-02-13'],
  [17, '01981', 'DTTS21.DA5.TDA3', 'thuong_xuyen', 'nstw', 'chuyen_nguon', 220, '53/QĐ-UBND', '2026-02-13'],
  [18, '01981', 'GN21.DA2', 'thuong_xuyen', 'nstw', 'chuyen_nguon', 380, '54/QĐ-UBND', '2026-02-13'],
  [19, '01981', 'DTTS21.DA4.TDA1', 'dau_tu', 'nstw', 'keo_dai_nam_truoc', 1_100, '55/QĐ-UBND', '2026-02-13'],
  [20, '01981', 'CT26.HP2.NDTP02', 'thuong_xuyen', 'nstw', 'giao_dau_nam', 870, '320/QĐ-UBND', '2026-05-15'],
  [21, '01981', 'CT26.HP2.NDTP03', 'thuong_xuyen', 'nstw', 'giao_dau_nam', 190, '320/QĐ-UBND', '2026-05-15'],
  [22, '01981', 'CT26.HP2.NDTP01', 'dau_tu', 'nstw', 'giao_dau_nam', 1_850, '307/QĐ-UBND', '2026-05-08'],
];

type PaidRow = readonly [
  number: number,
  from: number,
  project: number | null,
  village: string | null,
  entryKind: 'tu' | 'tt' | 'th',
  millions: number,
  paid: string,
  voucher: string,
  verdict: 'đúng' | 'sai' | null,
];

const entryKinds = {
  tu: 'tam_ung',
  tt: 'thanh_toan_khoi_luong',
  th: 'thu_hoi_tam_ung',
} as const satisfies Readonly<Record<string, DisbursementKind>>;

/** `from` is the number of the plan's line; an advance is recovered on the day when the work is paid for. */
const paid: readonly PaidRow[] = [
  [1, 1, 1, 'v.01969.01', 'tu', 48, '2026-04-16', 'RDT 112', 'đúng'],
  [2, 1, 1, 'v.01969.01', 'th', -48, '2026-08-20', 'RDT 240', 'đúng'],
  [3, 1, 1, 'v.01969.01', 'tt', 96, '2026-08-20', 'RDT 241', 'đúng'],
  [4, 1, 2, null, 'tu', 150, '2026-05-22', 'RDT 158', 'đúng'],
  [5, 1, 2, null, 'tt', 210, '2026-10-12', 'RDT 297', null],
  [6, 2, 1, 'v.01969.01', 'tt', 42, '2026-09-08', 'RDT 263', 'đúng'],
  [7, 3, null, 'v.01969.02', 'tt', 86, '2026-06-30', 'RDT 190', 'đúng'],
  [8, 3, null, 'v.01969.05', 'tt', 79, '2026-10-28', 'RDT 311', null],
  [9, 4, null, null, 'tt', 620, '2026-06-18', 'RVĐT 21', 'đúng'],
  [10, 4, null, null, 'tt', 410, '2026-09-24', 'RVĐT 33', 'đúng'],
  [11, 5, 3, 'v.01969.02', 'tu', 60, '2026-05-11', 'RDT 149', 'đúng'],
  [12, 5, 3, 'v.01969.02', 'th', -60, '2026-09-08', 'RDT 264', 'đúng'],
  [13, 5, 3, 'v.01969.02', 'tt', 118, '2026-09-08', 'RDT 265', 'sai'],
  [14, 6, null, 'v.01969.03', 'tt', 72, '2026-07-21', 'RDT 214', 'đúng'],
  [15, 7, 4, null, 'tt', 135, '2026-08-05', 'RDT 229', 'đúng'],
  [16, 8, 5, 'v.01969.03', 'tu', 90, '2026-07-14', 'RDT 208', 'đúng'],
  [17, 8, 5, 'v.01969.03', 'tt', 64, '2026-11-10', 'RDT 322', null],
  [18, 11, null, 'v.01969.01', 'tt', 58, '2026-10-06', 'RDT 290', 'đúng'],
  [19, 14, null, null, 'tu', 700, '2026-06-26', 'RVĐT 24', 'đúng'],
  [20, 14, null, null, 'tt', 380, '2026-10-30', 'RVĐT 41', null],
  [21, 16, 6, 'v.01981.01', 'tu', 75, '2026-05-05', 'RDT 67', 'đúng'],
  [22, 16, 6, 'v.01981.01', 'th', -75, '2026-09-30', 'RDT 141', 'đúng'],
  [23, 16, 6, 'v.01981.01', 'tt', 168, '2026-09-30', 'RDT 142', 'đúng'],
  [24, 17, null, 'v.01981.02', 'tt', 81, '2026-08-14', 'RDT 118', 'đúng'],
  [25, 18, 7, 'v.01981.03', 'tt', 54, '2026-10-20', 'RDT 155', null],
  [26, 19, null, null, 'tt', 730, '2026-07-30', 'RVĐT 12', 'đúng'],
  [27, 20, 8, 'v.01981.02', 'tu', 60, '2026-09-16', 'RDT 136', 'đúng'],
];

/** Of the Treasury, up to September: one line has another amount, one is not in the book. */
const statement: readonly (readonly [
  number: number,
  voucher: string,
  paid: string,
  millions: number,
  entry: number | null,
])[] = [
  [1, 'RDT 112', '2026-04-16', 48, 1],
  [2, 'RDT 158', '2026-05-22', 150, null],
  [3, 'RDT 190', '2026-06-30', 86, null],
  [4, 'RDT 214', '2026-07-21', 71, null],
  [5, 'RDT 252', '2026-09-01', 12.5, null],
];

export const moneySeeds: readonly DatedSeed[] = [
  ...plan.map(([number, commune, node, capitalKind, source, type, millions, decisionNo, decided]) =>
    seedOf(allocation, `demo.allocation.${number}`, on(decided), {
      commune: to(commune),
      node: to(node),
      year: 2026,
      capitalKind,
      source,
      type,
      planState: planStateOf(type),
      amount: vnd(millions * MILLION),
      decisionNo,
      decisionDate: on(decided),
      assignedBy: source === 'ns_xa' ? 'UBND xã' : 'UBND tỉnh Thái Nguyên',
    }),
  ),
  ...paid.flatMap((row) => entryOf(row)),
  // One voucher that paid two advances' recovery: the accountant looked, and they are two.
  seedOf(entryTwin, 'demo.entryTwin.1', on('2026-09-10'), {
    recordedBy: 'p.01969.ke_toan',
    about: to('demo.disbursement.6'),
    other: to('demo.disbursement.12'),
    verdict: 'different',
  }),
  ...statement.map(([number, voucherNo, paidOn, millions, entry]) =>
    seedOf(treasuryLine, `demo.treasuryLine.${number}`, on('2026-10-05'), {
      recordedBy: 'p.01969.ke_toan',
      commune: to('01969'),
      year: 2026,
      voucherNo,
      payDate: on(paidOn),
      amount: vnd(millions * MILLION),
      capitalKind: 'thuong_xuyen',
      entry: entry === null ? null : to(`demo.disbursement.${entry}`),
    }),
  ),
];

function planStateOf(type: AllocationType): PlanState {
  if (type === 'keo_dai_nam_truoc') return 'keo_dai';
  return type === 'chuyen_nguon' ? 'chuyen_nguon' : 'giao_trong_nam';
}

function entryOf([
  number,
  from,
  project,
  village,
  kind,
  millions,
  paidOn,
  voucherNo,
  verdict,
]: PaidRow): DatedSeed[] {
  const line = plan.find(([of]) => of === from);
  if (line === undefined) throw new Error(`the demo has no allocation ${from}`);
  const [, commune, node, capitalKind, source, type] = line;
  const id = `demo.disbursement.${number}`;
  const day = on(paidOn);
  const entry = seedOf(disbursement, id, day, {
    recordedBy:
      village === null || capitalKind === 'dau_tu' ? `p.${commune}.ke_toan` : `p${village.slice(1)}`,
    commune: to(commune),
    village: village === null ? null : to(village),
    allocation: to(`demo.allocation.${from}`),
    node: to(node),
    project: project === null ? null : to(`demo.productionProject.${project}`),
    year: 2026,
    capitalKind,
    source,
    planState: planStateOf(type),
    entryKind: entryKinds[kind],
    amount: vnd(millions * MILLION),
    payDate: day,
    voucherNo,
    fromTreasury: verdict === 'đúng',
  });
  if (verdict === null) return [entry];
  const word = seedOf(confirmation, `demo.confirmation.${number}`, day, {
    recordedBy: `p.${commune}.ke_toan`,
    about: to(id),
    verdict: verdict === 'đúng' ? 'confirmed' : 'refused',
    date: day,
    note: verdict === 'đúng' ? null : 'Số chứng từ chưa khớp với sổ Kho bạc. Thôn xem lại giúp.',
  });
  return [entry, word];
}
