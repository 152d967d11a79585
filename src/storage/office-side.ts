/** What keeps a book in touch with its office: the way to it, and the exchange with its triggers. */
import { findKind } from '../kinds/index.ts';
import type { RandomBytes } from '../core/id.ts';
import { createExchange } from '../sync/exchange.ts';
import type { Shelf } from '../sync/shelf.ts';
import { createOfficeLink, type OfficeLink, type OfficeLinkParts } from './office-link.ts';
import type { SyncDriver } from './sync-driver.ts';
import { createSyncTriggers } from './sync-triggers.ts';

export interface OfficeSide {
  readonly link: OfficeLink;
  readonly driver: SyncDriver;
}

export interface OfficeSideParts extends OfficeLinkParts {
  readonly shelf: Shelf;
  readonly random: RandomBytes;
}

/** The driver begins at once. */
export function createOfficeSide(parts: OfficeSideParts): OfficeSide {
  const { book, shelf, clock, random } = parts;
  const link = createOfficeLink(parts);
  const driver = createSyncTriggers({
    exchange: (onState) =>
      createExchange({ shelf, send: link.send, find: findKind, clock, random, onState, onFault }),
    listen: link.listen,
    dice: Math.random,
    lock: `so-thon:sync:${book}`,
    askWake,
  });
  return { link, driver };
}

/** A mistake of ours in a round: to the window's edge, where it is seen; the exchange goes on later. */
function onFault(fault: unknown): void {
  setTimeout(() => {
    throw fault;
  });
}

/** Background Sync, which only Chromium has. Refused where the person forbids it: the page's triggers remain. */
function askWake(): void {
  if (typeof navigator === 'undefined' || !('serviceWorker' in navigator)) return;
  registerWake().catch(() => undefined);
}

async function registerWake(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const sync: unknown = registration && Reflect.get(registration, 'sync');
  const register: unknown = typeof sync === 'object' && sync !== null ? Reflect.get(sync, 'register') : null;
  if (typeof register === 'function') await register.call(sync, 'outbox');
}
