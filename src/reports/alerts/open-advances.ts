/**
 * Advances that were not recovered in time: of one project, or, without one, of one node and commune. What came back
 * is taken off the oldest first, whatever budget year either was written under.
 */
import { daysBetween, makeDay, monthOf, parseDay, yearOf, type Day } from '../../core/day.ts';
import { NO_DONG, toDong, type Dong } from '../../core/dong.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { grouped } from '../grouped.ts';
import { dongOf, plus, type EntryState } from '../ledger.ts';
import { alertOf, type Alert } from './alert.ts';

/** `entries`: of all years. `months`: how old an advance may become. */
export function openAdvances(
  entries: readonly LiveRecord[],
  states: ReadonlyMap<string, EntryState>,
  months: number | null,
  today: Day,
): readonly Alert[] {
  if (months === null) return [];
  const latest = monthsBefore(today, months);
  const advances = entries.filter(
    ({ id, body }) =>
      states.get(id) === 'confirmed' && KINDS.includes(body['entryKind']) && payDate(body) <= today,
  );
  const groups = grouped(advances, ({ body }) => {
    const { project = null, node = null, commune = null, source = null, capitalKind = null } = body;
    return JSON.stringify([project ?? [node, commune], source, capitalKind]);
  });
  return [...groups.values()].flatMap((group): Alert[] => {
    let recovered = 0;
    for (const { body } of group) recovered += Math.max(0, -(dongOf(body, 'amount') ?? 0));
    const old: LiveRecord[] = [];
    let open: Dong = NO_DONG;
    for (const entry of [...group].sort(byPayDate)) {
      const amount = dongOf(entry.body, 'amount');
      if (amount === null || amount <= 0) continue;
      const rest = Math.max(0, amount - recovered);
      recovered = Math.max(0, recovered - amount);
      if (rest === 0 || payDate(entry.body) >= latest) continue;
      old.push(entry);
      open = plus(open, toDong(rest)) ?? open;
    }
    const [first] = old;
    if (!first) return [];
    const { body } = first;
    const day = parseDay(body['payDate']);
    return [
      alertOf({
        kind: 'advance',
        tone: 'wait',
        year: typeof body['year'] === 'number' ? body['year'] : yearOf(today),
        node: textOf(body, 'node'),
        commune: textOf(body, 'commune'),
        capitalKind: textOf(body, 'capitalKind'),
        amount: open,
        day,
        days: day && daysBetween(day, today),
        count: old.length,
        records: old.map(({ id }) => id),
      }),
    ];
  });
}

const KINDS: readonly unknown[] = ['tam_ung', 'thu_hoi_tam_ung'];

const payDate = (body: LiveRecord['body']): string => textOf(body, 'payDate') ?? '';

function byPayDate(a: LiveRecord, b: LiveRecord): number {
  const [one, other] = [payDate(a.body), payDate(b.body)];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}

/** The same day so many months ago; the last of a shorter month. */
function monthsBefore(today: Day, months: number): Day {
  const index = yearOf(today) * 12 + monthOf(today) - 1 - Math.round(months);
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const day = Number(today.slice(8));
  return (
    [day, 30, 29, 28].map((one) => makeDay(year, month, Math.min(one, day))).find((one) => one !== null) ??
    today
  );
}
