/** Pages of the peers, as the bench drives them (tests/bench/peers/pages). */
import type { Page } from 'playwright-core';
import type { Bench } from './line.ts';
import { startPeerServer } from './peers.ts';
import { newPhone } from './phone.ts';
import { layWire, type Wire } from './wire.ts';

/** What `window.peer` offers; not every peer has all of it. */
export interface Peer {
  save(from: number, count: number): Promise<void>;
  change(): Promise<void>;
  push(): Promise<number>;
  pull(): Promise<{ ms: number; rows: number }>;
  showList(): void;
  follow(): void;
  saveAndSend(n: number): Promise<void>;
  openForm(): Promise<number>;
}

declare global {
  interface Window {
    peer: Peer;
  }
}

export interface PeerSide {
  readonly wire: Wire;
  /** A phone with an empty store, on the peer's page. */
  open(slow?: number): Promise<Page>;
}

/** A fresh server for the time of `use`; all of its phones share one wire. */
export async function withPeer<T>(
  { browser, peerPages }: Pick<Bench, 'browser' | 'peerPages'>,
  name: string,
  use: (side: PeerSide) => Promise<T>,
): Promise<T> {
  const server = await startPeerServer(peerPages);
  const wire = await layWire(server.port);
  const opened: Page[] = [];
  try {
    return await use({
      wire,
      async open(slow = 1) {
        const { page } = await newPhone(browser, `${wire.origin}/${name}.html`, { slow });
        opened.push(page);
        await page.waitForFunction(() => window.peer !== undefined);
        return page;
      },
    });
  } finally {
    for (const page of opened) await page.context().close();
    await wire.close();
    await server.stop();
  }
}
