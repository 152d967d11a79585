/**
 * Tells open phones that something moved: that and nothing else, so that nothing can leak. They then sync.
 * A stream costs a socket; a device that opens a third one loses its oldest.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scope } from '../core/audience.ts';

export interface Pokes {
  /** Something was committed in these scopes. */
  moved(scopes: ReadonlySet<Scope>): void;
  /** What is committed within `work` was committed by this device, which its own answer tells. */
  during<T>(device: string, work: () => Promise<T>): Promise<T>;
  /** An event stream for a device that reads these scopes. */
  open(device: string, scopes: readonly Scope[]): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** How many streams are open. */
  readonly size: number;
  /** Ends the streams of a device that was revoked. */
  drop(device: string): void;
  /** Ends all streams, for a stop. */
  close(): void;
}

export interface Pace {
  /** How often a silent line keeps proxies and phones from giving the stream up, ms. */
  readonly heartbeat: number;
  /** What moves within so many ms is told once. */
  readonly gather: number;
}

export function createPokes({ heartbeat, gather }: Pace = { heartbeat: 25_000, gather: 200 }): Pokes {
  const listeners = new Set<Listener>();
  const mover = new AsyncLocalStorage<string>();
  /** By scope: who moved something in it since the last time that anybody was told. */
  const movers = new Map<Scope, Set<string | null>>();
  let heart: NodeJS.Timeout | null = null;
  let gathering: NodeJS.Timeout | null = null;

  function forget(listener: Listener): boolean {
    const wasOpen = listeners.delete(listener);
    if (listeners.size === 0 && heart !== null) {
      clearInterval(heart);
      heart = null;
    }
    return wasOpen;
  }

  function end(listener: Listener): void {
    if (forget(listener)) listener.close();
  }

  function tell(listener: Listener, text: Uint8Array<ArrayBuffer>): void {
    // A phone that reads nothing would fill our memory: it may come again when it wants.
    if (listener.isStuck()) end(listener);
    else listener.write(text);
  }

  function tellAll(): void {
    gathering = null;
    const moved = new Map(movers);
    movers.clear();
    for (const listener of listeners) if (hasNews(listener, moved)) tell(listener, MOVED);
  }

  return {
    get size() {
      return listeners.size;
    },
    during: (device, work) => mover.run(device, work),
    moved(scopes) {
      const by = mover.getStore() ?? null;
      for (const scope of scopes) movers.set(scope, (movers.get(scope) ?? new Set()).add(by));
      gathering ??= setTimeout(tellAll, gather).unref();
    },
    open(device, scopes) {
      const older = [...listeners].filter((listener) => listener.device === device);
      for (const oldest of older.slice(0, Math.max(0, older.length - 1))) end(oldest);
      let listener: Listener | null = null;
      return new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          listener = {
            device,
            scopes,
            write: (text) => controller.enqueue(text),
            isStuck: () => (controller.desiredSize ?? 0) < -MOST_WAITING,
            close: () => controller.close(),
          };
          listeners.add(listener);
          listener.write(HELLO);
          heart ??= setInterval(() => {
            for (const each of listeners) tell(each, BEAT);
          }, heartbeat).unref();
        },
        cancel() {
          if (listener !== null) forget(listener);
        },
      });
    },
    drop(device) {
      for (const listener of listeners) if (listener.device === device) end(listener);
    },
    close() {
      for (const listener of listeners) end(listener);
    },
  };
}

interface Listener {
  readonly device: string;
  readonly scopes: readonly Scope[];
  write(text: Uint8Array<ArrayBuffer>): void;
  isStuck(): boolean;
  close(): void;
}

/** What the device alone wrote, its own answer told it. */
function hasNews(
  { device, scopes }: Listener,
  moved: ReadonlyMap<Scope, ReadonlySet<string | null>>,
): boolean {
  return scopes.some((scope) => [...(moved.get(scope) ?? [])].some((by) => by !== device));
}

const MOST_WAITING = 20;
const encoder = new TextEncoder();
/** A stream that was lost opens again after ten seconds. */
const HELLO = encoder.encode('retry: 10000\n\n');
const MOVED = encoder.encode('event: moved\ndata: 1\n\n');
const BEAT = encoder.encode(':\n\n');
