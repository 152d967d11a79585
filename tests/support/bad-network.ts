/**
 * A network as it is in the mountains, between a phone and a really running office: a proxy on sockets that cuts,
 * eats answers, stays silent, or answers in the office's place as a captive portal does.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * - clear: everything passes
 * - eat: a request arrives, its answer does not: the connection ends where the answer would begin
 * - cutUp, cutDown: the connection ends after so many bytes of a request, of an answer
 * - silent: nothing comes back, and nothing ends
 * - instead: this answers, whatever is asked; `null` in its text stands for what the office answered last
 */
export type Weather =
  | { readonly kind: 'clear' | 'eat' | 'silent' }
  | { readonly kind: 'cutUp' | 'cutDown'; readonly after: number }
  | { readonly kind: 'instead'; readonly answer: string };

export interface BadNetwork {
  readonly origin: string;
  /** From the next byte on. Only requests to `/v1/sync` meet it: files of the app pass. */
  weather(next: Weather): void;
  /** How many requests to `/v1/sync` met something else than clear weather. */
  readonly met: number;
  /** The last whole answer that the office gave to `/v1/sync`. */
  readonly lastAnswer: string;
  close(): Promise<void>;
}

export const clear: Weather = { kind: 'clear' };

export async function layBadNetwork(port: number): Promise<BadNetwork> {
  let weather = clear;
  let met = 0;
  let lastAnswer = '';
  const open = new Set<Socket>();

  function join(phone: Socket): void {
    const office = connect(port, '127.0.0.1');
    let under: Weather = clear;
    let up = 0;
    let down = 0;
    let answer: Buffer[] = [];
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
    const cut = (): void => {
      phone.resetAndDestroy();
      office.end();
    };

    phone.on('data', (bytes: Buffer) => {
      const begins = bytes.toString('latin1', 0, 40).startsWith('POST /v1/sync ');
      if (begins) {
        under = weather;
        [up, down, answer] = [0, 0, []];
        if (under.kind !== 'clear') met += 1;
      } else if (/^[A-Z]+ \//u.test(bytes.toString('latin1', 0, 40))) under = clear;
      const before = up;
      up += bytes.length;
      if (under.kind === 'instead') {
        phone.end(under.answer);
        office.destroy();
      } else if (under.kind === 'cutUp' && up > under.after) {
        office.write(bytes.subarray(0, Math.max(0, under.after - before)), cut);
      } else office.write(bytes);
    });
    office.on('data', (bytes: Buffer) => {
      const before = down;
      down += bytes.length;
      answer.push(bytes);
      switch (under.kind) {
        case 'eat':
          return cut();
        case 'silent':
          return undefined;
        case 'cutDown':
          if (down <= under.after) return void phone.write(bytes);
          return void phone.write(bytes.subarray(0, Math.max(0, under.after - before)), cut);
        case 'clear':
        case 'cutUp':
        case 'instead':
          if (under.kind === 'clear' && up > 0) lastAnswer = Buffer.concat(answer).toString('latin1');
          return void phone.write(bytes);
        default:
          return under satisfies never;
      }
    });
    phone.on('end', () => office.end());
    office.on('end', () => phone.end());
  }

  const server = createServer(join);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has one.
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${own}`,
    weather(next) {
      weather = next;
    },
    get met() {
      return met;
    },
    get lastAnswer() {
      return lastAnswer;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** What portals and broken proxies say in the place of an office, by name. */
export const portals: Readonly<Record<string, string>> = {
  'a page with status 200': http('200 OK', '<html><body>Đăng nhập wifi</body></html>', 'text/html'),
  'a redirect': http('302 Found', '', 'text/html', 'location: http://127.0.0.1:9/login\r\n'),
  'network authentication required': http(
    '511 Network Authentication Required',
    '<html></html>',
    'text/html',
  ),
  'JSON of somebody else': http('200 OK', '{"status":"ok","nonce":"AAAAAAAA"}', 'application/json'),
  'JSON that is cut': http('200 OK', '{"v":1,"nonce":"', 'application/json'),
  'an empty answer': http('200 OK', '', 'application/json'),
};

function http(status: string, body: string, type: string, more = ''): string {
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n${more}connection: close\r\n\r\n${body}`;
}
