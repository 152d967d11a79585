/** Where tests have no workers: the file's reader runs in the same process, behind the same messages. */
import { piecesOf } from '../../src/intake/file-pieces.ts';
import { readWorkbook } from '../../src/intake/read-workbook.ts';

class WorkerHere extends EventTarget {
  postMessage(bytes: Uint8Array<ArrayBuffer>): void {
    void this.answer(bytes);
  }

  async answer(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    for (const data of piecesOf(await readWorkbook(bytes))) {
      this.dispatchEvent(new MessageEvent('message', { data }));
    }
  }

  terminate(): void {
    // Nothing runs on: what it still says is not heard.
  }
}

Object.assign(globalThis, { Worker: WorkerHere });
