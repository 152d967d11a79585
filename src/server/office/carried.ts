import type { Id } from '../../core/id.ts';
import type { Receipt } from '../../core/outcome.ts';
import type { SyncRequest } from '../../sync/protocol.ts';
import type { OfficeStore } from '../store/port.ts';
import type { Caller } from './office.ts';
import { push, type Pushed, type PushParts } from './push.ts';

export interface CarriedParts {
  readonly office: string;
  readonly store: OfficeStore;
  readonly clock: () => number;
  readonly parts: PushParts;
  readonly tell: (pushed: Pick<Pushed, 'scopes' | 'sent'>) => void;
}

/** What became of the entries of a carried letter. */
export type CarriedOutcomes = readonly (Receipt & { readonly id: Id })[];

/**
 * The push of a round without its pull: a carried letter has no proof, so nothing is compared (rule 4), and no
 * cursor, so nothing goes back but receipts. It may be days old, so its clock is corrected by `skew` (office's
 * clock less the phone's, ms, as their last round found it) and never by how long the letter was on its way.
 */
export function createCarried({ office, store, clock, parts, tell }: CarriedParts) {
  return async (author: Caller, request: SyncRequest, skew: number): Promise<CarriedOutcomes> => {
    const now = clock();
    const { person, device } = author;
    const { mutations, receipts, unsent } = request;
    const pushed = await store.write(office, async (transaction) => {
      await transaction.lockOffice();
      const pushed = await push(transaction, parts, {
        person,
        device,
        byOffice: false,
        now,
        phoneNow: now - skew,
        mutations,
        receipts,
        events: [],
      });
      const known = await transaction.findDevice(device);
      const written = Math.min(now, request.now + skew);
      // The phone may have told more of itself since it wrote this.
      if (known && written > (known.lastSeen ?? 0)) {
        await transaction.noteDevice(device, { at: written, unsent });
      }
      return pushed;
    });
    tell(pushed);
    return pushed.settled.map(({ id, receipt }) => ({ id: id as Id, ...receipt })); // the request's own ids
  };
}
