/** The test of the test: each rule that can be switched off, alone or with others (guard-groups.ts), and the first seed that fails. */
import { allGuards, type Guards } from '../../src/server/office/guards.ts';
import { allPhoneGuards, type PhoneGuards } from '../../src/sync/guards.ts';
import { newerStays } from './guard-cases.ts';
import { guardGroups } from './guard-groups.ts';
import type { Off } from './world.ts';

export interface GuardRow {
  readonly name: string;
  readonly off: Off;
  /** The first seed that fails with it off; null: see `instead`. */
  readonly seed: number | null;
  /** Where its case stands, if another guard stands before it in every story. */
  readonly instead?: string;
  /** That case: with those guards off, does the rule hold? */
  readonly holds?: (off: Off) => Promise<boolean>;
}

const office = (name: keyof Guards, seed: number): GuardRow => ({
  name: `office ${name}`,
  off: { office: { [name]: false } },
  seed,
});
const phone = (name: keyof PhoneGuards, seed: number | null): GuardRow => ({
  name: `phone ${name}`,
  off: { phone: { [name]: false } },
  seed,
});

/** Each rule alone. */
export const singleGuards: readonly GuardRow[] = [
  office('officeRowFirst', 1),
  office('ackAfterCommit', 10),
  office('ids', 4),
  office('chain', 1),
  office('proofFirst', 9),
  office('predecessor', 4),
  office('walkStart', 3),
  office('exits', 46),
  office('grantHash', 3),
  office('heldLine', 33),
  office('release', 9),
  office('correctedTime', 80),
  office('receipts', 10),
  office('mendOnce', 920),
  office('deletedApart', 3),
  office('baseValues', 11),
  office('togetherGroups', 318),
  office('childrenFollow', 57),
  office('rights', 1),
  office('scopeCheck', 1),
  office('certificates', 9),
  phone('strictSave', 15),
  phone('prefix', 1),
  phone('askHeld', 9),
  phone('compareAndSet', 4257),
  phone('replay', 9),
  phone('voidVersions', 10),
  phone('sweep', 10),
  phone('keepJournal', 1),
  // Whatever comes late is dropped whole by rule 5, so that no story shows it alone.
  { ...phone('newerStays', null), instead: 'tests/simulation/guard-cases.ts', holds: newerStays },
  phone('purge', 25),
  phone('foldHeld', 3),
  phone('authoredAhead', 299),
  phone('showReceipts', 10),
];

/** When the stories change, `npm run simulate -- --guards` says the first seeds anew. */
export const guardTable: readonly GuardRow[] = [...singleGuards, ...guardGroups];

/** Every guard that there is stands in the table. */
export function missingGuards(): readonly string[] {
  const all = [
    ...Object.keys(allGuards).map((name) => `office ${name}`),
    ...Object.keys(allPhoneGuards).map((name) => `phone ${name}`),
  ];
  const known = new Set(guardTable.map((row) => row.name));
  return all.filter((name) => !known.has(name));
}
