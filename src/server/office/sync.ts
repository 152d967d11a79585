import { dayOfInstant } from '../../core/day.ts';
import type { Id } from '../../core/id.ts';
import { OLDEST_SCHEMA, PROTOCOL, SCHEMA, type SyncAnswer, type SyncRequest } from '../../sync/protocol.ts';
import type { Device, OfficeStore, Snapshot, WriteTransaction } from '../store/port.ts';
import type { Caller } from './office.ts';
import { proofOf, provesOurs } from './proof.ts';
import { pull, type Pulled } from './pull.ts';
import { push, type Pushed, type PushParts } from './push.ts';
import type { Rules } from './rules.ts';

export interface SyncParts {
  readonly office: string;
  readonly store: OfficeStore;
  readonly clock: () => number;
  readonly parts: PushParts;
  readonly tell: (pushed: Pick<Pushed, 'scopes' | 'sent'>) => void;
}

/** How long the office may not know that a phone with nothing to say was there, ms. */
const SEEN_EVERY = 600_000;

/**
 * One round (protocol.md §3): the push in one transaction, its commit, then the pull on one snapshot. A refused
 * mutation never stops the pull; a phone that knows of another life of this office stops both.
 */
export function createSync({ office, store, clock, parts, tell }: SyncParts) {
  return async (caller: Caller, request: SyncRequest): Promise<SyncAnswer> => {
    const now = clock();
    const pushed =
      hasWork(request) && !isTooOld(request, parts.rules)
        ? await pushed_(caller, request, now)
        : nothingPushed;
    if (pushed === 'EPOCH') return epochAnswer(request, now, parts.rules);
    tell(pushed);
    const pulled = await store.read(office, (snapshot) => pulled_(snapshot, caller, request, pushed, now));
    if (pulled === 'EPOCH') return epochAnswer(request, now, parts.rules);
    const { device, ...answer } = pulled;
    if (device && isWorthNoting(device, request, now)) {
      await store.write(office, (transaction) => note(transaction, caller, request, now));
    }
    const outcomes = pushed.settled.map(({ id, receipt }) => ({ id: id as Id, ...receipt })); // the request's own ids
    return { ...frame(request, now, parts.rules), epoch: false, outcomes, ...answer };
  };

  async function pushed_(caller: Caller, request: SyncRequest, now: number): Promise<Pushed | 'EPOCH'> {
    const write = parts.guards.ackAfterCommit ? store.write : writeEarly(store);
    return write(office, async (transaction) => {
      const head = parts.guards.officeRowFirst ? await transaction.lockOffice() : await transaction.head();
      const isOurs = await provesOurs(request.proof, head, (seq) => transaction.commitHash(seq));
      if (!isOurs && parts.guards.proofFirst) return 'EPOCH';
      const pushed = await push(transaction, parts, {
        person: caller.person,
        device: caller.device,
        byOffice: false,
        now,
        phoneNow: request.now,
        mutations: request.mutations,
        receipts: request.receipts,
        events: [],
      });
      await note(transaction, caller, request, now);
      return pushed;
    });
  }

  async function pulled_(
    snapshot: Snapshot,
    caller: Caller,
    request: SyncRequest,
    pushed: Pushed,
    now: number,
  ): Promise<(Pulled & { readonly device: Device | null; readonly revoked?: boolean }) | 'EPOCH'> {
    const head = await snapshot.head();
    const isOurs = await provesOurs(request.proof, head, (seq) => snapshot.commitHash(seq));
    if (!isOurs && parts.guards.proofFirst) return 'EPOCH';
    const device = await snapshot.findDevice(caller.device);
    // What it was told of its own edits must be known for lost after a restore: it gets the proof and nothing else.
    const nothing = { ...nothingPulled(request), proof: proofOf(head) };
    if (!device) return { ...nothing, device };
    if (device.state === 'revoked') return { ...nothing, device, revoked: true };
    return {
      ...(await pull(snapshot, caller.person, request, pushed, dayOfInstant(now), parts.guards)),
      device,
    };
  }
}

/** Without the rule: what a phone is told is not on disk yet. */
function writeEarly(store: OfficeStore): OfficeStore['write'] {
  return (office, work) =>
    new Promise((resolve, reject) => {
      const told = async (transaction: WriteTransaction) => {
        const result = await work(transaction);
        resolve(result);
        return result;
      };
      store.write(office, told).catch(reject);
    });
}

const nothingPushed: Pushed = { settled: [], scopes: new Set(), wrote: null, sent: [] };

/** What it wrote waits on the phone for its next version: refused here, it would be refused for good. */
const isTooOld = ({ schema }: SyncRequest, { oldest = OLDEST_SCHEMA }: Rules): boolean => schema < oldest;

/** Asking after HELD ones may release them: a grant begins on a day, without any change. */
const hasWork = ({ mutations, held }: SyncRequest): boolean => mutations.length > 0 || held.length > 0;

const isWorthNoting = (device: Device, request: SyncRequest, now: number): boolean =>
  !hasWork(request) && (device.unsent !== request.unsent || now - (device.lastSeen ?? 0) >= SEEN_EVERY);

type Noting = Pick<Parameters<Parameters<OfficeStore['write']>[1]>[0], 'noteDevice'>;

function note(transaction: Noting, { device }: Caller, { unsent }: SyncRequest, at: number): Promise<void> {
  return transaction.noteDevice(device, { at, unsent });
}

function frame({ nonce }: SyncRequest, now: number, rules: Rules) {
  const { oldest = OLDEST_SCHEMA, schema: newest = SCHEMA } = rules;
  return { v: PROTOCOL, nonce, now, schemas: { oldest, newest } };
}

/** Nothing is pulled, and nothing lost: everything stays where it was. */
function nothingPulled({ proof, cursor }: SyncRequest): Pulled {
  const none = { held: [], own: [], rows: [], exits: [], grants: null, walk: null, kept: 0, more: false };
  return { ...none, proof: proof ?? '', cursor: cursor ?? '' };
}

function epochAnswer(request: SyncRequest, now: number, rules: Rules): SyncAnswer {
  const nothing = { ...nothingPulled(request), proof: '', cursor: '', outcomes: [] };
  return { ...frame(request, now, rules), epoch: true, ...nothing };
}
