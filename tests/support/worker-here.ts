/** Where tests have no workers: the file's reader runs in the same process, behind the same messages. */
import { readWorkbook } from '../../src/intake/read-workbook.ts';

class WorkerHere extends EventTarget {
  postMessage(bytes: Uint8Array<ArrayBuffer>): void {
    void readWorkbook(bytes).then((data) => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    // Nothing runs on: what it still says is not heard.
  }
}

Object.assign(globalThis, { Worker: WorkerHere });
