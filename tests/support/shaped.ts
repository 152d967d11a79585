/** A mobile network's pace for bytes on their way: the delay, the width, what a new connection costs, stalls. */

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

/** One way of one connection. */
export interface Lane {
  /** Gives the bytes on in pieces, each when it would be there. */
  pass(bytes: Buffer, give: (piece: Buffer) => void): void;
  /** Behind all that was passed so far. */
  after(act: () => void): void;
}

/** What all connections of one phone share: they take turns on it. */
export interface Air {
  /** From the next byte on; null: as quick as this machine. */
  shape(network: Shape | null): void;
  /** Nothing moves in either direction for so many ms. */
  stall(ms: number): void;
  connect(): { readonly up: Lane; readonly down: Lane };
}

/** TCP and TLS handshakes, which loopback does not have. */
const HANDSHAKES = 2;
/** A piece is on the way as a whole before the next one begins. */
const PIECE = 1_400;

export function createAir(): Air {
  let network: Shape | null = null;
  const busyUntil = { up: 0, down: 0 };
  let stalledUntil = 0;

  function lane(way: 'up' | 'down', notBefore: number): Lane {
    const at = inOrder();
    return {
      pass(bytes, give) {
        if (network === null) return at(stalledUntil, () => give(bytes));
        const { rtt } = network;
        const bitsPerMs = network[way] / 1_000;
        for (let start = 0; start < bytes.length; start += PIECE) {
          const piece = bytes.subarray(start, start + PIECE);
          const begin = Math.max(busyUntil[way], performance.now(), notBefore, stalledUntil);
          busyUntil[way] = begin + (piece.length * 8) / bitsPerMs;
          at(busyUntil[way] + rtt / 2, () => give(piece));
        }
      },
      after: (act) => at(0, act),
    };
  }

  return {
    shape(next) {
      network = next;
    },
    stall(ms) {
      stalledUntil = performance.now() + ms;
    },
    connect() {
      const opened = performance.now() + (network?.rtt ?? 0) * HANDSHAKES;
      return { up: lane('up', opened), down: lane('down', 0) };
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
