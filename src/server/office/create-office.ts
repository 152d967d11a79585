import { dayOfInstant } from '../../core/day.ts';
import { toBase64url, type Id, type RandomBytes } from '../../core/id.ts';
import type { Scope } from '../../core/audience.ts';
import { tookEffect } from '../../core/outcome.ts';
import type { Mutation } from '../../core/mutation.ts';
import type { Seal } from '../../seal/seal.ts';
import type { OfficeStore, WriteTransaction } from '../store/port.ts';
import { createCarried } from './carried.ts';
import { GENESIS } from './chain.ts';
import { createReceiptSigner } from './digest.ts';
import { createFreezing, isFrozen } from './freezing.ts';
import { storedHeldOn } from './grants.ts';
import { allGuards, type Guards } from './guards.ts';
import { historyOf } from './history.ts';
import type { Office, Seed } from './office.ts';
import { createDesk } from './open-desk.ts';
import { creationOf, OFFICE } from './plant.ts';
import { purgeRecords } from './purge.ts';
import { push, type Pushed, type PushParts } from './push.ts';
import { houseRules, type Rules } from './rules.ts';
import type { PushRequest } from './settle.ts';
import { createSync } from './sync.ts';
import { heldOnes } from './held-ones.ts';
import type { Decision } from './supervise.ts';
import { waits } from './verdict.ts';
import { verifyBook } from './verify.ts';

export interface OfficeParts {
  readonly id: string;
  readonly name: string;
  /** Code of the province, '19'. */
  readonly province: string;
  readonly store: OfficeStore;
  /** ms since 1970 */
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly seal: Seal;
  /** The key of receipts: 32 bytes that only the office has. */
  readonly secret: Uint8Array;
  /** Kinds and who may do what with them; without it, the ones of src/kinds. */
  readonly rules?: Rules;
  /** Told of our own mistakes inside one mutation; without it they go to the console. */
  readonly report?: (error: unknown) => void;
  /** For tests alone: what happens without a rule. */
  readonly guards?: Partial<Guards>;
}

/** Records of a seed that are written at once. */
const PLANTED_AT_ONCE = 500;

