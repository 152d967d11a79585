/**
 * The accountant's word about a payment: right, or not and why.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { getKind } from '../../../kinds/index.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import type { Said } from '../../parts/language.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { mayWith, placeIn } from '../../state/allowed.ts';
import { readStates } from '../../state/entry-states.ts';
import { todayOf, useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import { whyNot } from './move-dialog.tsx';

type Verdict = 'confirmed' | 'refused';

export function ConfirmPayment({ entry }: { entry: Entry }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const states = useWatched(notebook, () => readStates(notebook, [entry]), [entry]);
  const place = placeIn(getKind('disbursement'), entry);
  const allowed = mayWith(notebook.me, 'create', getKind('confirmation'), entry, place);
  if (!allowed || states?.get(entry.id) !== 'pending') return null;
  return (
    <>
      <Button look="outline" icon="x" onClick={() => setVerdict('refused')}>
        {text.record.refuse}
      </Button>
      <Button icon="check" onClick={() => setVerdict('confirmed')}>
        {text.record.confirm}
      </Button>
      {verdict !== null && (
        <Ask key={verdict} entry={entry} verdict={verdict} onClose={() => setVerdict(null)} />
      )}
    </>
  );
}

function Ask({
  entry,
  verdict,
  onClose,
}: {
  entry: Entry;
  verdict: Verdict;
  onClose: () => void;
}): JSX.Element {
  const session = useSession();
  const { notebook, toast } = session;
  const text = useText();
  const [note, setNote] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const label = verdict === 'confirmed' ? text.record.confirm : text.record.refuse;

  const save = async (): Promise<void> => {
    if (verdict === 'refused' && note === null) {
      setProblem(text.record.noteNeeded);
      return;
    }
    setBusy(true);
    const values = { about: entry.id, verdict, date: todayOf(session), note, recordedBy: notebook.me.person };
    const saved = await notebook.save([{ do: 'create', kind: 'confirmation', values }]);
    setBusy(false);
    if (!saved.saved) {
      setProblem(whyNot(saved, text));
      return;
    }
    toast.say(text.form.savedWaiting);
    onClose();
  };
  return (
    <Dialog
      open
      title={`${label}: ${entry.title}`}
      confirm={label}
      busy={busy}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <TextArea
        label={text.record.note}
        required={verdict === 'refused'}
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
