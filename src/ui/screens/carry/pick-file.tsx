/**
 * A place for files: picked, or dropped where a mouse can do that.
 */
import '../../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { FILE_END } from '../../../sync/handover.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../state/session.ts';

export function PickFile(props: {
  busy: boolean;
  hint: string;
  onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const { busy, hint, onFiles } = props;
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      class="card"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <p class="sub">{hint}</p>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={text.received.open}
        accept={`${FILE_END},.txt,text/plain`}
        multiple
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Button look="outline" full icon="file" busy={busy} onClick={() => input.current?.click()}>
        {busy ? text.received.opening : text.received.open}
      </Button>
      {canDrop() && <p class="hint">{text.received.drop}</p>}
    </div>
  );
}

/** A finger cannot drop what lies in another app. */
function canDrop(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(hover: hover) and (pointer: fine)').matches;
}
