/**
 * Payments that an alert leads to: those that went beyond a plan, those that may be one with another. Fetched when a
 * list is asked for them.
 */
import { limitsOf } from '../../reports/limits.ts';
import { possibleTwins } from '../../reports/twins.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { readStates } from './entry-states.ts';
import type { Marked } from './list.ts';

export async function readMarked(notebook: Notebook, which: Marked): Promise<ReadonlySet<string>> {
  const [disbursements, allocations, entryTwins] = await Promise.all([
    notebook.list({ kind: 'disbursement' }),
    notebook.list({ kind: 'allocation' }),
    notebook.list({ kind: 'entryTwin' }),
  ]);
  const states = await readStates(notebook, disbursements);
  if (which === 'twins') {
    const pairs = possibleTwins(disbursements, states, entryTwins);
    return new Set(pairs.flatMap(({ first, second }) => [first.id, second.id]));
  }
  const nodes = notebook.references('programmeNode');
  return new Set(limitsOf({ allocations, disbursements, nodes }, states).beyond.keys());
}
