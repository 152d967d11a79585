/** The worker's own file: reads what the page sends, so that the screen lives on. */
import { readWorkbook, type ReadFile } from './read-workbook.ts';

addEventListener('message', (event: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  void readWorkbook(event.data)
    .catch((): ReadFile => ({ trouble: 'BROKEN' }))
    .then((read) => postMessage(read));
});
