/** Money of a programme that ends soon, or has ended (old programmes: 31/12/2026), with something left to pay. */
import { daysBetween, parseDay, type Day } from '../../core/day.ts';
import { NO_DONG } from '../../core/dong.ts';
import { textOf, type AnyBody } from '../../core/kind.ts';
import { plus } from '../ledger.ts';
import { alertOf, negative, type Alert, type Watch } from './alert.ts';

export function expiring({ records, limits, year, today, norm }: Watch): readonly Alert[] {
  const notice = norm('money.expires');
  if (notice === null) return [];
  const bodies = new Map(records.nodes.map(({ id, body }) => [String(id), body]));
  return limits.accounts.flatMap((account): Alert[] => {
    const { node, commune, capitalKind, planned, paid } = account;
    const rest = plus(planned, negative(paid)) ?? NO_DONG;
    const last = lastDayOf(node, bodies);
    if (last === null || rest <= 0) return [];
    const days = daysBetween(today, last);
    if (days > notice) return [];
    const tone = days <= notice / 2 ? 'bad' : 'wait';
    return [
      alertOf({ kind: 'expires', tone, year, node, commune, capitalKind, amount: rest, day: last, days }),
    ];
  });
}

/** The earliest last day of a node and all above it. Null: none of them ends. */
function lastDayOf(node: string, bodies: ReadonlyMap<string, AnyBody>): Day | null {
  let last: Day | null = null;
  const seen = new Set<string>();
  for (let at: string | null = node; at !== null && !seen.has(at);) {
    seen.add(at);
    const body: AnyBody = bodies.get(at) ?? {};
    const ends = parseDay(body['validTo']);
    if (ends !== null && (last === null || ends < last)) last = ends;
    at = textOf(body, 'parent');
  }
  return last;
}
