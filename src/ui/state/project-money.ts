/**
 * Money of production projects: what each source gives, and what of it was paid and confirmed.
 */
import type { Dong } from '../../core/dong.ts';
import { textOf, type AnyBody } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { dongOf, plus, rate, type EntryState } from '../../reports/ledger.ts';

export interface SourceLine {
  /** A key of programmes/capital.ts `capitalSources`. */
  readonly source: string;
  /** Null: paid from it, though the project does not name it. */
  readonly planned: Dong | null;
  readonly paid: Dong | null;
}

export interface ProjectMoney {
  readonly planned: Dong | null;
  /** Confirmed payments only. */
  readonly paid: Dong | null;
  readonly rate: number | null;
  readonly sources: readonly SourceLine[];
  readonly payments: readonly { readonly record: LiveRecord; readonly state: EntryState }[];
}

/** `payments` may be of other projects, too; `states` are theirs. */
export function projectMoney(
  project: LiveRecord,
  payments: readonly LiveRecord[],
  states: ReadonlyMap<string, EntryState>,
): ProjectMoney {
  const own = payments.filter(({ body }) => textOf(body, 'project') === project.id);
  const planned = new Map<string, Dong | null>();
  for (const row of rowsOf(project.body['sources'])) {
    const source = textOf(row, 'source') ?? '';
    planned.set(source, plus(planned.get(source) ?? null, dongOf(row, 'amount')));
  }
  const paid = new Map<string, Dong | null>();
  for (const { id, body } of own) {
    if (states.get(id) !== 'confirmed') continue;
    const source = textOf(body, 'source') ?? '';
    paid.set(source, plus(paid.get(source) ?? null, dongOf(body, 'amount')));
  }
  const sources = [...new Set([...planned.keys(), ...paid.keys()])].map((source) => ({
    source,
    planned: planned.get(source) ?? null,
    paid: paid.get(source) ?? null,
  }));
  const plannedTotal = sumOf(planned.values()) ?? dongOf(project.body, 'totalCost');
  const paidTotal = sumOf(paid.values());
  return {
    planned: plannedTotal,
    paid: paidTotal,
    rate: rate(paidTotal, plannedTotal),
    sources,
    payments: own.map((record) => ({ record, state: states.get(record.id) ?? 'pending' })),
  };
}

function sumOf(amounts: Iterable<Dong | null>): Dong | null {
  let sum: Dong | null = null;
  for (const amount of amounts) sum = plus(sum, amount);
  return sum;
}

function rowsOf(value: unknown): readonly AnyBody[] {
  return Array.isArray(value) ? (value as readonly AnyBody[]) : []; // rows are objects of fields
}
