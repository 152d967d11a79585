/** Requests for photos, which may stop in the middle of a byte: whoever hangs gives its turn back. */
import type { OfficeLink } from './office-link.ts';

/** A piece takes 26 s at 20 kbit/s; one that takes longer than this is lost (ms). */
export const PATIENCE_MS = 60_000;

/** The same, but rejects when nothing answered for so long. */
export function patiently(ask: OfficeLink['ask'], patience = PATIENCE_MS): OfficeLink['ask'] {
  return async (path, init) => {
    const own = new AbortController();
    const stop = (): void => own.abort();
    const timer = setTimeout(stop, patience);
    init.signal?.addEventListener('abort', stop, { once: true });
    if (init.signal?.aborted === true) stop();
    try {
      return await Promise.race([ask(path, { ...init, signal: own.signal }), whenAborted(own.signal)]);
    } finally {
      clearTimeout(timer);
      init.signal?.removeEventListener('abort', stop);
    }
  };
}

/** All bytes of an answer; null where none came for so long, or the connection ended. */
export async function bytesOf(
  response: Response,
  patience = PATIENCE_MS,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = response.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  if (!reader) return new Uint8Array();
  for (;;) {
    const own = new AbortController();
    const timer = setTimeout(() => own.abort(), patience);
    const next = await Promise.race([reader.read(), whenAborted(own.signal)]).catch(() => null); // cut, or it hangs
    clearTimeout(timer);
    if (next === null) {
      reader.cancel().catch(() => undefined); // it is given up
      return null;
    }
    if (next.done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    parts.push(next.value);
  }
}

/** A request that takes no notice of its signal does not hold up anybody either. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new DOMException('given up', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
}
