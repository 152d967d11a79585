/**
 * Gives a half-filled form up, after a question.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../../parts/dialog.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import type { Form } from '../../state/form.ts';
import { dropPhotos } from '../../state/photos.ts';
import { useSession, useText } from '../../state/session.ts';

export function DropDraft({ form, onDropped }: { form: Form; onDropped: () => void }): JSX.Element | null {
  const session = useSession();
  const text = useText();
  const [asking, setAsking] = useState(false);
  if (form.draft.value === 'none' && !form.opening.resumed) return null;
  const drop = async (): Promise<void> => {
    await dropPhotos(session, form.kind, form.opening.draft);
    await form.drop();
    onDropped();
  };
  return (
    <>
      <IconButton icon="trash" label={text.form.draftDrop} onClick={() => setAsking(true)} />
      <Dialog
        open={asking}
        title={text.form.draftDropAsk}
        confirm={text.form.draftDrop}
        danger
        onConfirm={() => void drop()}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
