/** More was paid than planned: the payments that went beyond, the latest first. */
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { alertOf, type Alert, type Watch } from './alert.ts';

export function overPlan({ records, limits, year }: Watch): readonly Alert[] {
  const { accounts, beyond, of } = limits;
  const wentBeyond = records.disbursements.filter(({ id }) => beyond.has(id)).sort(latestFirst);
  return accounts
    .filter(({ over }) => over > 0)
    .map((account) => {
      const own = wentBeyond.filter(({ body }) => of(body) === account).map(({ id }) => id);
      const { node, commune, capitalKind, over } = account;
      return alertOf({
        kind: 'over',
        tone: 'bad',
        year,
        node,
        commune,
        capitalKind,
        amount: over,
        count: own.length,
        records: own,
      });
    });
}

function latestFirst(a: LiveRecord, b: LiveRecord): number {
  const [one, other] = [textOf(a.body, 'payDate') ?? '', textOf(b.body, 'payDate') ?? ''];
  return one === other ? (a.id < b.id ? 1 : -1) : one < other ? 1 : -1;
}
