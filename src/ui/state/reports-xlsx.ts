/**
 * A workbook written apart from the screen: twenty thousand rows keep a phone busy for seconds. Only the worker has
 * the library that writes it.
 */
import type { XlsxSheet } from '../../reports/xlsx.ts';
import type { XlsxNews } from '../../reports/xlsx-worker.ts';

/** `stopped`: somebody gave up. `failed`: what writes it could not be fetched. */
export type Written = Blob | 'stopped' | 'failed';

export interface Writing {
  readonly written: Promise<Written>;
  stop(): void;
}

export function writeXlsx(
  sheets: readonly XlsxSheet[],
  onRows: (done: number, all: number) => void,
): Writing {
  const worker = new Worker(new URL('../../reports/xlsx-worker.ts', import.meta.url), { type: 'module' });
  let stop: () => void = () => undefined;
  const written = new Promise<Written>((resolve) => {
    stop = () => resolve('stopped');
    worker.addEventListener('error', () => resolve('failed'));
    worker.addEventListener('message', ({ data }: MessageEvent<XlsxNews>) => {
      if (data.say === 'rows') onRows(data.done, data.all);
      else resolve(data.say === 'file' ? data.blob : 'failed');
    });
    worker.postMessage(sheets, []);
  }).finally(() => worker.terminate());
  return { written, stop: () => stop() };
}
