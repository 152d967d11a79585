/**
 * A network as it is in the mountains, between a phone and a really running office: a proxy on sockets that is slow,
 * stalls, cuts, eats answers, stays silent, or answers in the office's place as a captive portal does.
 */
import { layJoint } from './joined.ts';
import { createAir, type Shape } from './shaped.ts';

/**
 * - clear: everything passes
 * - eat: a request arrives, its answer does not: the connection ends where the answer would begin
 * - cutUp, cutDown: the connection ends after so many bytes of a request, of an answer
 * - stall: nothing moves for so many ms, then all passes
 * - silent: nothing comes back, and nothing ends
 * - instead: this answers, whatever is asked; `null` in its text stands for what the office answered last
 */
export type Weather =
  | { readonly kind: 'clear' | 'eat' | 'silent' }
  | { readonly kind: 'cutUp' | 'cutDown'; readonly after: number }
  | { readonly kind: 'stall'; readonly ms: number }
  | { readonly kind: 'instead'; readonly answer: string };

export interface BadNetwork {
  readonly origin: string;
  /** From the next byte on. Only requests to `/v1/sync` meet it: files of the app pass. */
  weather(next: Weather): void;
  /** Of every connection, from now on. */
  shape(network: Shape | null): void;
  /** How many requests to `/v1/sync` met something else than clear weather. */
  readonly met: number;
  /** The last whole answer that the office gave to `/v1/sync`. */
  readonly lastAnswer: string;
  close(): Promise<void>;
}

export const clear: Weather = { kind: 'clear' };
const NOTHING = Buffer.alloc(0);

export async function layBadNetwork(port: number): Promise<BadNetwork> {
  const air = createAir();
  let weather = clear;
  let met = 0;
  let lastAnswer = '';

  const joint = await layJoint(port, (phone, office) => {
    const lanes = air.connect();
    let under: Weather = clear;
    let up = 0;
    let down = 0;
    let answer: Buffer[] = [];
    const cut = (): void => {
      phone.resetAndDestroy();
      office.end();
    };
    const toOffice = (bytes: Buffer): void => lanes.up.pass(bytes, (piece) => office.write(piece));
    const toPhone = (bytes: Buffer): void => lanes.down.pass(bytes, (piece) => phone.write(piece));

    phone.on('data', (bytes: Buffer) => {
      const begins = bytes.toString('latin1', 0, 40).startsWith('POST /v1/sync ');
      if (begins) {
        under = weather;
        [up, down, answer] = [0, 0, []];
        if (under.kind !== 'clear') met += 1;
        if (under.kind === 'stall') air.stall(under.ms);
      } else if (/^[A-Z]+ \//u.test(bytes.toString('latin1', 0, 40))) under = clear;
      const before = up;
      up += bytes.length;
      if (under.kind === 'instead') {
        phone.end(under.answer);
        office.destroy();
      } else if (under.kind === 'cutUp' && up > under.after) {
        toOffice(bytes.subarray(0, Math.max(0, under.after - before)));
        lanes.up.after(() => office.write(NOTHING, cut));
      } else toOffice(bytes);
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
          if (down <= under.after) return toPhone(bytes);
          toPhone(bytes.subarray(0, Math.max(0, under.after - before)));
          return lanes.down.after(() => phone.write(NOTHING, cut));
        case 'clear':
        case 'cutUp':
        case 'stall':
        case 'instead':
          if (under.kind === 'clear' && up > 0) lastAnswer = Buffer.concat(answer).toString('latin1');
          return toPhone(bytes);
        default:
          return under satisfies never;
      }
    });
    phone.on('end', () => lanes.up.after(() => office.end()));
    office.on('end', () => lanes.down.after(() => phone.end()));
  });

  return {
    ...joint,
    weather(next) {
      weather = next;
    },
    shape: (network) => air.shape(network),
    get met() {
      return met;
    },
    get lastAnswer() {
      return lastAnswer;
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