export function createOffice(parts: OfficeParts): Office {
  const { id, name, province, store, clock, random, seal } = parts;
  const guards = { ...allGuards, ...parts.guards };
  const rules = parts.rules ?? houseRules;
  const signer = createReceiptSigner(parts.secret, id);
  const report = parts.report ?? ((error: unknown) => console.error(error));
  const pushParts: PushParts = { rules, guards, seal, random, signer, report };
  const listeners = new Set<(scopes: ReadonlySet<Scope>) => void>();

  function tell({ scopes, sent }: Pick<Pushed, 'scopes' | 'sent'>): void {
    if (scopes.size > 0) for (const listener of listeners) listener(scopes);
    freezing.soon(sent);
  }

  const freezing = createFreezing({
    office: id,
    store,
    clock,
    officeName: name,
    rules,
    seal,
    report,
    write: writeFrozen,
  });
  const sync = createSync({ office: id, store, clock, parts: pushParts, tell });
  const takeCarried = createCarried({ office: id, store, clock, parts: pushParts, tell });

  async function pushAsOffice(
    mutations: readonly Mutation[],
    events: readonly string[],
    decisions: readonly Decision[] = [],
    isKnown: (transaction: WriteTransaction) => Promise<boolean> = () => Promise.resolve(false),
  ) {
    const now = clock();
    const request: PushRequest = {
      person: OFFICE,
      device: OFFICE,
      byOffice: true,
      now,
      phoneNow: now,
      mutations,
      receipts: {},
      events,
      decisions,
    };
    const pushed = await store.write(id, async (transaction) => {
      await transaction.lockOffice();
      return push(
        transaction,
        pushParts,
        (await isKnown(transaction)) ? { ...request, mutations: [] } : request,
      );
    });
    tell(pushed);
    return pushed.settled.map((one) => ({ id: one.id as Id, ...one.receipt })); // the mutations' own ids
  }

  async function writeFrozen(seeds: readonly Seed[]): Promise<void> {
    const mutations = await Promise.all(seeds.map((seed) => creationOf(seed, rules, seal, clock())));
    const receipts = await pushAsOffice(mutations, [], [], (transaction) => isFrozen(transaction, seeds));
    const refused = receipts.find(({ outcome }) => !tookEffect(outcome));
    if (refused) throw new Error(`frozen figures were refused: ${JSON.stringify(refused)}`);
  }

  return {
    id,
    name,
    province,
    async open() {
      const epoch = toBase64url(random(9));
      return { founded: await store.found({ id, name, province, epoch, hash: GENESIS, created: clock() }) };
    },
    sync,
    takeCarried,
    history: ({ person }, record) =>
      store.read(id, (snapshot) =>
        historyOf(snapshot, { person, record, today: dayOfInstant(clock()), officeName: name }),
      ),
    async principalOf(person, device) {
      const grants = await store.read(id, (snapshot) => snapshot.grantsOf(person));
      return { person, device, held: storedHeldOn(grants, dayOfInstant(clock())) };
    },
    writeAsOffice: (mutations) => pushAsOffice(mutations, []),
    async plant(seeds) {
      let planted = 0;
      for (let at = 0; at < seeds.length; at += PLANTED_AT_ONCE) {
        const some = seeds.slice(at, at + PLANTED_AT_ONCE);
        const known = await store.write(id, (transaction) =>
          transaction.mutations(some.map((seed) => seed.id)),
        );
        const knownIds = new Set(known.map((mutation) => mutation.id));
        const fresh = some.filter((seed) => !knownIds.has(seed.id));
        const mutations = await Promise.all(fresh.map((seed) => creationOf(seed, rules, seal, clock())));
        for (const receipt of mutations.length === 0 ? [] : await pushAsOffice(mutations, [])) {
          if (!tookEffect(receipt.outcome)) throw new Error(`a seed was refused: ${JSON.stringify(receipt)}`);
          planted++;
        }
      }
      return planted;
    },
    async setDeviceState(device, state, by) {
      // The audit first, here and below: a line too many is better than a deed of nobody.
      await store.devices.audit({ office: id, at: clock(), by, act: `device-${state}`, detail: { device } });
      await store.write(id, async (transaction) => {
        await transaction.lockOffice();
        await transaction.setDeviceState(device, state);
      });
      if (state === 'active') await pushAsOffice([], [waits.device(device)]);
    },
    held: () =>
      store.write(id, async (transaction) => {
        const desk = createDesk(transaction, await transaction.head(), pushParts, clock());
        return heldOnes(transaction, desk, rules);
      }),
    async decideHeld(decision, by) {
      const { act, mutation } = decision;
      await store.devices.audit({ office: id, at: clock(), by, act: `held-${act}`, detail: { mutation } });
      await pushAsOffice([], [], [decision]);
    },
    async head() {
      const { epoch, seq, hash, kept } = await store.read(id, (snapshot) => snapshot.head());
      return { epoch, seq, hash, kept };
    },
    verify: () => store.read(id, verifyBook),
    async purge(records, rule) {
      const changes = await store.write(id, (transaction) =>
        purgeRecords(transaction, records, rule, clock()),
      );
      tell({ scopes: new Set(changes.map((change) => change.scope)), sent: [] });
    },
    keep: (seq) => setHead(store, id, { kept: seq }),
    newEpoch: () => setHead(store, id, { epoch: toBase64url(random(9)) }),
    compact: (floor) =>
      store.write(id, async (transaction) => {
        const head = await transaction.lockOffice();
        await transaction.forgetExits(floor);
        // What was forgotten before stays so: a lower floor would let a cursor miss it.
        await transaction.setHead({ floor: Math.max(floor, head.floor) });
      }),
    freezeMissing: () => freezing.missing(),
    rest: () => freezing.rest(),
    onMoved(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async isAlive() {
      try {
        await store.read(id, (snapshot) => snapshot.head());
        return true;
      } catch (error) {
        report(error);
        return false;
      }
    },
  };
}

function setHead(
  store: OfficeStore,
  office: string,
  head: { kept: number } | { epoch: string },
): Promise<void> {
  return store.write(office, async (transaction) => {
    await transaction.lockOffice();
    await transaction.setHead(head);
  });
}
