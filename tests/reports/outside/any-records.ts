/** Any records of money, projects and demand for fast-check: two communes, two trees, everything small enough to read. */
import fc from 'fast-check';
import { id } from '../../../src/core/id.ts';
import type { AnyBody } from '../../../src/core/kind.ts';
import type { LiveRecord } from '../../../src/core/record.ts';
import { ct26 } from '../../../src/programmes/ct26.ts';
import { dtts21 } from '../../../src/programmes/dtts21.ts';
import type { ReportRecords } from '../../../src/reports/tally.ts';

export const COMMUNES = ['01969', '01981'] as const;
export const VILLAGES = ['v.01969.01', 'v.01969.02', 'v.01981.01'] as const;
const NODES = ['DTTS21', 'DTTS21.DA3', 'DTTS21.DA3.TDA2', 'CT26.HP2.NDTP02', 'CT26.HP2'] as const;

export function record(name: string, kind: string, body: AnyBody): LiveRecord {
  return { id: id.parse(name), kind, seq: 1, gone: 'no', time: 1, review: [], body };
}

const amount = fc.integer({ min: 1, max: 900 }).map((millions) => millions * 1_000_000 + 1);
const dayOf2026 = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const money = {
  village: fc.constantFrom(...VILLAGES, null),
  node: fc.constantFrom(...NODES),
  capitalKind: fc.constantFrom('dau_tu', 'thuong_xuyen'),
  source: fc.constantFrom('nstw', 'ns_tinh', 'khac'),
  planState: fc.constantFrom('giao_trong_nam', 'keo_dai', 'ung_truoc'),
  amount,
};
const count = fc.option(fc.integer({ min: 0, max: 30 }));

/** A village belongs to its commune. */
const placed = ({ village, ...body }: AnyBody, at: number): AnyBody => ({
  ...body,
  year: 2026,
  commune: typeof village === 'string' ? village.slice(2, 7) : COMMUNES[at % COMMUNES.length],
  ...(village === null ? {} : { village }),
});

const listOf = (
  kind: string,
  body: fc.Arbitrary<AnyBody>,
  most: number,
): fc.Arbitrary<readonly LiveRecord[]> =>
  fc
    .array(body, { maxLength: most })
    .map((bodies) => bodies.map((one, at) => record(`${kind}.${at}`, kind, placed(one, at))));

const places = {
  communes: COMMUNES.map((code) => record(code, 'commune', { code, name: `Xã ${code}`, unitType: 'xã' })),
  villages: VILLAGES.map((name) =>
    record(name, 'village', { name, commune: name.slice(2, 7), unitType: 'thon' }),
  ),
  nodes: [...dtts21, ...ct26].map(({ id: name, label, ...body }) =>
    record(name, 'programmeNode', { ...body, sayAs: label }),
  ),
  thresholds: [record('lop', 'threshold', { norm: 'classSize.theory', value: 35, validFrom: '2021-01-01' })],
};

export const anyRecords: fc.Arbitrary<ReportRecords> = fc
  .record({
    allocations: listOf('allocation', fc.record({ ...money, decisionDate: fc.option(dayOf2026) }), 12),
    disbursements: listOf(
      'disbursement',
      fc
        .record({ ...money, payDate: dayOf2026, sign: fc.constantFrom(1, 1, 1, -1) })
        .map(({ sign, ...body }) => ({
          ...body,
          amount: sign * body.amount,
        })),
      20,
    ),
    verdicts: fc.array(fc.constantFrom('confirmed', 'confirmed', 'refused', null), {
      minLength: 20,
      maxLength: 20,
    }),
    projects: listOf(
      'productionProject',
      fc
        .record({ ...money, households: count, poor: count, amount, given: amount })
        .map(({ given, ...body }) => ({
          ...body,
          name: 'Dự án',
          villages: body.village === null ? [...VILLAGES] : [body.village],
          village: body.village,
          sources: [
            { id: 's1', source: 'nstw', amount: body.amount },
            { id: 's2', source: 'nhan_dan', amount: given },
          ],
        })),
      5,
    ),
    demands: listOf(
      'trainingDemand',
      fc.record({
        village: fc.constantFrom(...VILLAGES),
        planYear: fc.constantFrom(2027, 2027, 2028),
        trade: fc.constantFrom('trade.han', 'trade.ga'),
        people: count,
        women: count,
        poor: count,
      }),
      12,
    ),
    difficulties: listOf(
      'difficulty',
      fc.record({
        village: fc.constantFrom(...VILLAGES),
        category: fc.constantFrom('khac', 'dau_ra'),
        sinceDate: dayOf2026,
      }),
      5,
    ),
  })
  .map(({ verdicts, ...records }) => ({
    ...places,
    ...records,
    entryTwins: [],
    submissions: [],
    confirmations: records.disbursements.flatMap(({ id: about }, at) => {
      const verdict = verdicts[at] ?? null;
      return verdict === null ? [] : [record(`word.${at}`, 'confirmation', { about, verdict })];
    }),
  }));
