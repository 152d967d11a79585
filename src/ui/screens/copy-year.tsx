/**
 * "Chép danh sách năm trước": last year's list as this year's, in one act and after a question.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Kind } from '../../core/kind.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { readCopies, toActs } from '../state/copy-year.ts';
import { todayOf, useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';

export function CopyYear({ kind }: { kind: Kind }): JSX.Element | null {
  const session = useSession();
  const { notebook, toast } = session;
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const today = todayOf(session);
  const copies = useWatched(notebook, () => readCopies(notebook, kind, today), [kind, today]);
  if (copies === null || copies.from.length === 0) return null;

  const copy = async (): Promise<void> => {
    setBusy(true);
    const saved = await notebook.save(toActs(kind, copies, notebook.me.person));
    setBusy(false);
    setAsking(false);
    if (saved.saved) toast.say(text.book.copiedLastYear(copies.from.length));
    else if (saved.why === 'NO_SPACE' || saved.why === 'NO_STORE') toast.say(text.storage[saved.why].title);
    else toast.say(saved.troubles[0]?.says ?? text.form.notSaved);
  };
  return (
    <>
      <Button look="outline" small full icon="copy" onClick={() => setAsking(true)}>
        {text.book.copyLastYear(copies.year - 1)}
      </Button>
      <Dialog
        open={asking}
        title={text.book.copyLastYear(copies.year - 1)}
        confirm={text.book.copyNow}
        busy={busy}
        onConfirm={() => void copy()}
        onCancel={() => setAsking(false)}
      >
        {text.book.copyAsk(copies.from.length, copies.year)}
      </Dialog>
    </>
  );
}
