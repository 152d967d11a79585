/**
 * The camera and the picker. What was typed is on the phone before either opens: a small phone kills the page to
 * make room for its camera.
 */
import '../../../i18n/vi-photos.ts';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { useSession, useText } from '../../state/session.ts';
import { shrinkPhoto, type Shrunk } from '../../state/shrink-photo.ts';

type TakePhotoProps = {
  /** Awaited before the camera opens; false: it stays shut. */
  before: () => Promise<boolean>;
  /** Resolves to a sentence about why it was not kept, or null. */
  onShot: (shot: Shrunk) => Promise<string | null>;
};

export function TakePhoto({ before, onShot }: TakePhotoProps): JSX.Element {
  const { updates } = useSession();
  const text = useText();
  const camera = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const open = async (input: HTMLInputElement | null): Promise<void> => {
    setProblem(null);
    if (await before()) input?.click();
    else setProblem(text.photos.draftFirst);
  };
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length === 0) return;
    setBusy(true);
    const release = updates.holdUpdate('form');
    try {
      for (const file of files) {
        const shot = await shrinkPhoto(file);
        const why = shot === null ? text.photos.unreadable : await onShot(shot);
        if (why !== null) setProblem(why);
      }
    } finally {
      release();
      setBusy(false);
    }
  };
  const input = { type: 'file', accept: 'image/*', hidden: true, tabIndex: -1 } as const;
  return (
    <>
      <div class="line">
        <Button look="outline" small icon="camera" busy={busy} onClick={() => void open(camera.current)}>
          {busy ? text.photos.preparing : text.photos.take}
        </Button>
        <Button look="outline" small icon="file" disabled={busy} onClick={() => void open(picker.current)}>
          {text.photos.pick}
        </Button>
      </div>
      <input
        {...input}
        ref={camera}
        capture="environment"
        aria-label={text.photos.take}
        onChange={(event) => void take(event.currentTarget)}
      />
      <input
        {...input}
        ref={picker}
        multiple
        aria-label={text.photos.pick}
        onChange={(event) => void take(event.currentTarget)}
      />
      {problem !== null && (
        <p class="t-bad" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
