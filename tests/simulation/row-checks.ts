/** What a phone shows of the office's book at the end of a story. */
import { scopesOf } from '../../src/core/audience.ts';
import { dayOfInstant } from '../../src/core/day.ts';
import { canonical } from '../../src/core/json.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { storedHeldOn } from '../../src/server/office/grants.ts';
import { openValues } from '../../src/storage/opened-body.ts';
import type { SimPhone } from './sim-phone.ts';
import { simRules } from './sim-rules.ts';
import type { World } from './world.ts';

/** A phone's rows are what its grants let it see, and nothing else. */
export async function checkRows(
  { ledger, database, clock }: World,
  { number, person, disk }: SimPhone,
): Promise<void> {
  const tables = database.tables();
  const grants = [...tables.records.values()].filter((record) => record.holder === person);
  const scopes: readonly string[] = scopesOf(storedHeldOn(grants, dayOfInstant(clock.now)));
  const wanted = new Map<string, string>();
  for (const record of tables.records.values()) {
    const granted = record.audience.filter((scope) => scopes.includes(scope));
    if (granted.length === 0) continue;
    const personal = record.sealed === null ? {} : await passThrough.open(record.sealed);
    wanted.set(record.id, shown(record, { ...record.open, ...personal }, granted));
  }
  const has = new Map<string, string>();
  for (const { id, kind, base } of disk.contents().rows.values()) {
    if (!base) continue;
    const values = await openValues(passThrough, simRules.find, kind, base);
    has.set(id, shown({ kind, ...base }, values, base.scopes));
  }
  for (const id of new Set([...wanted.keys(), ...has.keys()])) {
    const [here, there] = [has.get(id), wanted.get(id)];
    if (here !== there)
      ledger.break(
        `phone ${number}: ${id} is ${here ?? 'not here'}, and at the office ${there ?? 'nothing'}`,
      );
  }
}

interface Shown {
  readonly kind: string;
  readonly seq: number;
  readonly gone: string;
  readonly time: number;
  readonly review: readonly string[];
}

function shown({ kind, seq, gone, time, review }: Shown, values: unknown, scopes: readonly string[]): string {
  return canonical([kind, seq, gone, time, [...review], values as never, [...scopes].sort()]); // JSON values
}
