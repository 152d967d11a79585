/**
 * Sending without a network: what waits goes into a sealed file that anybody may carry.
 */
import '../../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Packed } from '../../../storage/carry-pack.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { handFile } from '../../state/hand-file.ts';
import { useSession, useText } from '../../state/session.ts';
import type { CarryProps } from './later.tsx';
import { OpenReceived } from './received.tsx';

export function CarryByHandCards({ carry }: CarryProps): JSX.Element {
  return (
    <>
      <PackCard carry={carry} />
      <OpenReceived carry={carry} />
    </>
  );
}

const DAY_MS = 86_400_000;
/** After so many days without a round that went well, somebody is to carry it. */
const OFFERED_AFTER_DAYS = 3;

type Result = 'packing' | Packed | 'NO_KEY' | 'FAILED' | null;

function PackCard({ carry }: CarryProps): JSX.Element {
  const { sync, clock } = useSession();
  const text = useText();
  const [result, setResult] = useState<Result>(null);
  const { waiting, oldestUnsent } = sync.value;
  const days = oldestUnsent === null ? 0 : Math.floor((clock() - oldestUnsent) / DAY_MS);

  async function pack(): Promise<void> {
    setResult('packing');
    try {
      const packed = await carry.pack();
      if ('trouble' in packed) return setResult(packed.trouble === 'NO_KEY' ? 'NO_KEY' : null);
      await handFile(packed.name, packed.text);
      setResult(packed);
    } catch (fault) {
      setResult('FAILED');
      throw fault;
    }
  }

  return (
    <Section title={text.carry.title}>
      {waiting > 0 && days >= OFFERED_AFTER_DAYS && (
        <Banner tone="wait" title={text.carry.lateTitle(days)} text={text.carry.lateNext} />
      )}
      <Card>
        <p class="sub">{waiting > 0 ? text.carry.hint : text.carry.nothing}</p>
        {waiting > 0 && (
          <Button
            look="outline"
            full
            icon="share"
            busy={result === 'packing'}
            onClick={() => void pack().catch(reportError)}
          >
            {result === 'packing' ? text.carry.packing : text.carry.pack(waiting)}
          </Button>
        )}
        <div role="status">{isPacked(result) && <PackedLines packed={result} />}</div>
      </Card>
      {result === 'NO_KEY' && <Banner tone="wait" title={text.carry.noKey} text={text.carry.noKeyNext} />}
      {result === 'FAILED' && <Banner tone="bad" urgent title={text.carry.failed} />}
    </Section>
  );
}

function PackedLines({ packed }: { packed: Packed }): JSX.Element {
  const { sync } = useSession();
  const text = useText();
  const { photosWaiting: photos = 0 } = sync.value;
  return (
    <>
      <p>{text.carry.packed(packed.entries, packed.name)}</p>
      {packed.left > 0 && <p class="sub">{text.carry.left(packed.left)}</p>}
      {photos > 0 && <p class="sub">{text.carry.noPhotos}</p>}
      <p class="sub">{text.carry.stillHere}</p>
    </>
  );
}

const isPacked = (result: Result): result is Packed => typeof result === 'object' && result !== null;
