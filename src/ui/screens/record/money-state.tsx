/**
 * Whether an accountant has confirmed a payment, what they said, and whether it lies beyond its plan.
 */
import type { JSX } from 'preact';
import { parseDay } from '../../../core/day.ts';
import { textOf } from '../../../core/kind.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Tag } from '../../parts/tag.tsx';
import { readStates } from '../../state/entry-states.ts';
import { useSession, useText } from '../../state/session.ts';
import { moneyMark } from '../../state/transport.ts';
import { useWatched } from '../../state/watched.ts';
import { BeyondPlan } from '../money/later.tsx';

export function MoneyState({ entry }: { entry: Entry }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const read = useWatched(notebook, () => readStanding(), [entry]);
  if (read === null) return null;
  const mark = moneyMark(read.state, text);
  const [last] = read.words;
  const day = last ? parseDay(last.body['date']) : null;
  const note = last ? textOf(last.body, 'note') : null;
  return (
    <div class="marks">
      <div class="line apart">
        <Tag tone={mark.tone} text={mark.text} />
        {day !== null && <span class="sub num">{formatDay(day)}</span>}
      </div>
      {note !== null && <p class="sub">{note}</p>}
      <BeyondPlan entry={entry} />
    </div>
  );

  async function readStanding() {
    const words = await notebook.list({ kind: 'confirmation', where: { about: entry.id } });
    const states = await readStates(notebook, [entry]);
    return { words, state: states.get(entry.id) ?? ('pending' as const) };
  }
}
