/** The worker's own file: reads what the page sends, so that the screen lives on. */
import { piecesOf } from './file-pieces.ts';
import { readWorkbook, type ReadFile } from './read-workbook.ts';

addEventListener('message', (event: MessageEvent<Uint8Array<ArrayBuffer>>) => void answer(event.data));

async function answer(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const read = await readWorkbook(bytes).catch((): ReadFile => ({ trouble: 'BROKEN' }));
  for (const piece of piecesOf(read)) postMessage(piece);
}
