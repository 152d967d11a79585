/**
 * One photo as large as the screen allows.
 */
import '../../../i18n/vi-photos.ts';
import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { id as idSchema } from '../../../core/id.ts';
import { textOf } from '../../../core/kind.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import type { Looked } from '../../../storage/photos.ts';
import type { PhotoSide } from '../../../storage/photo-side.ts';
import { Button } from '../../parts/button.tsx';
import { Modal } from '../../parts/modal.tsx';
import { useText } from '../../state/session.ts';
import { thumbOf } from '../../state/shrink-photo.ts';
import { usePhotoName } from './photo-name.ts';
import { Picture } from './thumb.tsx';

type PhotoViewProps = { record: Entry; photos: PhotoSide; onClose: () => void };

export function PhotoView({ record, photos, onClose }: PhotoViewProps): JSX.Element {
  const text = useText();
  const heading = useId();
  return (
    <Modal open onClose={onClose} labelledBy={heading}>
      <h2 id={heading}>{usePhotoName(record)}</h2>
      <WholePhoto record={record} photos={photos} />
      <div class="moves">
        <Button look="outline" href={`/phieu/${record.id}`}>
          {text.photos.open}
        </Button>
        <Button onClick={onClose}>{text.photos.close}</Button>
      </div>
    </Modal>
  );
}

export function WholePhoto({ record, photos }: Omit<PhotoViewProps, 'onClose'>): JSX.Element {
  const text = useText();
  const name = usePhotoName(record);
  const [looked, setLooked] = useState<Looked | null>(null);
  useEffect(() => {
    let open = true;
    look(photos, record).then((found) => open && setLooked(found), reportError);
    return () => {
      open = false;
    };
  }, [record.id]);
  if (looked === null) return <p class="sub">{text.app.loading}</p>;
  if ('bytes' in looked) return <Picture large bytes={looked.bytes} alt={name} />;
  return <p>{looked.why === 'NOT_SENT' ? text.photos.notSentYet : text.photos.offline}</p>;
}

/** One that came from the office stays, so that it is seen without a network the next time. */
async function look(photos: PhotoSide, { id, body }: Entry): Promise<Looked> {
  const sha256 = textOf(body, 'sha256') ?? '';
  const found = await photos.look({ id, sha256 });
  const about = idSchema.safeParse(body['about']);
  const thumb = 'bytes' in found && about.success ? await thumbOf(found.bytes) : null;
  if ('bytes' in found && about.success && thumb)
    await photos
      .keepSeen({ id, about: about.data, sha256 }, { bytes: found.bytes, thumb })
      .catch(() => undefined); // no room to keep it: it is seen all the same
  return found;
}
