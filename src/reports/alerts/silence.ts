/** Communes with money left of which nobody wrote anything for long. */
import { dayOfInstant, daysBetween, yearOf } from '../../core/day.ts';
import { NO_DONG, type Dong } from '../../core/dong.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { plus } from '../ledger.ts';
import { alertOf, negative, type Alert, type Watch } from './alert.ts';

export function silence({ records, limits, year, today, norm }: Watch): readonly Alert[] {
  const most = norm('update.none');
  if (most === null || yearOf(today) !== year) return [];
  const left = new Map<string, Dong>();
  for (const { commune, planned, paid } of limits.accounts) {
    const rest = plus(planned, negative(paid)) ?? NO_DONG;
    if (commune !== null && rest > 0) left.set(commune, plus(left.get(commune) ?? null, rest) ?? rest);
  }
  const newest = newestByCommune([...records.disbursements, ...records.allocations]);
  return [...left].flatMap(([commune, amount]): Alert[] => {
    const last = newest.get(commune);
    if (!last) return [];
    const day = dayOfInstant(last.time);
    const days = daysBetween(day, today);
    if (days <= most) return [];
    return [alertOf({ kind: 'silent', tone: 'wait', year, commune, amount, day, days, records: [last.id] })];
  });
}

function newestByCommune(records: readonly LiveRecord[]): ReadonlyMap<string, LiveRecord> {
  const newest = new Map<string, LiveRecord>();
  for (const record of records) {
    const commune = textOf(record.body, 'commune');
    const known = commune === null ? undefined : newest.get(commune);
    if (commune !== null && (!known || isNewer(record, known))) newest.set(commune, record);
  }
  return newest;
}

const isNewer = (a: LiveRecord, b: LiveRecord): boolean =>
  a.time > b.time || (a.time === b.time && a.id > b.id);
