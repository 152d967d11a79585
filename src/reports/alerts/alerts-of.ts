/**
 * What an officer should look at before somebody above asks (field.md §4.4): slow money, money that expires, advances
 * nobody recovered, money without a plan. The same on the phone, at the desk and in the report; every figure that
 * decides is the office's own `threshold` record. Nothing here forbids anything.
 */
import type { Day } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import { payableYears } from '../../core/period.ts';
import type { LiveRecord } from '../../core/record.ts';
import { entryStates, type EntryState } from '../ledger.ts';
import { limitsOf } from '../limits.ts';
import { numberOf } from '../pace.ts';
import { alertKinds, type Alert, type AlertRecords, type Watch } from './alert.ts';
import { expiring } from './expiring.ts';
import { openAdvances } from './open-advances.ts';
import { overPlan } from './over-plan.ts';
import { silence } from './silence.ts';
import { slow } from './slow.ts';
import { treasuryDifferences, twinsToDecide } from './to-decide.ts';
import { undetailed } from './undetailed.ts';

/**
 * Of the budget years that may be paid from today: in January of the one that is closing, too. `records`: of all
 * years. The pressing ones first; the same in whatever order the records come.
 */
export function alertsOf(records: AlertRecords, today: Day): readonly Alert[] {
  const states = entryStates(records.disbursements, records.confirmations, records.entryTwins);
  const inForce = records.thresholds.filter((threshold) => isInForce(threshold, today));
  const norm = (name: string): number | null => numberOf(inForce, name);
  const found = [
    ...payableYears(today).flatMap((year) => alertsOfYear(records, states, year, today, norm)),
    ...openAdvances(records.disbursements, states, norm('advance.notRecovered'), today),
  ];
  return found.sort(compareAlerts);
}

function alertsOfYear(
  records: AlertRecords,
  states: ReadonlyMap<string, EntryState>,
  year: number,
  today: Day,
  norm: Watch['norm'],
): readonly Alert[] {
  const own = (list: readonly LiveRecord[]) => list.filter(({ body }) => body['year'] === year);
  const ofYear = {
    ...records,
    allocations: own(records.allocations),
    disbursements: own(records.disbursements),
    treasuryLines: own(records.treasuryLines),
    projects: own(records.projects),
  };
  const watch: Watch = {
    records: ofYear,
    states,
    limits: limitsOf(ofYear, states, today),
    year,
    today,
    norm,
  };
  return [overPlan, twinsToDecide, treasuryDifferences, expiring, slow, undetailed, silence].flatMap((look) =>
    look(watch),
  );
}

/** Red before amber, more money before less; then by what they are about, so that any order of records gives one. */
export function compareAlerts(a: Alert, b: Alert): number {
  const first = Number(a.tone === 'wait') - Number(b.tone === 'wait') || (b.amount ?? 0) - (a.amount ?? 0);
  if (first !== 0) return first;
  const kinds = alertKinds.indexOf(a.kind) - alertKinds.indexOf(b.kind);
  return kinds || (keyOf(a) < keyOf(b) ? -1 : 1);
}

const keyOf = ({ year, node, commune, capitalKind, records }: Alert): string =>
  JSON.stringify([year, node, commune, capitalKind, records]);

const isInForce = ({ body }: LiveRecord, on: Day): boolean =>
  (textOf(body, 'validFrom') ?? '') <= on && on <= (textOf(body, 'validTo') ?? '9999-12-31');
