/**
 * A province's year for the bench: 3 % of the country's communes, 9 villages each, 120 records a village, as reports
 * read them. The same numbers every time.
 */
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { ct26 } from '../../src/programmes/ct26.ts';
import { dtts21 } from '../../src/programmes/dtts21.ts';
import type { ReportRecords } from '../../src/reports/tally.ts';

export const COMMUNES = 110;
export const VILLAGES = 9;
/** In a village: 42 payments with a word about 40 of them, 8 lines of plan, 20 demands, 4 projects, 6 other. */
const IN_A_VILLAGE = {
  payments: 42,
  words: 40,
  plans: 8,
  demands: 20,
  projects: 4,
  difficulties: 4,
  submissions: 2,
};
export const IN_ALL =
  COMMUNES * VILLAGES * Object.values(IN_A_VILLAGE).reduce((sum, count) => sum + count, 0);

const NODES = [
  'DTTS21.DA1',
  'DTTS21.DA3.TDA1',
  'DTTS21.DA3.TDA2',
  'DTTS21.DA4.TDA1',
  'DTTS21.DA5.TDA3',
  'CT26.HP1.NDTP03',
  'CT26.HP2.NDTP01',
  'CT26.HP2.NDTP02',
];
const SOURCES = ['nstw', 'nstw', 'nstw', 'ns_tinh', 'ns_xa'];
const SUBJECTS = ['disbursement', 'trainingDemand'];
const MILLION = 1_000_000;

/** `communes`: how many of the province's; the first ones. */
export function provinceYear(communes = COMMUNES): ReportRecords {
  const made: Record<keyof ReportRecords, LiveRecord[]> = {
    allocations: [],
    disbursements: [],
    confirmations: [],
    entryTwins: [],
    demands: [],
    submissions: [],
    projects: [],
    difficulties: [],
    nodes: [],
    thresholds: [],
    communes: [],
    villages: [],
  };
  for (const { id: name, label, ...body } of [...dtts21, ...ct26])
    made.nodes.push(record(name, 'programmeNode', { ...body, sayAs: label }));
  made.thresholds.push(
    record('lop', 'threshold', { norm: 'classSize.theory', value: 35, validFrom: '2021-01-01' }),
  );
  for (let c = 0; c < communes; c += 1) {
    const commune = String(1_969 + 12 * c).padStart(5, '0');
    made.communes.push(record(commune, 'commune', { code: commune, name: `Xã ${c + 1}`, unitType: 'xã' }));
    for (let v = 0; v < VILLAGES; v += 1)
      oneVillage(made, commune, `v.${commune}.${v + 1}`, c * VILLAGES + v);
  }
  return made;
}

function oneVillage(
  into: Record<keyof ReportRecords, LiveRecord[]>,
  commune: string,
  village: string,
  at: number,
): void {
  const roll = (n: number, below: number): number => ((at + 1) * 7_919 + n * 104_729) % below;
  const of = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
  const two = (number: number): string => String(number).padStart(2, '0');
  const dayOf = (n: number): string => `2026-${two(1 + roll(n, 11))}-${two(1 + roll(n + 3, 28))}`;
  const account = (n: number): AnyBody => ({
    commune,
    year: 2026,
    node: of(NODES, n + at),
    capitalKind: n % 3 === 0 ? 'dau_tu' : 'thuong_xuyen',
    source: of(SOURCES, n),
    planState: n % 5 === 0 ? 'chuyen_nguon' : 'giao_trong_nam',
  });
  into.villages.push(record(village, 'village', { name: `Bản ${at + 1}`, commune, unitType: 'ban' }));
  for (let n = 0; n < IN_A_VILLAGE.projects; n += 1) {
    const [state, own] = [(40 + roll(n, 90)) * MILLION, (10 + roll(n, 40)) * MILLION];
    const body = {
      commune,
      year: 2026,
      name: `Dự án ${n + 1}`,
      villages: [village],
      node: of(NODES, n + at),
      status: 'implementing',
      form: 'cong_dong',
      sector: 'chan_nuoi',
      households: 12,
      poor: 5,
      totalCost: state + own,
      sources: [
        { id: 's1', source: 'nstw', amount: state },
        { id: 's2', source: 'nhan_dan', amount: own },
      ],
    };
    into.projects.push(record(`${village}.project.${n}`, 'productionProject', body));
  }
  for (let n = 0; n < IN_A_VILLAGE.plans; n += 1)
    into.allocations.push(
      record(`${village}.plan.${n}`, 'allocation', {
        ...account(n),
        amount: (200 + roll(n, 700)) * MILLION,
        decisionDate: `2026-0${1 + (n % 6)}-10`,
        type: 'giao_dau_nam',
      }),
    );
  for (let n = 0; n < IN_A_VILLAGE.payments; n += 1) {
    const about = `${village}.pay.${n}`;
    into.disbursements.push(
      record(about, 'disbursement', {
        ...account(n),
        village,
        project: n % 2 === 0 ? `${village}.project.${n % IN_A_VILLAGE.projects}` : null,
        entryKind: 'thanh_toan_khoi_luong',
        amount: (5 + roll(n, 60)) * MILLION,
        payDate: dayOf(n),
        voucherNo: `RDT ${at * IN_A_VILLAGE.payments + n}`,
        ...(n % 7 === 0 ? { estimateToYearEnd: 90 * MILLION, periodDate: dayOf(n + 1) } : {}),
      }),
    );
    if (n < IN_A_VILLAGE.words)
      into.confirmations.push(
        record(`${village}.word.${n}`, 'confirmation', {
          about,
          verdict: n % 19 === 7 ? 'refused' : 'confirmed',
        }),
      );
  }
  for (let n = 0; n < IN_A_VILLAGE.demands; n += 1)
    into.demands.push(
      record(`${village}.demand.${n}`, 'trainingDemand', {
        commune,
        village,
        planYear: 2027,
        trade: of(['trade.han', 'trade.ga', 'trade.che', 'trade.ong_mat'], n + at),
        level: 'so_cap',
        status: 'draft',
        people: 3 + roll(n, 20),
        women: n % 4 === 0 ? null : 2,
      }),
    );
  for (let n = 0; n < IN_A_VILLAGE.difficulties; n += 1)
    into.difficulties.push(
      record(`${village}.difficulty.${n}`, 'difficulty', {
        commune,
        village,
        node: of(NODES, n + at),
        category: of(['giao_von', 'huong_dan', 'dau_ra', 'thu_tuc'], n),
        description: 'Chưa có hướng dẫn.',
        sinceDate: dayOf(n),
        level: 'xa',
        status: 'new',
      }),
    );
  for (let n = 0; n < IN_A_VILLAGE.submissions; n += 1)
    into.submissions.push(
      record(`${village}.sent.${n}`, 'villageSubmission', {
        commune,
        village,
        subject: of(SUBJECTS, n),
        periodFrom: '2026-01-01',
        periodTo: '2026-12-31',
      }),
    );
}

function record(name: string, kind: string, body: AnyBody): LiveRecord {
  return { id: id.parse(name), kind, seq: 1, gone: 'no', time: 1, review: [], body };
}
