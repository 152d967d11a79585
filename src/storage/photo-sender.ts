/**
 * When photos are sent: after the records, one at a time, by the network that the person allows. A round of
 * records that begins stops them at the next piece; they go on when it ended.
 */
import { delayAfter } from '../sync/backoff.ts';
import type { ExchangeState } from '../sync/exchange.ts';
import type { Database } from './database.ts';
import { patiently } from './ask-patiently.ts';
import { isPhotoNetwork, networkKind, onNetworkChange } from './network-kind.ts';
import { inTurn } from './in-turn.ts';
import type { OfficeLink } from './office-link.ts';
import { uploadPhotos, type Ended } from './photo-upload.ts';
import type { SyncDriver } from './sync-driver.ts';

export interface SendingState {
  readonly sending: boolean;
  /** WIFI: the setting says to wait. UNKNOWN_NETWORK: it does, and the browser cannot tell. */
  readonly waitsFor: 'WIFI' | 'UNKNOWN_NETWORK' | null;
}

export interface PhotoSender {
  soon(): void;
  sendNow(): Promise<void>;
  watch(show: (state: SendingState) => void): () => void;
  stop(): void;
}

export interface SenderParts {
  readonly database: Database;
  readonly ask: OfficeLink['ask'];
  readonly clock: () => number;
  readonly byWifi: () => boolean;
  /** Of the records' exchange. */
  readonly watch: SyncDriver['watch'];
  /** One name for each book: pages of the same book take turns. */
  readonly lock: string;
  /** From 0 up to 1. */
  readonly dice: () => number;
}

const SOON_MS = 100;

/** Of a book, for its pages and the worker. */
export const photoLock = (book: string): string => `so-thon:photos:${book}`;

export function createPhotoSender(parts: SenderParts): PhotoSender {
  const { database, ask, clock, byWifi } = parts;
  const life = new AbortController();
  const watchers = new Set<(state: SendingState) => void>();
  let state: SendingState = { sending: false, waitsFor: null };
  let exchange: ExchangeState = { sending: false, standstill: null };
  let running: Promise<Ended> | null = null;
  /** Who waits for the round of records to end. */
  let idle: (() => void)[] = [];
  let again = false;
  let forced = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isAllowed = (): boolean => forced || isPhotoNetwork(byWifi());
  const mayGoOn = (): boolean => !life.signal.aborted && !exchange.sending && isAllowed();

  function tell(next: SendingState): void {
    state = next;
    for (const show of watchers) show(next);
  }

  function soon(): void {
    later(SOON_MS);
  }

  function later(ms: number): void {
    if (life.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  }

  function run(): Promise<Ended> {
    again = running !== null;
    running ??= round().finally(() => {
      running = null;
      if (again) soon();
    });
    return running;
  }

  async function round(): Promise<Ended> {
    if (life.signal.aborted) return 'PAUSED';
    tell({ sending: true, waitsFor: null });
    // Our own mistakes and a closed book: the records' exchange tells of both.
    const ended = await inTurn(parts.lock, life.signal, upload).catch((): Ended => 'OFFLINE');
    tell({ sending: false, waitsFor: whyWaits(ended) });
    failures = ended === 'OFFLINE' ? failures + 1 : 0;
    if (failures > 0) later(delayAfter(failures, parts.dice()));
    return ended;
  }

  function upload(): Promise<Ended> {
    return uploadPhotos({ database, clock, mayGoOn, signal: life.signal, ask: patiently(ask) });
  }

  function whyWaits(ended: Ended): SendingState['waitsFor'] {
    if (ended !== 'PAUSED' || isAllowed()) return null;
    return networkKind() === 'unknown' ? 'UNKNOWN_NETWORK' : 'WIFI';
  }

  const stopExchange = parts.watch((next) => {
    const isOver = exchange.sending && !next.sending && next.standstill === null;
    exchange = next;
    if (isOver) soon();
    if (next.sending) return;
    for (const go of idle) go();
    idle = [];
  });
  const stopNetwork = onNetworkChange(soon);

  return {
    soon,
    async sendNow() {
      forced = true;
      failures = 0;
      await running;
      for (let ended: Ended = 'PAUSED'; ended === 'PAUSED' && !life.signal.aborted;) {
        if (exchange.sending) await new Promise<void>((resolve) => idle.push(resolve));
        ended = await run();
      }
      forced = false;
    },
    watch(show) {
      watchers.add(show);
      show(state);
      return () => watchers.delete(show);
    },
    stop() {
      life.abort();
      clearTimeout(timer);
      for (const go of idle) go();
      stopExchange();
      stopNetwork();
    },
  };
}
