/**
 * The payments that one may be the same as, and what was said of each pair. Fetched by the page of a payment.
 */
import { textOf } from '../../core/kind.ts';
import { pairKey, twinVerdicts } from '../../reports/ledger.ts';
import { possibleTwins } from '../../reports/twins.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import { readYear } from './money-check.ts';

export interface Pair {
  readonly other: Entry;
  /** Which of the two counts, or would count, if they are one. */
  readonly kept: Entry;
  /** Are they one? Null: nobody has said. */
  readonly verdict: boolean | null;
  /** The latest word, null where there is none. */
  readonly word: Entry | null;
  /** This one stands in no table: it is counted as the other one. */
  readonly merged: boolean;
}

export async function readPairs(notebook: Notebook, entry: Entry): Promise<readonly Pair[]> {
  const money = await readYear(notebook, Number(entry.body['year']));
  const words = await notebook.list({ kind: 'entryTwin' });
  const verdicts = twinVerdicts(words);
  const byId = new Map(money.disbursements.map((one) => [String(one.id), one]));
  const open = possibleTwins(money.disbursements, money.states, words);
  const others = [
    ...open.flatMap(({ first, second }) =>
      first.id === entry.id ? [second.id] : second.id === entry.id ? [first.id] : [],
    ),
    ...words.flatMap(({ body }) => otherOf(entry, textOf(body, 'about'), textOf(body, 'other')) ?? []),
  ];
  return [...new Set(others)].flatMap((id): Pair | [] => {
    const other = byId.get(id);
    if (other === undefined) return [];
    const key = pairKey(entry.id, id);
    const word = latest(
      words.filter(({ body }) => isAbout(key, textOf(body, 'about'), textOf(body, 'other'))),
    );
    const verdict = verdicts.get(key) ?? null;
    const merged = money.states.get(entry.id) === 'merged';
    return {
      other,
      kept: verdict === true ? (merged ? other : entry) : firstToStay(entry, other, money.states),
      verdict,
      word,
      merged,
    };
  });
}

/** Confirmed before unconfirmed; else the one that was written first. */
function firstToStay(one: Entry, other: Entry, states: ReadonlyMap<string, string>): Entry {
  const confirmed = (entry: Entry): number => Number(states.get(entry.id) === 'confirmed');
  const later = confirmed(other) - confirmed(one) || one.time - other.time || (one.id < other.id ? -1 : 1);
  return later > 0 ? other : one;
}

function otherOf(entry: Entry, about: string | null, other: string | null): string | null {
  return about === entry.id ? other : other === entry.id ? about : null;
}

function isAbout(key: string, about: string | null, other: string | null): boolean {
  return about !== null && other !== null && pairKey(about, other) === key;
}

function latest(words: readonly Entry[]): Entry | null {
  return [...words].sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1))[0] ?? null;
}
