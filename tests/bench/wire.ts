/**
 * A wire between a phone and a server: counts every byte in both directions and, where asked, is as slow as a
 * mobile network. Works on sockets, so headers, retries and event streams count, too.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network: delay there and back in ms, bits a second each way. */
export interface Shape {
  readonly rtt: number;
  readonly up: number;
  readonly down: number;
}

/** As protocol.md §7 shapes them. */
export const networks = {
  '2G': { rtt: 600, up: 100_000, down: 200_000 },
  '3G': { rtt: 300, up: 300_000, down: 700_000 },
} as const satisfies Readonly<Record<string, Shape>>;

export interface Wire {
  readonly origin: string;
  /** From now on. */
  shape(network: Shape | null): void;
  /** Bytes since the last call. */
  take(): { readonly up: number; readonly down: number };
  close(): Promise<void>;
}

/** TCP and TLS handshakes, which loopback does not have. */
const HANDSHAKES = 2;
/** A piece is on the wire as a whole before the next one begins. */
const PIECE = 1_400;

export async function layWire(port: number): Promise<Wire> {
  let up = 0;
  let down = 0;
  let network: Shape | null = null;
  const busyUntil = { up: 0, down: 0 };
  const open = new Set<Socket>();

  function carry(from: Socket, to: Socket, way: 'up' | 'down', notBefore: number): void {
    const at = inOrder();
    from.on('data', (bytes: Buffer) => {
      if (way === 'up') up += bytes.length;
      else down += bytes.length;
      if (network === null) {
        at(0, () => to.write(bytes));
        return;
      }
      const { rtt } = network;
      const bitsPerMs = network[way] / 1_000;
      for (let start = 0; start < bytes.length; start += PIECE) {
        const piece = bytes.subarray(start, start + PIECE);
        const begin = Math.max(busyUntil[way], performance.now(), notBefore);
        busyUntil[way] = begin + (piece.length * 8) / bitsPerMs;
        at(busyUntil[way] + rtt / 2, () => to.write(piece));
      }
    });
    from.on('end', () => at(0, () => to.end()));
  }

  const server = createServer((phone) => {
    const office = connect(port, '127.0.0.1');
    const opened = performance.now() + (network?.rtt ?? 0) * HANDSHAKES;
    for (const [socket, other] of [
      [phone, office],
      [office, phone],
    ] as const) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroySoon();
      });
    }
    carry(phone, office, 'up', opened);
    carry(office, phone, 'down', 0);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has one.
  const { port: own } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${own}`,
    shape(next) {
      network = next;
    },
    take() {
      const counted = { up, down };
      up = 0;
      down = 0;
      return counted;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Does things at their times (`performance.now()`), and never a later one before an earlier one. */
function inOrder(): (time: number, act: () => void) => void {
  const queue: { readonly time: number; readonly act: () => void }[] = [];
  let timer: NodeJS.Timeout | null = null;
  function pump(): void {
    timer = null;
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const wait = next.time - performance.now();
      if (wait > 0) {
        timer = setTimeout(pump, wait);
        return;
      }
      queue.shift();
      next.act();
    }
  }
  return (time, act) => {
    queue.push({ time, act });
    if (timer === null) pump();
  };
}
