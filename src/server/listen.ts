/** Listens for an app, and stops in order: no new work, streams closed, what runs finished. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

export interface Listening {
  readonly port: number;
  /** Resolves when the last answer is out, after at most `patience` ms. */
  stop(patience: number): Promise<void>;
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** The listening server, or a sentence about why it cannot listen. */
export async function listen(fetch: Fetch, host: string, port: number): Promise<Listening | string> {
  const server = createAdaptorServer({ fetch, hostname: host }) as Server; // without createServer it makes node:http's
  // A phone on 2G may need minutes for its batch, but its headers are one packet.
  server.headersTimeout = 30_000;
  server.requestTimeout = 300_000;
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
