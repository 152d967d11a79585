/**
 * Where a record stands in its life and on its way, and the moves that this person may make.
 */
import type { JSX } from 'preact';
import type { Kind } from '../../../core/kind.ts';
import type { Move } from '../../../core/life.ts';
import { formatDayTime } from '../../../i18n/format-day.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useLanguage, useWords } from '../../parts/language.tsx';
import { Steps } from '../../parts/steps.tsx';
import { Tag } from '../../parts/tag.tsx';
import { buttonsOf, mayWith } from '../../state/allowed.ts';
import { useSession, useText } from '../../state/session.ts';
import { transportMark } from '../../state/transport.ts';
import { useMove } from './move-dialog.tsx';
import { MoneyState } from './money-state.tsx';

export function Standing({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element {
  const { notebook, clock } = useSession();
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const { ask, dialog } = useMove(kind, entry);
  const { tone, text: way } = transportMark(entry, text);
  const moves = buttonsOf(notebook.me, kind, entry);
  // Where other things are done more often, the foot of the screen is theirs.
  const edits = FOOT_IS_TAKEN.includes(kind.name) && mayWith(notebook.me, 'edit', kind, entry);
  return (
    <Card>
      {kind.life && <LifeSteps kind={kind} entry={entry} />}
      {kind.name === 'disbursement' && <MoneyState entry={entry} />}
      <div class="line apart">
        <Tag tone={tone} text={way} />
        <span class="sub num">{formatDayTime(entry.time, { now: clock() }, language)}</span>
      </div>
      {(moves.length > 0 || edits) && (
        <div class="moves">
          {moves.map((move) => (
            <Button
              key={`${move.to}${move.label.vi}`}
              small
              look={isForward(kind, move) ? 'primary' : 'outline'}
              onClick={() => ask(move)}
            >
              {say(move.label)}
            </Button>
          ))}
          {edits && (
            <Button small look="outline" icon="edit" href={`/phieu/${entry.id}/sua`}>
              {text.do.edit}
            </Button>
          )}
        </div>
      )}
      {dialog}
    </Card>
  );
}

function LifeSteps({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element | null {
  const { life } = kind;
  const status = String(entry.body['status']);
  const state = life?.states[status];
  if (!life || !state) return null;
  const at = life.path.indexOf(status);
  // A state beside the usual way (returned, cancelled) stands where it would go on from.
  const back = at >= 0 ? at : nearest(kind, status);
  const steps = life.path.map((name) => life.states[name]?.label ?? name);
  return <Steps steps={steps} at={back} status={state.label} tone={state.tone} />;
}

function nearest(kind: Kind, status: string): number {
  const next = kind.life?.moves.filter(({ from }) => from.includes(status)).map(({ to }) => to) ?? [];
  const indexes = next.map((to) => kind.life?.path.indexOf(to) ?? -1).filter((index) => index >= 0);
  return indexes.length === 0 ? 0 : Math.max(0, Math.min(...indexes) - 1);
}

/** Along the usual way; the rest goes back or aside. */
function isForward(kind: Kind, move: Move): boolean {
  const path = kind.life?.path ?? [];
  return path.includes(move.to);
}

const FOOT_IS_TAKEN = ['productionProject', 'villageMeeting'];
