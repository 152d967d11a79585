/**
 * Tells open phones that something moved: that and nothing else, so that nothing can leak. They then sync.
 * A stream costs a socket; a device that opens a third one loses its oldest. Where an office runs as several
 * processes, each has its own streams, and a line tells the others what moved.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod/mini';
import type { Scope } from '../core/audience.ts';
import { LONGEST_WORD, type Line } from './line.ts';

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
  /** A stream is told at once, and again after so many ms at the earliest. */
  readonly gather: number;
}

const word = z.union([
  z.object({ moved: z.array(z.string()), by: z.nullable(z.string()) }),
  z.object({ dropped: z.string() }),
]);

const PACE: Pace = { heartbeat: 25_000, gather: 200 };

export function createPokes({ heartbeat, gather }: Pace = PACE, line: Line | null = null): Pokes {
  const listeners = new Set<Listener>();
  const mover = new AsyncLocalStorage<string>();
  let heart: NodeJS.Timeout | null = null;

  function forget(listener: Listener): boolean {
    const wasOpen = listeners.delete(listener);
    if (listener.resting !== null) clearTimeout(listener.resting);
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

  /** The first at once; what comes while it rests is told together when the rest is over. */
  function poke(listener: Listener): void {
    if (listener.resting !== null) {
      listener.hasNews = true;
      return;
    }
    listener.hasNews = false;
    listener.resting = setTimeout(() => {
      listener.resting = null;
      if (listener.hasNews) poke(listener);
    }, gather).unref();
    tell(listener, MOVED);
  }

  /** What a device alone wrote, its own answer told it. */
  function tellMoved(scopes: ReadonlySet<string>, by: string | null): void {
    for (const listener of listeners) {
      if (listener.device !== by && listener.scopes.some((scope) => scopes.has(scope))) poke(listener);
    }
  }

  function endAllOf(device: string): void {
    for (const listener of listeners) if (listener.device === device) end(listener);
  }

  line?.onWord((text) => {
    const said = text === null ? null : readWord(text);
    if (said === null) for (const listener of listeners) poke(listener);
    else if ('moved' in said) tellMoved(new Set(said.moved), said.by);
    else endAllOf(said.dropped);
  });

  return {
    get size() {
      return listeners.size;
    },
    during: (device, work) => mover.run(device, work),
    moved(scopes) {
      const by = mover.getStore() ?? null;
      tellMoved(scopes, by);
      if (line) for (const moved of inWords([...scopes])) line.send(JSON.stringify({ moved, by }));
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
            resting: null,
            hasNews: false,
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
      endAllOf(device);
      line?.send(JSON.stringify({ dropped: device }));
    },
    close() {
      for (const listener of listeners) end(listener);
    },
  };
}

/** null: another version of the house said something that this one does not know; it may have been a move. */
function readWord(text: string): z.output<typeof word> | null {
  try {
    return word.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

interface Listener {
  readonly device: string;
  readonly scopes: readonly Scope[];
  /** Runs while it was told a moment ago. */
  resting: NodeJS.Timeout | null;
  /** Something moved meanwhile. */
  hasNews: boolean;
  write(text: Uint8Array<ArrayBuffer>): void;
  isStuck(): boolean;
  close(): void;
}

/** Scopes in portions that fit a word each, with room for who moved them. */
function inWords(scopes: readonly Scope[]): Scope[][] {
  const portions: Scope[][] = [];
  let room = 0;
  for (const scope of scopes) {
    const bytes = scope.length + 3; // quotes and a comma; ids are ASCII
    if (bytes > room) {
      portions.push([]);
      room = LONGEST_WORD - 500;
    }
    portions.at(-1)?.push(scope);
    room -= bytes;
  }
  return portions;
}

const MOST_WAITING = 20;
const encoder = new TextEncoder();
/** A stream that was lost opens again after ten seconds. */
const HELLO = encoder.encode('retry: 10000\n\n');
const MOVED = encoder.encode('event: moved\ndata: 1\n\n');
const BEAT = encoder.encode(':\n\n');
