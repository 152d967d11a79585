/** When something can be seen: the frame after it stands in the page is painted. Runs in the page. */
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** ms since the page's own beginning, once an element that fits is painted. */
    paintedAt(selector: string, text?: string): Promise<number>;
  }
}

/** Gives every page of the context, loaded from now on, `window.paintedAt`. */
export async function watchPainting(page: Page): Promise<void> {
  await page.context().addInitScript(define);
  await page.evaluate(define);
}

function define(): void {
  window.paintedAt = (selector, text = '') =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = [...document.querySelectorAll<HTMLElement>(selector)].some(
          (element) => element.textContent.includes(text) && element.getClientRects().length > 0,
        );
        if (!found) return void requestAnimationFrame(look);
        // Found before this frame is painted: the next task comes after it.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now()));
        port1.start();
        requestAnimationFrame(() => port2.postMessage(null));
      };
      look();
    });
}
