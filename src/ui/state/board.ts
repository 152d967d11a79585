/**
 * The villages that the holder of the phone may make a board's page of, and what stands on it.
 */
import { covers } from '../../core/audience.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { compareVi } from '../../i18n/language.ts';
import { boardOf, type Board, type BoardQuestion } from '../../reports/chart/board.ts';
import type { Notebook } from '../../storage/notebook-door.ts';

/** By name; those that were merged into another are none any more. */
export function villagesOfHolder(notebook: Notebook): readonly LiveRecord[] {
  const { held } = notebook.me;
  return notebook
    .references('village')
    .filter(
      ({ id, body }) =>
        textOf(body, 'mergedInto') === null &&
        held.some((grant) => covers(grant, { commune: textOf(body, 'commune'), village: id })),
    )
    .sort((a, b) => compareVi(textOf(a.body, 'name') ?? '', textOf(b.body, 'name') ?? ''));
}

export async function readBoard(notebook: Notebook, question: BoardQuestion): Promise<Board> {
  const { village, year, planYear } = question;
  const [projects, demands, disbursements, confirmations, entryTwins] = await Promise.all([
    notebook.list({ kind: 'productionProject', where: { year } }),
    notebook.list({ kind: 'trainingDemand', where: { planYear, village } }),
    notebook.list({ kind: 'disbursement' }),
    notebook.list({ kind: 'confirmation' }),
    notebook.list({ kind: 'entryTwin' }),
  ]);
  return boardOf({ projects, demands, disbursements, confirmations, entryTwins }, question);
}
