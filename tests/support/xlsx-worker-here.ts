/** Where tests have no workers: workbooks are written in the same process, behind the same messages. */
import { toXlsx, type XlsxSheet } from '../../src/reports/xlsx.ts';
import type { XlsxNews } from '../../src/reports/xlsx-worker.ts';

class WorkerHere extends EventTarget {
  postMessage(sheets: readonly XlsxSheet[]): void {
    const tell = (data: XlsxNews): boolean => this.dispatchEvent(new MessageEvent('message', { data }));
    const pause = async (done: number, all: number): Promise<void> => {
      tell({ say: 'rows', done, all });
      await new Promise((resolve) => setTimeout(resolve));
    };
    void toXlsx(sheets, { stopped: () => false, pause }).then((blob) => blob && tell({ say: 'file', blob }));
  }

  terminate(): void {
    // What it still says is not heard.
  }
}

Object.assign(globalThis, { Worker: WorkerHere });
