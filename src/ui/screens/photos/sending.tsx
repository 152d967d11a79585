/**
 * On the sync page: how many photos are at the office, what they wait for, and by which network they go.
 */
import '../../../i18n/vi-photos.ts';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { StoredPhoto } from '../../../storage/photo-rows.ts';
import type { SendingState } from '../../../storage/photo-sender.ts';
import type { PhotoSide } from '../../../storage/photo-side.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { photosByWifi, setPhotosByWifi } from '../../state/photos-by-wifi.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import { OneOf } from '../settings-choice.tsx';

export function Sending({ photos }: { photos: PhotoSide }): JSX.Element | null {
  const { notebook, store } = useSession();
  const text = useText();
  const counts = useWatched(notebook, () => photos.counts(), []);
  const [state, setState] = useState<SendingState>({ sending: false, waitsFor: null });
  const [byWifi, setByWifi] = useState(() => photosByWifi(store));
  useEffect(() => photos.watchSending(setState), [photos]);
  const refused = useWatched(notebook, () => photos.refused(), []) ?? [];
  if (counts === null || counts.all + refused.length === 0) return null;
  const waiting = counts.all - counts.sent;
  const said = waiting > 0 && state.waitsFor !== null ? text.photos.waitsFor[state.waitsFor] : null;

  return (
    <Section title={text.photos.title}>
      <Card>
        {counts.all > 0 && (
          <p>
            <b class="num">{text.photos.sentOf(counts.sent, counts.all)}</b>
          </p>
        )}
        {waiting > 0 && <p class="sub">{text.photos.keptHere}</p>}
        <Refused refused={refused} photos={photos} />
        {said !== null && <Banner tone="wait" title={said.title} text={said.next} />}
        <OneOf
          label={text.photos.network}
          options={[
            { key: 'any', label: text.photos.anyNetwork },
            { key: 'wifi', label: text.photos.onlyByWifi },
          ]}
          value={byWifi ? 'wifi' : 'any'}
          onChange={(next) => {
            setPhotosByWifi(store, next === 'wifi');
            setByWifi(next === 'wifi');
            photos.settle().catch(reportError);
          }}
        />
        {waiting > 0 && (
          <Button
            look="outline"
            small
            full
            icon="send"
            busy={state.sending}
            onClick={() => void photos.sendNow()}
          >
            {state.sending ? text.photos.sending : text.photos.sendNow}
          </Button>
        )}
      </Card>
    </Section>
  );
}

/** What the office does not take, with what to do for each reason. */
function Refused({
  refused,
  photos,
}: {
  refused: readonly StoredPhoto[];
  photos: PhotoSide;
}): JSX.Element | null {
  const text = useText();
  if (refused.length === 0) return null;
  const whys = [...new Set(refused.flatMap(({ why }) => (why ? [why] : [])))];
  return (
    <>
      <Banner
        tone="bad"
        title={text.photos.refused(refused.length)}
        text={whys.map((why) => text.photos.refusedNext[why]).join(' ')}
      />
      <Button
        look="outline"
        small
        full
        icon="undo"
        onClick={() => void photos.sendRefused().catch(reportError)}
      >
        {text.photos.again}
      </Button>
    </>
  );
}
