/** Where every story begins. */
import type { Role } from '../../src/core/role.ts';
import type { Seed } from '../../src/server/office/office.ts';

export const NOON = Date.UTC(2026, 9, 12, 5);

export const firstGrants: readonly (readonly [string, Role, string | null, string | null])[] = [
  ['head', 'villageHead', 'c1', 'v1'],
  ['head2', 'villageHead', 'c1', 'v2'],
  ['officer', 'communeOfficer', 'c1', null],
  ['accountant', 'communeAccountant', 'c1', null],
  ['desk', 'provinceDesk', null, null],
];

const village = { commune: 'c1', village: 'v1', status: 'draft', recordedBy: 'head' } as const;
/** What the office has on the first day. */
export const firstRecords: readonly Seed[] = [
  { id: 'p1', kind: 'project', body: { ...village, name: 'Trâu', people: 9, women: 4, months: ['m1'] } },
  { id: 'p2', kind: 'project', body: { ...village, name: 'Bò', people: 5, women: 2, village: 'v2' } },
  { id: 'e1', kind: 'payment', body: { ...village, status: null, amount: 7_000, project: 'p1' } },
];
