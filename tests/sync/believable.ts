/** Records as villages write them, about 590 bytes each, the same for the same seed. */
import type { Id } from '../../src/core/id.ts';
import { newId } from '../../src/core/id.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Mutation } from '../../src/core/mutation.ts';
import type { Receipt } from '../../src/core/outcome.ts';
import type { OfficeRow } from '../../src/core/record.ts';
import { SCHEMA } from '../../src/sync/protocol.ts';

/** Mulberry32: numbers from 0 up to 1. */
export function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function bytesFrom(dice: () => number): (length: number) => Uint8Array {
  return (length) => Uint8Array.from({ length }, () => Math.floor(dice() * 256));
}

const NOON = Date.UTC(2026, 10, 22, 5);

export function believableMutations(count: number, seed = 1): Mutation[] {
  const dice = createDice(seed);
  const random = bytesFrom(dice);
  let at = NOON - count * 60_000;
  return Array.from({ length: count }, (_, nth) => {
    const id = newId(random);
    at += 20_000 + Math.floor(dice() * 80_000);
    const demand = nth % 2 === 0;
    const kind = demand ? 'trainingDemand' : 'disbursement';
    const open = demand ? demandBody(dice) : disbursementBody(dice, random);
    return { id, op: 'create', kind, record: id, at, schema: SCHEMA, open, sealed: null, target: null };
  });
}

/** The office's plain OK for each of them. */
export function believableReceipts(
  mutations: readonly Mutation[],
  firstSeq = 4_001,
): (Receipt & { id: Id })[] {
  const random = bytesFrom(createDice(99));
  return mutations.map((m, nth) => ({
    id: m.id,
    outcome: 'OK',
    reason: null,
    troubles: [],
    time: m.at + 1_730,
    seq: firstSeq + nth,
    mac: newId(random).slice(0, 11),
  }));
}

export function believableRows(count: number): OfficeRow[] {
  return believableMutations(count).map((m, nth) => ({
    id: m.record,
    kind: m.kind,
    seq: 4_001 + nth,
    gone: 'no',
    time: m.at + 1_730,
    review: [],
    scopes: [`village:v.01969.${String((nth % 12) + 1).padStart(2, '0')}`, 'commune:01969', 'office'],
    open: m.open ?? {},
    sealed: null,
  }));
}

const TRADES = [
  'trade.chan-nuoi-thu-y',
  'trade.may-cong-nghiep',
  'trade.han',
  'trade.trong-nam',
  'trade.sua-xe-may',
];
const USES = [
  'Nuôi trâu sinh sản tại nhà',
  'Đi làm ở khu công nghiệp',
  'Mở xưởng nhỏ trong thôn',
  'Trồng và bán nấm',
];
const REASONS = ['Khối lượng nghiệm thu đợt 2 theo biên bản', 'Tạm ứng theo hợp đồng mua giống'];
const PLACES = ['Nhà văn hoá thôn', 'Trung tâm học tập cộng đồng xã', 'Trường nghề huyện cũ'];

function pick<T>(dice: () => number, list: readonly [T, ...T[]] | readonly T[]): T {
  const found = list[Math.floor(dice() * list.length)] ?? list[0];
  if (found === undefined) throw new Error('an empty list');
  return found;
}

function village(dice: () => number): string {
  return `v.01969.${String(1 + Math.floor(dice() * 12)).padStart(2, '0')}`;
}

function demandBody(dice: () => number): JsonObject {
  const people = 5 + Math.floor(dice() * 40);
  const part = (): number => Math.floor(dice() * people);
  return {
    commune: '01969',
    village: village(dice),
    planYear: 2027,
    meeting: `b.${200 + Math.floor(dice() * 40)}`,
    trade: pick(dice, TRADES),
    level: pick(dice, ['soCap', 'duoi3Thang']),
    people,
    women: part(),
    ethnicMinority: part(),
    poor: part(),
    nearPoor: part(),
    escapedPoor: part(),
    lowIncome: part(),
    disabled: Math.floor(dice() * 3),
    merit: Math.floor(dice() * 3),
    landLost: 0,
    joblessWomen: part(),
    months: [String(1 + Math.floor(dice() * 6)), String(7 + Math.floor(dice() * 6))],
    place: pick(dice, PLACES),
    expectedUse: pick(dice, USES),
    recordedBy: 'p.01969.01',
    status: 'draft',
  };
}

function disbursementBody(dice: () => number, random: (length: number) => Uint8Array): JsonObject {
  const day = String(1 + Math.floor(dice() * 28)).padStart(2, '0');
  const month = String(1 + Math.floor(dice() * 12)).padStart(2, '0');
  return {
    commune: '01969',
    village: village(dice),
    allocation: newId(random),
    node: pick(dice, ['DTTS21.DA3.TDA2', 'GN21.DA2', 'NTM21.NDTP3', 'CT26.HP2.ND1']),
    year: 2026,
    capitalKind: pick(dice, ['dauTu', 'suNghiep']),
    source: pick(dice, ['trungUong', 'tinh', 'xa']),
    planState: pick(dice, ['trongNam', 'keoDai']),
    entryKind: pick(dice, ['tam_ung', 'thanh_toan']),
    amount: Math.floor(dice() * 40_000) * 25_000,
    payDate: `2026-${month}-${day}`,
    periodDate: `2026-${month}-28`,
    voucherNo: `UNC-${1 + Math.floor(dice() * 9_000)}/2026`,
    reasonOver: pick(dice, REASONS),
    estimateToYearEnd: Math.floor(dice() * 400) * 1_000_000,
    recordedBy: 'p.01969.03',
  };
}
