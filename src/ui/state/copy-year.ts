/**
 * Last year's records as this year's: what is copied, what is left blank, what is there already.
 */
import type { Day } from '../../core/day.ts';
import { canonical, type Json } from '../../core/json.ts';
import type { AnyBody, Kind } from '../../core/kind.ts';
import '../../kinds/asking.ts';
import type { Act, Entry, Notebook } from '../../storage/notebook-door.ts';
import { mayWith } from './allowed.ts';
import { countOf } from './book.ts';

export interface Copies {
  /** The year that they are copied into. */
  readonly year: number;
  readonly from: readonly Entry[];
}

/** So many are no village's own list any more: nobody looks through them before copying. */
const MOST_COPIED = 1_000;

/** The records of the year before that this person may write and that this year lacks. */
export async function readCopies(notebook: Notebook, kind: Kind, today: Day): Promise<Copies> {
  const { copy } = kind;
  const { me } = notebook;
  const start = kind.start({ today, commune: null, village: null, person: me.person });
  const year = copy === null ? null : start[copy.yearField];
  if (copy === null || typeof year !== 'number') return { year: 0, from: [] };
  const tallies = await notebook.tallies(kind.name);
  const counted = tallies.filter((tally) => tally.year === year || tally.year === year - 1);
  if (countOf(counted) > MOST_COPIED) return { year, from: [] };
  const [before, now] = await Promise.all([
    notebook.list({ kind: kind.name, where: { [copy.yearField]: year - 1 } }),
    notebook.list({ kind: kind.name, where: { [copy.yearField]: year } }),
  ]);
  const known = new Set(now.map(({ body }) => keyOf(kind, copy.yearField, body)));
  const from = before.filter(
    (entry) =>
      entry.body['status'] !== 'cancelled' &&
      mayWith(me, 'create', kind, entry) &&
      !known.has(keyOf(kind, copy.yearField, entry.body)),
  );
  return { year, from };
}

/** One act for each; saved together, all or none. */
export function toActs(kind: Kind, { year, from }: Copies, person: string): readonly Act[] {
  const { copy } = kind;
  if (copy === null) return [];
  return from.map(({ body }) => {
    const values: Record<string, unknown> = { ...body, [copy.yearField]: year, recordedBy: person };
    for (const name of copy.blank) values[name] = null;
    values['onBehalfOf'] = null;
    if (kind.life) {
      values['status'] = kind.life.start;
      values['statusNote'] = null;
    }
    return { do: 'create', kind: kind.name, values };
  });
}

/** What makes two records the same, whatever their year. */
function keyOf(kind: Kind, yearField: string, body: AnyBody): string {
  const names = kind.same.filter((name) => name !== yearField);
  return canonical(names.map((name) => (body[name] ?? null) as Json)); // bodies are JSON
}
