/**
 * A file opened apart from the screen: a worker reads it, and is ended when somebody gives up.
 */
import { createJoiner, type FilePiece } from '../../intake/file-pieces.ts';
import { MOST_BYTES } from '../../intake/file-sort.ts';
import type { ReadFile } from '../../intake/read-workbook.ts';

export interface Opening {
  /** Null: it was given up. */
  readonly read: Promise<ReadFile | null>;
  stop(): void;
}

export function openFile(file: File): Opening {
  if (file.size > MOST_BYTES) return { read: Promise.resolve({ trouble: 'TOO_BIG' }), stop: () => undefined };
  const worker = new Worker(new URL('../../intake/file-worker.ts', import.meta.url), { type: 'module' });
  let stop: () => void = () => undefined;
  const read = new Promise<ReadFile | null>((resolve) => {
    stop = () => resolve(null);
    const join = createJoiner();
    worker.addEventListener('message', (event: MessageEvent<FilePiece>) => {
      const whole = join(event.data);
      if (whole) resolve(whole);
    });
    worker.addEventListener('error', () => resolve({ trouble: 'NO_READER' })); // its file could not be fetched
    file.arrayBuffer().then(
      (buffer) => worker.postMessage(new Uint8Array(buffer), [buffer]),
      () => resolve({ trouble: 'BROKEN' }), // taken away while it was read, or kept in a cloud without a network
    );
  }).finally(() => worker.terminate());
  return { read, stop };
}
