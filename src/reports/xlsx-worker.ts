/** The worker's own file: writes the workbook that the page sends, and says how far it is, so that the screen lives on. */
import { toXlsx, type XlsxSheet } from './xlsx.ts';

/** `done` of `all` rows, or the file; `failed`: what writes it could not be fetched. */
export type XlsxNews =
  | { readonly say: 'rows'; readonly done: number; readonly all: number }
  | { readonly say: 'file'; readonly blob: Blob }
  | { readonly say: 'failed' };

const tell = (news: XlsxNews): void => postMessage(news);

addEventListener('message', (event: MessageEvent<readonly XlsxSheet[]>) => {
  const pace = {
    stopped: () => false, // the page ends the worker
    pause(done: number, all: number) {
      tell({ say: 'rows', done, all });
      return Promise.resolve();
    },
  };
  toXlsx(event.data, pace).then(
    (blob) => tell(blob === null ? { say: 'failed' } : { say: 'file', blob }),
    () => tell({ say: 'failed' }),
  );
});
