/**
 * A move of a record to its next state: asked first, with a reason where the move needs one.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Kind } from '../../../core/kind.ts';
import type { Move } from '../../../core/life.ts';
import type { Entry, Saved } from '../../../storage/notebook-door.ts';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useWords, type Said } from '../../parts/language.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { useSession, useText } from '../../state/session.ts';

export function useMove(
  kind: Kind,
  entry: Entry,
): { readonly ask: (move: Move) => void; readonly dialog: JSX.Element | null } {
  const [move, setMove] = useState<Move | null>(null);
  const dialog =
    move === null ? null : (
      <MoveDialog key={move.to} kind={kind} entry={entry} move={move} onClose={() => setMove(null)} />
    );
  return { ask: setMove, dialog };
}

type MoveDialogProps = { kind: Kind; entry: Entry; move: Move; onClose: () => void };

function MoveDialog({ kind, entry, move, onClose }: MoveDialogProps): JSX.Element {
  const { notebook, toast } = useSession();
  const { route } = useLocation();
  const text = useText();
  const say = useWords();
  const [note, setNote] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const needs = move.needs ?? [];
  const missing = needs.filter((name) => name !== 'statusNote' && (entry.body[name] ?? null) === null);

  if (missing.length > 0) {
    const names = missing.map((name) => say(kind.fields[name]?.label ?? name)).join(', ');
    return (
      <Dialog
        open
        title={say(move.label)}
        confirm={text.record.fillFirst}
        onConfirm={() => route(`/phieu/${entry.id}/sua`)}
        onCancel={onClose}
      >
        {text.record.fillBefore(names)}
      </Dialog>
    );
  }

  const go = async (): Promise<void> => {
    if (needs.includes('statusNote') && note === null) {
      setProblem(text.record.noteNeeded);
      return;
    }
    setBusy(true);
    const saved = await notebook.save([{ do: 'move', record: entry.id, to: move.to, note }]);
    setBusy(false);
    if (!saved.saved) {
      setProblem(whyNot(saved, text));
      return;
    }
    toast.say(`${say(move.label)} · ${text.form.saved}`);
    onClose();
  };
  return (
    <Dialog
      open
      title={say(move.label)}
      confirm={say(move.label)}
      busy={busy}
      onConfirm={() => void go()}
      onCancel={onClose}
    >
      <TextArea
        label={text.record.note}
        hint={move.to === 'returned' ? text.record.returnHint : null}
        required={needs.includes('statusNote')}
        problem={problem}
        value={note}
        typed={typed}
        onChange={(value, now) => {
          setNote(value);
          setTyped(now);
          setProblem(null);
        }}
      />
    </Dialog>
  );
}

/** Why something could not be written, in a sentence. */
export function whyNot(saved: Extract<Saved, { saved: false }>, text: Dictionary): Said {
  if (saved.why === 'NO_SPACE' || saved.why === 'NO_STORE') return text.storage[saved.why].title;
  return saved.troubles[0]?.says ?? text.form.notSaved;
}
