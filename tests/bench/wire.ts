/**
 * A wire between a phone and a server: counts every byte in both directions and, where asked, is as slow as a
 * mobile network. Works on sockets, so headers, retries and event streams count, too.
 */
import { layJoint } from '../support/joined.ts';
import { createAir, type Shape } from '../support/shaped.ts';

export interface Wire {
  readonly origin: string;
  /** From now on. */
  shape(network: Shape | null): void;
  /** Bytes since the last call. */
  take(): { readonly up: number; readonly down: number };
  close(): Promise<void>;
}

export async function layWire(port: number): Promise<Wire> {
  const air = createAir();
  let up = 0;
  let down = 0;
  const joint = await layJoint(port, (phone, office) => {
    const lanes = air.connect();
    phone.on('data', (bytes: Buffer) => {
      up += bytes.length;
      lanes.up.pass(bytes, (piece) => office.write(piece));
    });
    office.on('data', (bytes: Buffer) => {
      down += bytes.length;
      lanes.down.pass(bytes, (piece) => phone.write(piece));
    });
    phone.on('end', () => lanes.up.after(() => office.end()));
    office.on('end', () => lanes.down.after(() => phone.end()));
  });
  return {
    ...joint,
    shape: (network) => air.shape(network),
    take() {
      const counted = { up, down };
      up = 0;
      down = 0;
      return counted;
    },
  };
}
