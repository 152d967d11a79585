/**
 * The book on its way to this phone: "1.200 / 3.400 mục" where the office said how many there are.
 */
import '../../i18n/vi-work.ts';
import type { JSX } from 'preact';
import { ProgressCard } from '../parts/progress-card.tsx';
import { useSession, useText } from '../state/session.ts';

/** `received`: what is known to be here, for a walk of which nobody knows the length. */
export function DownloadCard({ received = 0 }: { received?: number }): JSX.Element {
  const { sync } = useSession();
  const text = useText();
  const { got = 0, total = null } = sync.value.download ?? {};
  const here = received === 0 ? undefined : text.firstRun.received(received);
  // What changed meanwhile comes beside the walk and is counted with it.
  const came = Math.min(got, total ?? got);
  return (
    <ProgressCard
      title={text.firstRun.downloadingMore}
      detail={total === null ? here : text.firstRun.receivedOf(came, total)}
      share={total === null || total === 0 ? null : came / total}
    />
  );
}
