/** Slow money, by node and kind of capital: against the mark of today, and where the year will end at this pace. */
import { NO_DONG } from '../../core/dong.ts';
import { lastPayDay } from '../../core/period.ts';
import { plus } from '../ledger.ts';
import type { Limit } from '../limits.ts';
import { paceOn, type Pace } from '../pace.ts';
import { alertOf, negative, type Alert, type Watch } from './alert.ts';

/** One alert for each at most: nothing paid, else below the mark, else a forecast below the norm. */
export function slow({ records, limits, year, today, norm }: Watch): readonly Alert[] {
  const pace = paceOn(records.thresholds, year, today);
  const end = paceOn(records.thresholds, year, lastPayDay(year));
  const least = norm('disbursement.forecast');
  return joined(limits.accounts).flatMap((account): Alert[] => {
    const { node, commune, capitalKind, planned, paid } = account;
    if (planned === null || planned <= 0) return [];
    const share = paid / planned;
    const mark = markOf(pace, capitalKind);
    const about = { year, node, commune, capitalKind, share, amount: plus(planned, negative(paid)) };
    if (paid <= 0 && pace.redIfNoneAfter !== null && pace.months > pace.redIfNoneAfter)
      return [alertOf({ ...about, kind: 'none', tone: 'bad', mark })];
    if (mark !== null && share < mark - ROUNDING) {
      const isFar = pace.redBelow !== null && share < mark * pace.redBelow;
      return [alertOf({ ...about, kind: 'behind', tone: isFar ? 'bad' : 'wait', mark })];
    }
    const forecast = forecastOf(share, mark, markOf(end, capitalKind));
    if (forecast === null || least === null || forecast >= least / 100 - ROUNDING) return [];
    return [alertOf({ ...about, kind: 'forecast', tone: 'wait', share: forecast, mark: least / 100 })];
  });
}

/**
 * Where the year will end if it goes on as it went: the share reached, stretched as the marks of the year are (money
 * is always paid late in the year, a straight line would cry wolf until autumn). 0–1; null: the office has no marks.
 */
export function forecastOf(share: number, markNow: number | null, markAtEnd: number | null): number | null {
  if (markNow === null || markAtEnd === null || markNow <= 0) return null;
  return Math.min(1, Math.max(share, (share / markNow) * markAtEnd));
}

/** Shares that are exactly at their mark are there. */
const ROUNDING = 1e-9;

type Joined = Pick<Limit, 'node' | 'commune' | 'capitalKind' | 'planned' | 'paid'>;

/** Sources of one node and kind of capital together: the marks are of the kind. */
function joined(accounts: readonly Limit[]): readonly Joined[] {
  const groups = new Map<string, Joined>();
  for (const { node, commune, capitalKind, planned, paid } of accounts) {
    const key = JSON.stringify([node, commune, capitalKind]);
    const known = groups.get(key) ?? { node, commune, capitalKind, planned: null, paid: NO_DONG };
    groups.set(key, {
      ...known,
      planned: plus(known.planned, planned),
      paid: plus(known.paid, paid) ?? paid,
    });
  }
  return [...groups.values()];
}

const markOf = ({ investment, recurrent }: Pace, capitalKind: string): number | null =>
  capitalKind === 'dau_tu' ? investment : recurrent;
