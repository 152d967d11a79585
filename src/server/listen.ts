/**
 * Listens for an app, gives up whoever keeps a socket without using it, and stops in order: no new work, streams
 * closed, what runs finished.
 */
import type { Server, ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

export interface Listening {
  readonly port: number;
  /** Resolves when the last answer is out, after at most `patience` ms. */
  stop(patience: number): Promise<void>;
}

/** How long a slow phone is waited for, ms. */
export interface Patience {
  /** From the connection, or the answer before, until all headers are here: they are one packet. */
  readonly headers: number;
  /** Until the whole request is here: on 2G a batch may need minutes. */
  readonly request: number;
  /** While something of an answer waits to be taken. */
  readonly answer: number;
  /** How often is looked whether somebody is too slow. */
  readonly look: number;
}

const PATIENCE: Patience = { headers: 30_000, request: 300_000, answer: 300_000, look: 30_000 };
/** Twice the phones of a large province; each may leave 64 kB unread at the door. */
const MOST_CONNECTIONS = 10_000;

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** The listening server, or a sentence about why it cannot listen. */
export async function listen(
  fetch: Fetch,
  host: string,
  port: number,
  patience: Patience = PATIENCE,
): Promise<Listening | string> {
  const serverOptions = {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.look,
  };
  const server = createAdaptorServer({ fetch, hostname: host, serverOptions }) as Server; // no createServer: node:http's
  server.maxConnections = MOST_CONNECTIONS;
  giveUpUntaken(server, patience);
  const failed = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => resolve(null));
  });
  if (failed !== null) return sentenceFor(failed, host, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: (patience) => stop(server, patience),
  };
}

/** Node itself waits for ever for whoever asks and then takes no more of the answer. */
function giveUpUntaken(server: Server, { answer: most, look }: Patience): void {
  /** By answer under way: when some of it was last taken (`performance.now()`), and how much waited then, in bytes. */
  const taken = new Map<ServerResponse, { readonly at: number; readonly left: number }>();
  server.on('request', (_request, answer) => {
    taken.set(answer, { at: performance.now(), left: Infinity });
    answer.once('close', () => taken.delete(answer));
  });
  const looking = setInterval(() => {
    const now = performance.now();
    for (const [answer, { at, left }] of taken) {
      const waits = answer.writableLength;
      // Slow is not deaf: a photo may take ten minutes where there is little network.
      if (waits > 0 && waits >= left && now - at > most) answer.destroy();
      taken.set(answer, { at: waits === 0 || waits < left ? now : at, left: waits });
    }
  }, look);
  looking.unref();
  server.once('close', () => clearInterval(looking));
}

function sentenceFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Stop what runs there, or choose another: PORT=8081 npm start`;
    case 'EACCES':
      return `Port ${port} needs more rights. Choose one above 1023: PORT=8080 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}: this machine has no such address. 127.0.0.1 and 0.0.0.0 always work.`;
    default:
      return `Cannot listen on ${host}:${port}: ${error.code ?? error.message}`;
  }
}

async function stop(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  // Answers that are still on their way get that long; then the sockets go.
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
