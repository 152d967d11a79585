/**
 * Why the office did not do it just now, and another try.
 */
import type { JSX } from 'preact';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { useWords } from '../parts/language.tsx';
import type { OfficeRefusal } from '../state/office.ts';
import { useText } from '../state/session.ts';

export function Refused({ refusal, onAgain }: { refusal: OfficeRefusal; onAgain: () => void }): JSX.Element {
  const text = useText();
  const say = useWords();
  const again = (
    <Button look="outline" small onClick={onAgain}>
      {text.do.retry}
    </Button>
  );
  if (refusal.why === 'OFFLINE')
    return (
      <Banner
        tone="wait"
        title={text.settings.needsNetwork}
        text={text.settings.needsNetworkNext}
        action={again}
      />
    );
  return <Banner tone="bad" title={refusal.said.title} text={say(refusal.said.next)} action={again} />;
}
