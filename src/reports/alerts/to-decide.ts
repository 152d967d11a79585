/** What only an accountant can decide: payments that may be one, differences from the Treasury's statement. */
import { NO_DONG, type Dong } from '../../core/dong.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { grouped } from '../grouped.ts';
import { dongOf, plus } from '../ledger.ts';
import { matchTreasury } from '../treasury.ts';
import { possibleTwins } from '../twins.ts';
import { alertOf, negative, type Alert, type Watch } from './alert.ts';

export function twinsToDecide({ records, states, year }: Watch): readonly Alert[] {
  return possibleTwins(records.disbursements, states, records.entryTwins).map(({ first, second }) =>
    alertOf({
      kind: 'twins',
      tone: 'wait',
      year,
      node: textOf(second.body, 'node'),
      commune: textOf(second.body, 'commune'),
      capitalKind: textOf(second.body, 'capitalKind'),
      amount: dongOf(second.body, 'amount'),
      records: [second.id, first.id],
    }),
  );
}

/** One for each commune whose statement was written down, up to the last day that the statement tells of. */
export function treasuryDifferences({ records, states, year }: Watch): readonly Alert[] {
  const lines = records.treasuryLines.filter(({ gone }) => gone === 'no');
  const entriesOf = grouped(records.disbursements, communeOf);
  return [...grouped(lines, communeOf)].flatMap(([commune, own]): Alert[] => {
    const until = own.reduce((last, { body }) => laterOf(last, payDate(body)), '');
    const { rows } = matchTreasury(own, entriesOf.get(commune) ?? [], states);
    const open = rows.filter(
      ({ duty, line, entry }) => duty !== null && (line !== null || payDate(entry?.body ?? {}) <= until),
    );
    if (open.length === 0) return [];
    const amount = open.reduce<Dong>(
      (sum, { difference }) => plus(sum, difference < 0 ? negative(difference) : difference) ?? sum,
      NO_DONG,
    );
    return [
      alertOf({
        kind: 'treasury',
        tone: 'wait',
        year,
        commune: commune === '' ? null : commune,
        amount,
        count: open.length,
        records: open.flatMap(({ line, entry }) => line?.id ?? entry?.id ?? []),
      }),
    ];
  });
}

const communeOf = ({ body }: LiveRecord): string => textOf(body, 'commune') ?? '';
const payDate = (body: LiveRecord['body']): string => textOf(body, 'payDate') ?? '';
const laterOf = (a: string, b: string): string => (a < b ? b : a);
