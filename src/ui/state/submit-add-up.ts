/**
 * The commune's side of "Gửi xã": which sent records wait to be added up, and the one act that does it.
 */
import { textOf } from '../../core/kind.ts';
import { wholeYear } from '../../core/period.ts';
import { mayMove } from '../../kinds/access.ts';
import { getKind } from '../../kinds/index.ts';
import type { Entry, Notebook, Saved } from '../../storage/notebook-door.ts';
import { bodyOf } from './allowed.ts';
import { belongs, subjectRules, type Subject } from './submit-subjects.ts';

/** Records of a year that this person may mark "Xã đã tổng hợp" now; what needs a look is not among them. */
export async function readWaiting(
  notebook: Notebook,
  subject: Subject,
  year: number,
): Promise<readonly Entry[]> {
  const { addedUpState } = subjectRules[subject];
  if (addedUpState === null) return [];
  const kind = getKind(subject);
  const records = await notebook.list({ kind: subject });
  return records.filter((entry) => {
    const from = textOf(entry.body, 'status') ?? '';
    return (
      belongs(entry, subject, wholeYear(year)) &&
      entry.review.length === 0 &&
      mayMove(notebook.me.held, subject, from, addedUpState, kind.place(bodyOf(entry.body))) !== null
    );
  });
}

/** All of them, or none. */
export function addUp(notebook: Notebook, subject: Subject, records: readonly Entry[]): Promise<Saved> {
  const to = subjectRules[subject].addedUpState ?? '';
  return notebook.save(records.map(({ id }) => ({ do: 'move', record: id, to, note: null })));
}
