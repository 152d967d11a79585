/**
 * What this phone carries for others: how far each file came, and the receipts to give back.
 */
import '../../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CarriedFile } from '../../../storage/carried-files.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { Tone } from '../../parts/tone.ts';
import { handFile } from '../../state/hand-file.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import type { CarryProps } from './later.tsx';

export function CarriedList({ carry }: CarryProps): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const files = (useWatched(notebook, () => carry.files(), [carry]) ?? []).filter(
    ({ state }) => state !== 'new',
  );
  const [busy, setBusy] = useState(false);
  if (files.length === 0) return null;

  async function handIn(): Promise<void> {
    setBusy(true);
    await carry.deliver(true).finally(() => setBusy(false));
  }

  return (
    <Card>
      <h3>{text.received.carried}</h3>
      <Rows inCard>
        {files.map((file) => (
          <CarriedRow key={file.id} file={file} carry={carry} />
        ))}
      </Rows>
      {files.some(({ state }) => state === 'waiting') && (
        <Button look="outline" full icon="send" busy={busy} onClick={() => void handIn().catch(reportError)}>
          {text.received.handInNow}
        </Button>
      )}
    </Card>
  );
}

const TONES: Readonly<Record<CarriedFile['state'], Tone>> = {
  new: 'info',
  waiting: 'wait',
  delivered: 'ok',
  refused: 'bad',
};

function CarriedRow({ file, carry }: { file: CarriedFile } & CarryProps): JSX.Element {
  const text = useText();
  const { id, name, state, receipts, left } = file;
  // The records are there; photos follow, and their receipts with them.
  const photosLeft = state === 'waiting' && receipts !== null ? left : 0;
  return (
    <Row
      title={name}
      sub={
        state === 'refused'
          ? text.received.refusedWhy
          : photosLeft > 0
            ? text.received.photosLeft(photosLeft)
            : undefined
      }
      end={<Tag tone={TONES[state]} text={text.received.states[state]} />}
      below={
        (state !== 'waiting' || receipts !== null) && (
          <div class="line">
            {receipts !== null && (
              <Button
                look="outline"
                small
                icon="share"
                onClick={() => void handFile(`bien-nhan-${name}`, new Blob([receipts])).catch(reportError)}
              >
                {text.received.sendReceipts}
              </Button>
            )}
            <Button look="quiet" small onClick={() => void carry.drop(id).catch(reportError)}>
              {text.received.forget}
            </Button>
          </div>
        )
      }
    />
  );
}
