/**
 * The places of photos on other screens. What stands there is fetched when it is shown: no screen waits for it.
 */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Kind } from '../../../core/kind.ts';
import { isPhotographed } from '../../../kinds/photo.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import type { PhotoSide } from '../../../storage/photo-side.ts';
import type { Form } from '../../state/form.ts';
import { useSession } from '../../state/session.ts';

/** Photos taken in a form that is open. */
export function PhotosOfForm({ form }: { form: Form }): JSX.Element | null {
  const Part = usePart(isPhotographed(form.kind.name), () =>
    import('./form-photos.tsx').then((m) => m.FormPhotos),
  );
  return Part && <Part.Shown form={form} photos={Part.photos} />;
}

/** Photos of a record. */
export function PhotosOfRecord({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element | null {
  const Part = usePart(isPhotographed(kind.name), () =>
    import('./record-photos.tsx').then((m) => m.RecordPhotos),
  );
  return Part && <Part.Shown kind={kind} entry={entry} photos={Part.photos} />;
}

/** The photo on the page of its own record. */
export function PhotoItself({ entry }: { entry: Entry }): JSX.Element | null {
  const Part = usePart(entry.kind === 'photo', () => import('./photo-view.tsx').then((m) => m.WholePhoto));
  return Part && <Part.Shown record={entry} photos={Part.photos} />;
}

/** How far the sending of photos is. */
export function PhotosSending(): JSX.Element | null {
  const Part = usePart(true, () => import('./sending.tsx').then((m) => m.Sending));
  return Part && <Part.Shown photos={Part.photos} />;
}

type Part<P> = { readonly Shown: ComponentType<P>; readonly photos: PhotoSide };

function usePart<P>(wanted: boolean, load: () => Promise<ComponentType<P>>): Part<P> | null {
  const session = useSession();
  const [part, setPart] = useState<Part<P> | null>(null);
  useEffect(() => {
    if (!wanted || !session.photos) return undefined;
    let here = true;
    Promise.all([load(), session.photos()])
      .then(([Shown, photos]) => here && setPart({ Shown, photos }))
      .catch(() => undefined); // not fetched: without a network and a worker the screen has no photos
    return () => {
      here = false;
    };
  }, [wanted]);
  return part;
}
