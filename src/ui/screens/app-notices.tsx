/**
 * What is told on every screen: a newer version, and a phone that cannot start offline.
 */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { useSession, useText } from '../state/session.ts';

export function AppNotices(): JSX.Element {
  return (
    <>
      <NewVersion />
      <NoWorker />
    </>
  );
}

/** Put off until the page is opened again. */
const putOff = signal(false);
const seenNoWorker = signal(false);

/** Offered, never swapped under an open form or a running send. */
function NewVersion(): JSX.Element | null {
  const { updates } = useSession();
  const text = useText();
  if (!updates.updateReady.value || putOff.value) return null;
  const held = updates.heldBy.value;
  if (held.length > 0) {
    const why = held.includes('form') ? text.update.waitsForForm : text.update.waitsForSending;
    return <Banner tone="info" title={text.update.offered} text={why} />;
  }
  return (
    <Banner
      tone="info"
      title={text.update.offered}
      action={
        <div class="moves">
          <Button small look="quiet" onClick={() => (putOff.value = true)}>
            {text.update.later}
          </Button>
          <Button small onClick={() => void updates.applyUpdate()}>
            {text.update.take}
          </Button>
        </div>
      }
    />
  );
}

function NoWorker(): JSX.Element | null {
  const { updates } = useSession();
  const text = useText();
  if (!updates.workerBlocked.value || seenNoWorker.value) return null;
  return (
    <Banner
      tone="wait"
      title={text.app.noOfflineTitle}
      text={text.firstRun.noWorker}
      action={
        <Button small look="quiet" onClick={() => (seenNoWorker.value = true)}>
          {text.do.close}
        </Button>
      }
    />
  );
}
