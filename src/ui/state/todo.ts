/**
 * What somebody must do: what came back, what waits for their word, what they left half done.
 */
import { getKind, kinds } from '../../kinds/index.ts';
import { may } from '../../kinds/access.ts';
import { entryStates } from '../../reports/ledger.ts';
import type { Draft, Entry, Notebook } from '../../storage/notebook-door.ts';
import { levelOf } from './level.ts';
import { mayWith } from './allowed.ts';

/** Records of one village (or commune, for the office) that wait for somebody's word. */
export interface WaitingHere {
  readonly kind: string;
  readonly status: string;
  readonly village: string | null;
  readonly count: number;
}

export interface Todo {
  /** Sent back with a note: the sender's to mend. */
  readonly returned: readonly Entry[];
  readonly drafts: readonly Draft[];
  /** Sent by villages, to be looked at by the commune. */
  readonly toReview: readonly WaitingHere[];
  /** Payments that an accountant has to confirm. */
  readonly toConfirm: number;
  /** Difficulties nobody has taken up. */
  readonly toAnswer: number;
}

/** States in which a record waits for the commune's first look. */
const SENT = [
  ['trainingDemand', 'village_submitted'],
  ['productionProject', 'submitted'],
] as const;

export async function readTodo(notebook: Notebook): Promise<Todo> {
  const { me } = notebook;
  const level = levelOf(me.held);
  const officer = me.held.some(({ role }) => role === 'communeOfficer');
  const [returned, drafts, toReview, toConfirm, toAnswer] = await Promise.all([
    level === 'village' ? readReturned(notebook) : [],
    notebook.drafts(),
    officer ? readToReview(notebook) : [],
    countToConfirm(notebook),
    officer ? notebook.count({ kind: 'difficulty', where: { status: 'new' } }) : 0,
  ]);
  return { returned, drafts, toReview, toConfirm, toAnswer };
}

async function readReturned(notebook: Notebook): Promise<readonly Entry[]> {
  const lists = await Promise.all(
    kinds
      .filter(({ life }) => life !== null && 'returned' in life.states)
      .map((kind) => notebook.list({ kind: kind.name, where: { status: 'returned' } })),
  );
  return lists.flat().filter((entry) => mayWith(notebook.me, 'edit', getKind(entry.kind), entry));
}

async function readToReview(notebook: Notebook): Promise<readonly WaitingHere[]> {
  const groups: WaitingHere[] = [];
  for (const [kind, status] of SENT) {
    const counts = new Map<string | null, number>();
    for (const tally of await notebook.tallies(kind)) {
      if (tally.status !== status) continue;
      counts.set(tally.village, (counts.get(tally.village) ?? 0) + tally.records);
    }
    for (const [village, count] of counts) groups.push({ kind, status, village, count });
  }
  return groups;
}

async function countToConfirm(notebook: Notebook): Promise<number> {
  const { held } = notebook.me;
  if (!held.some((grant) => may([grant], 'create', 'confirmation', grant))) return 0;
  const [entries, confirmations, twins] = await Promise.all([
    notebook.list({ kind: 'disbursement' }),
    notebook.list({ kind: 'confirmation' }),
    notebook.list({ kind: 'entryTwin' }),
  ]);
  return [...entryStates(entries, confirmations, twins).values()].filter((state) => state === 'pending')
    .length;
}
