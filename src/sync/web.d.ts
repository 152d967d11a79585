/**
 * All that sync may spell of the web beyond seal's web.d.ts: HTTP, streams of bytes, gzip, aborts and timers.
 * Why by hand: see src/seal/web.d.ts.
 */

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
declare var AbortSignal: { abort(reason?: unknown): AbortSignal; timeout(milliseconds: number): AbortSignal };

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare var AbortController: { new (): AbortController };

interface DOMException extends Error {
  readonly name: string;
}
declare var DOMException: { new (message?: string, name?: string): DOMException };

interface URLSearchParams {
  get(name: string): string | null;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  has(name: string): boolean;
  toString(): string;
}
declare var URLSearchParams: { new (init?: string | Record<string, string>): URLSearchParams };

interface URL {
  readonly href: string;
  readonly origin: string;
  readonly host: string;
  readonly searchParams: URLSearchParams;
  pathname: string;
  search: string;
  hash: string;
}
declare var URL: { new (url: string | URL, base?: string | URL): URL };

interface Headers {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
}
declare var Headers: { new (init?: Record<string, string> | [string, string][] | Headers): Headers };

interface ReadableStreamDefaultReader<T> {
  read(): Promise<{ done: false; value: T } | { done: true; value?: T | undefined }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}

interface ReadableStream<T = unknown> {
  readonly locked: boolean;
  getReader(): ReadableStreamDefaultReader<T>;
  cancel(reason?: unknown): Promise<void>;
  pipeThrough<Out>(stages: {
    readable: ReadableStream<Out>;
    writable: WritableStream<T>;
  }): ReadableStream<Out>;
}

interface WritableStreamDefaultWriter<T> {
  write(chunk: T): Promise<void>;
  close(): Promise<void>;
  abort(reason?: unknown): Promise<void>;
}

interface WritableStream<T = unknown> {
  getWriter(): WritableStreamDefaultWriter<T>;
}

interface CompressionStream {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}
declare var CompressionStream: { new (format: 'gzip' | 'deflate'): CompressionStream };

interface DecompressionStream {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}
declare var DecompressionStream: { new (format: 'gzip'): DecompressionStream };

interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}
declare var Blob: {
  new (parts?: (string | Uint8Array<ArrayBuffer> | ArrayBuffer)[], options?: { type?: string }): Blob;
};

type WebBody = string | Uint8Array<ArrayBuffer> | ArrayBuffer | Blob;

interface RequestInit {
  method?: string;
  headers?: Record<string, string> | Headers;
  body?: WebBody;
  signal?: AbortSignal;
  credentials?: 'omit' | 'same-origin' | 'include';
  cache?: 'default' | 'no-store';
  keepalive?: boolean;
}

interface Request {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
}
declare var Request: { new (input: string | URL, init?: RequestInit): Request };

interface Response {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
  text(): Promise<string>;
}
declare var Response: {
  new (
    body?: WebBody | ReadableStream<Uint8Array<ArrayBuffer>> | null,
    init?: { status?: number; headers?: Record<string, string> },
  ): Response;
};

declare function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;

// A number in browsers, an object in Node: keep it as `ReturnType<typeof setTimeout>`.
declare function setTimeout(run: () => void, milliseconds?: number): object | number;
declare function clearTimeout(timer: object | number | undefined): void;
