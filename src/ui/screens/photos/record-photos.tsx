/**
 * The photos of a record: those of this phone at once, those of others when somebody wants to see them.
 */
import '../../../i18n/vi-photos.ts';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { textOf, type Kind } from '../../../core/kind.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { getKind } from '../../../kinds/index.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import type { StoredPhoto } from '../../../storage/photo-rows.ts';
import type { PhotoSide } from '../../../storage/photo-side.ts';
import { Card, Section } from '../../parts/card.tsx';
import { useLanguage } from '../../parts/language.tsx';
import { Tag } from '../../parts/tag.tsx';
import { mayWith, placeIn } from '../../state/allowed.ts';
import { positionFor } from '../../state/photos.ts';
import { useSession, useText } from '../../state/session.ts';
import type { Shrunk } from '../../state/shrink-photo.ts';
import { useWatched } from '../../state/watched.ts';
import { usePhotoName } from './photo-name.ts';
import { PhotoView } from './photo-view.tsx';
import { TakePhoto } from './take-photo.tsx';
import { Picture } from './thumb.tsx';

type RecordPhotosProps = { kind: Kind; entry: Entry; photos: PhotoSide };

export function RecordPhotos({ kind, entry, photos }: RecordPhotosProps): JSX.Element | null {
  const { notebook, toast } = useSession();
  const text = useText();
  const records = useWatched(notebook, () => notebook.list({ kind: 'photo', where: { about: entry.id } }), [
    entry.id,
  ]);
  const here = useWatched(notebook, () => photos.of(entry.id), [entry.id]);
  const [shown, setShown] = useState<Entry | null>(null);
  const allowed = mayWith(notebook.me, 'create', getKind('photo'), entry, placeIn(kind, entry));

  async function keep(shot: Shrunk): Promise<string | null> {
    const position = await positionFor(kind, entry.body);
    const kept = await photos.keep({ ...shot, position }, entry.id, null);
    if (kept !== 'KEPT') return text.storage[kept].title;
    await photos.settle();
    toast.say(text.photos.kept);
    return null;
  }

  if (records === null || here === null || (records.length === 0 && !allowed)) return null;
  return (
    <Section title={text.photos.title}>
      <Card>
        {records.length > 0 && (
          <ul class="photos">
            {[...records].reverse().map((record) => (
              <One
                key={record.id}
                record={record}
                stored={here.find(({ id }) => id === record.id)}
                photos={photos}
                onShow={() => setShown(record)}
              />
            ))}
          </ul>
        )}
        {allowed ? (
          <>
            <TakePhoto before={() => Promise.resolve(true)} onShot={keep} />
            <p class="sub">{text.photos.never}</p>
          </>
        ) : null}
        {shown !== null && <PhotoView record={shown} photos={photos} onClose={() => setShown(null)} />}
      </Card>
    </Section>
  );
}

type OneProps = {
  record: Entry;
  stored: StoredPhoto | undefined;
  photos: PhotoSide;
  onShow: () => void;
};

function One({ record, stored, photos, onShow }: OneProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const name = usePhotoName(record);
  const [isThere, setIsThere] = useState<boolean | null>(null);
  const sha256 = textOf(record.body, 'sha256') ?? '';
  const isOther = stored === undefined;
  useEffect(() => {
    if (!isOther) return undefined;
    let open = true;
    photos.isThere({ id: record.id, sha256 }).then((there) => open && setIsThere(there), reportError);
    return () => {
      open = false;
    };
  }, [record.id, isOther]);
  const notSent =
    stored === undefined ? isThere === false : stored.state === 'waiting' || stored.state === 'draft';
  return (
    <li>
      <button type="button" class="photo" onClick={onShow}>
        {stored === undefined ? (
          <span class="photo-none">
            {text.photos.see(formatBytes(Number(record.body['bytes']), language))}
          </span>
        ) : (
          <Picture bytes={stored.thumb} alt={name} />
        )}
      </button>
      {stored?.state === 'refused' && <Tag tone="bad" text={text.photos.refusedTag} />}
      {notSent && <Tag tone="wait" text={text.photos.notSent} />}
    </li>
  );
}
