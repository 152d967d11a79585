/** Records of money and norms for the tests of alerts: what an office is seeded with, and one commune's accounts. */
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { thresholds as seeds } from '../../src/programmes/thresholds.ts';
import type { AlertRecords } from '../../src/reports/alerts/alert.ts';
import { alertsOf } from '../../src/reports/alerts/alerts-of.ts';

let next = 0;
export function record(kind: string, body: AnyBody, more: Partial<LiveRecord> = {}): LiveRecord {
  next += 1;
  const own = id.parse(`r${String(next).padStart(6, '0')}`);
  return { id: own, kind, seq: next, gone: 'no', time: 1, review: [], body, ...more };
}

const money = {
  commune: '01969',
  node: 'DA3',
  year: 2026,
  capitalKind: 'thuong_xuyen',
  source: 'nstw',
  planState: 'giao_trong_nam',
  entryKind: 'thanh_toan',
};

/** An allocation of 10/01 that says for which project it is. */
export const line = (amount: number, more: AnyBody = {}): LiveRecord =>
  record('allocation', { ...money, project: 'p1', decisionDate: '2026-01-10', amount, ...more });
export const pay = (amount: number, payDate: string, more: AnyBody = {}): LiveRecord =>
  record('disbursement', { ...money, amount, payDate, ...more });
export const confirm = (entry: LiveRecord): LiveRecord =>
  record('confirmation', { about: entry.id, verdict: 'confirmed' });
export const node = (name: string, body: AnyBody): LiveRecord =>
  record('programmeNode', { parent: null, ...body }, { id: id.parse(name) });

/** A norm that an office keeps from that day on, besides the seeded ones. */
export const norm = (name: string, value: number, more: AnyBody = {}): LiveRecord =>
  record('threshold', { norm: name, value, validFrom: '2026-01-01', ...more });

export const seeded: readonly LiveRecord[] = seeds.map(({ id: name, ...body }) =>
  record('threshold', body, { id: id.parse(name) }),
);

/** Everything confirmed, unless somebody says otherwise. */
export function recordsOf(parts: Partial<AlertRecords>): AlertRecords {
  return {
    allocations: [],
    disbursements: [],
    confirmations: (parts.disbursements ?? []).map(confirm),
    entryTwins: [],
    treasuryLines: [],
    projects: [],
    nodes: [node('DA3', {})],
    thresholds: seeded,
    ...parts,
  };
}

export const alertsOn = (today: string, parts: Partial<AlertRecords>) =>
  alertsOf(recordsOf(parts), day.parse(today));
