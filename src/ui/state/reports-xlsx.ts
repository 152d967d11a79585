/**
 * A workbook written apart from the screen: twenty thousand rows keep a phone busy for seconds. Where there is no
 * worker, or its file cannot be fetched, the screen's own thread writes it, between two turns of the screen.
 */
import type { XlsxSheet } from '../../reports/xlsx.ts';
import type { XlsxNews } from '../../reports/xlsx-worker.ts';

export interface Writing {
  /** Null: it was stopped. */
  readonly blob: Promise<Blob | null>;
  stop(): void;
}

export function writeXlsx(
  sheets: readonly XlsxSheet[],
  onRows: (done: number, all: number) => void,
): Writing {
  return typeof Worker === 'function' ? writeApart(sheets, onRows) : writeHere(sheets, onRows);
}

function writeApart(sheets: readonly XlsxSheet[], onRows: (done: number, all: number) => void): Writing {
  const worker = new Worker(new URL('../../reports/xlsx-worker.ts', import.meta.url), { type: 'module' });
  let here: Writing | null = null;
  let stop: () => void = () => undefined;
  const blob = new Promise<Blob | null>((resolve, reject) => {
    stop = () => {
      here?.stop();
      resolve(null);
    };
    const ownThread = (): void => {
      here ??= writeHere(sheets, onRows);
      here.blob.then(resolve, reject);
    };
    worker.addEventListener('error', ownThread);
    worker.addEventListener('message', ({ data }: MessageEvent<XlsxNews>) => {
      if (data.say === 'rows') onRows(data.done, data.all);
      else if (data.say === 'file') resolve(data.blob);
      else ownThread();
    });
    worker.postMessage(sheets);
  }).finally(() => worker.terminate());
  return { blob, stop: () => stop() };
}

function writeHere(sheets: readonly XlsxSheet[], onRows: (done: number, all: number) => void): Writing {
  const run = { stopped: false };
  const write = async (): Promise<Blob | null> => {
    const { toXlsx } = await import('../../reports/xlsx.ts');
    return toXlsx(sheets, {
      stopped: () => run.stopped,
      async pause(done, all) {
        onRows(done, all);
        await new Promise((resolve) => setTimeout(resolve));
      },
    });
  };
  return {
    blob: write(),
    stop() {
      run.stopped = true;
    },
  };
}
