/**
 * "Gửi và chốt số liệu": asked first, with what nobody has written and what has not left this phone.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Slot } from '../../../reports/narrative.ts';
import { getKind } from '../../../kinds/index.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useWords, type Said } from '../../parts/language.tsx';
import type { PeriodicBook } from '../../state/periodic.ts';
import { useSession, useText } from '../../state/session.ts';
import { whyNot } from '../record/move-dialog.tsx';

type Props = {
  book: PeriodicBook;
  missing: readonly Slot[];
  /** Saves what was written; false: it could not be. */
  save: () => Promise<boolean>;
  onClose: () => void;
};

export function SendDialog({ book, missing, save, onClose }: Props): JSX.Element {
  const { notebook, sync, toast } = useSession();
  const text = useText();
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Said | null>(null);
  const { fields } = getKind('periodicReport');
  const names = missing.map((slot) => say(fields[slot]?.label ?? slot).toLowerCase()).join(', ');
  const { waiting } = sync.value;

  const send = async (): Promise<void> => {
    setBusy(true);
    if (!(await save())) {
      setBusy(false);
      onClose();
      return;
    }
    const saved = await notebook.save([{ do: 'move', record: book.report.id, to: 'submitted', note: null }]);
    setBusy(false);
    if (!saved.saved) {
      setProblem(whyNot(saved, text));
      return;
    }
    toast.say(text.periodic.sent);
    onClose();
    await notebook.syncNow();
  };

  return (
    <Dialog
      open
      title={text.periodic.sendTitle}
      confirm={text.periodic.send}
      busy={busy}
      onConfirm={() => void send()}
      onCancel={onClose}
    >
      <p>{text.periodic.sendText}</p>
      <p>{missing.length === 0 ? text.periodic.full : text.periodic.empty(names)}</p>
      {waiting > 0 && <p>{text.periodic.unsent(waiting)}</p>}
      {problem !== null && <p class="t-bad">{say(problem)}</p>}
    </Dialog>
  );
}
