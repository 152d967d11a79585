/**
 * Photos taken while a form is filled in: on the phone at once, part of the record when the form is saved.
 */
import '../../../i18n/vi-photos.ts';
import type { JSX } from 'preact';
import { id } from '../../../core/id.ts';
import type { PhotoSide } from '../../../storage/photo-side.ts';
import { Section } from '../../parts/card.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import type { Form } from '../../state/form.ts';
import { positionFor } from '../../state/photos.ts';
import { useSession, useText } from '../../state/session.ts';
import type { Shrunk } from '../../state/shrink-photo.ts';
import { useWatched } from '../../state/watched.ts';
import { nameDraft } from '../form/name-draft.ts';
import { TakePhoto } from './take-photo.tsx';
import { Picture } from './thumb.tsx';

export function FormPhotos({ form, photos }: { form: Form; photos: PhotoSide }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const { draft, record } = form.opening;
  // A new record gets the id of its draft.
  const about = record ?? id.parse(draft);
  const here = useWatched(notebook, () => photos.of(about), [about]) ?? [];
  const mine = here.filter((photo) => photo.draft === draft);

  async function keepDraft(): Promise<boolean> {
    form.answerAll({});
    await form.keepNow();
    if (form.draft.value !== 'kept') return false;
    nameDraft(draft);
    return true;
  }
  async function keep(shot: Shrunk): Promise<string | null> {
    const position = await positionFor(form.kind, form.values.value);
    const kept = await photos.keep({ ...shot, position }, about, draft);
    return kept === 'KEPT' ? null : text.storage[kept].title;
  }

  return (
    <Section title={text.photos.title}>
      {mine.length > 0 && (
        <ul class="photos">
          {mine.map((photo, index) => (
            <li key={photo.id}>
              <Picture bytes={photo.thumb} alt={text.photos.nth(index + 1)} />
              <IconButton
                icon="trash"
                label={text.photos.remove(index + 1)}
                onClick={() => void photos.remove(photo.id)}
              />
            </li>
          ))}
        </ul>
      )}
      <TakePhoto before={keepDraft} onShot={keep} />
      <p class="sub">{mine.length > 0 ? text.photos.withForm : text.photos.never}</p>
    </Section>
  );
}
