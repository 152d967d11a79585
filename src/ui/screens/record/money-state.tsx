/**
 * Whether an accountant has confirmed a payment, and what they said.
 */
import type { JSX } from 'preact';
import { parseDay } from '../../../core/day.ts';
import { textOf } from '../../../core/kind.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import { entryStates } from '../../../reports/ledger.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Tag } from '../../parts/tag.tsx';
import { useSession, useText } from '../../state/session.ts';
import { moneyMark } from '../../state/transport.ts';
import { useWatched } from '../../state/watched.ts';

export function MoneyState({ entry }: { entry: Entry }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const words = useWatched(
    notebook,
    () => notebook.list({ kind: 'confirmation', where: { about: entry.id } }),
    [entry.id],
  );
  if (words === null) return null;
  const mark = moneyMark(entryStates([entry], words).get(entry.id) ?? 'pending', text);
  const [last] = words;
  const day = last ? parseDay(last.body['date']) : null;
  const note = last ? textOf(last.body, 'note') : null;
  return (
    <div>
      <div class="line apart">
        <Tag tone={mark.tone} text={mark.text} />
        {day !== null && <span class="sub num">{formatDay(day)}</span>}
      </div>
      {note !== null && <p class="sub">{note}</p>}
    </div>
  );
}
