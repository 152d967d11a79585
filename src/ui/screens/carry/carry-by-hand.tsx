/**
 * Sending without a network: what waits goes into a sealed file that anybody may carry, with photos if they may.
 */
import '../../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { handoverLimits } from '../../../sync/handover.ts';
import type { Packed } from '../../../storage/carry-pack.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { handFile } from '../../state/hand-file.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import type { CarryProps } from './later.tsx';
import { OpenReceived } from './received.tsx';
import { goAlong, WithPhotos } from './with-photos.tsx';

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
  const { notebook, sync, clock } = useSession();
  const text = useText();
  const [result, setResult] = useState<Result>(null);
  const [chosen, setChosen] = useState<boolean | null>(null);
  /** Photos that are in a file already. */
  const [packedBefore, setPackedBefore] = useState<ReadonlySet<string>>(new Set());
  const photos = useWatched(notebook, () => carry.photosToCarry(), [carry]);
  const along = { count: photos?.count ?? 0, size: photos?.letters ?? 0 };
  const isWith = goAlong(chosen, along);
  const { waiting, oldestUnsent } = sync.value;
  const days = oldestUnsent === null ? 0 : Math.floor((clock() - oldestUnsent) / DAY_MS);
  const files = Math.ceil(along.size / handoverLimits.whole);

  async function pack(before: ReadonlySet<string>): Promise<void> {
    setResult('packing');
    try {
      const packed = await carry.pack({ photosBut: isWith ? before : null });
      if ('trouble' in packed) return setResult(packed.trouble === 'NO_KEY' ? 'NO_KEY' : null);
      await handFile(packed.name, packed.file);
      setPackedBefore(new Set([...before, ...packed.photos]));
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
        <p class="sub">{waiting > 0 || along.count > 0 ? text.carry.hint : text.carry.nothing}</p>
        <WithPhotos along={along} chosen={chosen} onChange={setChosen} />
        {isWith && files > 1 && <p class="sub">{text.carry.manyFiles(files)}</p>}
        {(waiting > 0 || isWith) && (
          <Button
            look="outline"
            full
            icon="share"
            busy={result === 'packing'}
            onClick={() => void pack(new Set()).catch(reportError)}
          >
            {result === 'packing' ? text.carry.packing : text.carry.pack(waiting, isWith ? along.count : 0)}
          </Button>
        )}
        <div role="status">
          {isPacked(result) && (
            <PackedLines
              packed={result}
              isWithout={along.count > 0 && !isWith}
              onNext={() => void pack(packedBefore).catch(reportError)}
            />
          )}
        </div>
      </Card>
      {result === 'NO_KEY' && <Banner tone="wait" title={text.carry.noKey} text={text.carry.noKeyNext} />}
      {result === 'FAILED' && <Banner tone="bad" urgent title={text.carry.failed} />}
    </Section>
  );
}

type PackedLinesProps = { packed: Packed; isWithout: boolean; onNext: () => void };

function PackedLines({ packed, isWithout, onNext }: PackedLinesProps): JSX.Element {
  const text = useText();
  const { entries, photos, photosLeft, left, name, file } = packed;
  return (
    <>
      <p>{text.carry.packed(entries, photos.length, name)}</p>
      {left > 0 && <p class="sub">{text.carry.left(left)}</p>}
      {isWithout && <p class="sub">{text.carry.noPhotos}</p>}
      <p class="sub">{text.carry.stillHere}</p>
      <div class="line">
        {photos.length > 0 && (
          // A large file took its time, and a browser shares only right after a tap.
          <Button
            look="outline"
            small
            icon="share"
            onClick={() => void handFile(name, file).catch(reportError)}
          >
            {text.carry.handAgain}
          </Button>
        )}
        {photosLeft > 0 && (
          <Button look="outline" small onClick={onNext}>
            {text.carry.nextPhotos(photosLeft)}
          </Button>
        )}
      </div>
    </>
  );
}

const isPacked = (result: Result): result is Packed => typeof result === 'object' && result !== null;
