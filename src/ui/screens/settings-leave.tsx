/**
 * The way out: it never deletes what has not been sent, and says how much that is.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useSession, useText } from '../state/session.ts';

export function SignOut(): JSX.Element {
  const { leave, sync } = useSession();
  const text = useText();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const unsent = sync.value.waiting + sync.value.attention;

  async function go(): Promise<void> {
    setBusy(true);
    await leave();
  }

  return (
    <>
      <Button look="outline" onClick={() => setAsked(true)}>
        {text.settings.signOut}
      </Button>
      <Dialog
        open={asked}
        busy={busy}
        title={text.settings.signOut}
        confirm={text.settings.signOut}
        onConfirm={() => void go()}
        onCancel={() => setAsked(false)}
      >
        <p>{text.settings.signOutAsk}</p>
        {unsent > 0 && (
          <p>
            <b>{text.settings.signOutUnsent(unsent)}</b>
          </p>
        )}
      </Dialog>
    </>
  );
}
