/**
 * The phone cannot open what it keeps: nothing is lost by that, and only a wrong cure would lose it.
 */
import '../../i18n/vi-work.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { useText } from '../state/session.ts';

/** `tryAgain` shows the book where it opens now; else this page stays. */
export function NoStore({ tryAgain }: { tryAgain: () => Promise<void> }): JSX.Element {
  const text = useText();
  const [busy, setBusy] = useState(false);

  async function again(): Promise<void> {
    setBusy(true);
    await tryAgain().finally(() => setBusy(false));
  }

  return (
    <div class="frame">
      <TopBar title={text.app.name} subtitle={text.app.tagline} />
      <main class="panes pane" id="main">
        <EmptyState icon="warn" title={text.noStore.title} text={text.noStore.safe}>
          <ol class="lines">
            {text.noStore.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p class="t-bad">{text.noStore.never}</p>
          <Button full icon="sync" busy={busy} onClick={() => void again()}>
            {text.noStore.again}
          </Button>
        </EmptyState>
      </main>
    </div>
  );
}
