/** An office of our own engine and the one phone that pushes to it: createOffice and its sync, without HTTP. */
import { randomBytes } from 'node:crypto';
import { newId, toBase64url } from '../../../src/core/id.ts';
import { dayOfInstant } from '../../../src/core/day.ts';
import type { Mutation } from '../../../src/core/mutation.ts';
import { passThrough } from '../../../src/seal/seal.ts';
import { createOffice } from '../../../src/server/office/create-office.ts';
import { demoSeeds } from '../../../src/server/seed/demo.ts';
import { demoPeople } from '../../../src/server/seed/demo-people.ts';
import type { Batch, OfficeStore } from '../../../src/server/store/port.ts';
import { batch, PROTOCOL, SCHEMA, type SyncRequest } from '../../../src/sync/protocol.ts';
import { demandBody } from '../demand.ts';

export interface Writer {
  /** Pushes the next mutations and takes the answer; throws where one is not plainly OK. */
  push(mutations: readonly Mutation[]): Promise<void>;
  /** All that the office has written since it was founded, one for each transaction. */
  readonly written: readonly Batch[];
}

const random = (length: number): Uint8Array => randomBytes(length);
const PERSON = demoPeople.head;
const DEVICE = 'device-of-the-bench';

/** Founds the office in the store, which has its tables. */
export async function openWriter(store: OfficeStore, id: string): Promise<Writer> {
  const written: Batch[] = [];
  const office = createOffice({
    id,
    name: 'Ban Chỉ đạo',
    province: '19',
    store: noting(store, written),
    clock: Date.now,
    random,
    seal: passThrough,
    secret: random(32),
  });
  await office.open();
  await office.plant(demoSeeds(dayOfInstant(Date.now())));
  const fresh = { created: Date.now(), lastSeen: null, unsent: 0, appVersion: '' };
  const device = `${DEVICE}-${id}`;
  const register = { id: device, office: id, person: PERSON, key: '{}', certificate: '', ...fresh };
  await store.devices.addDevice({ ...register, state: 'active' });
  let cursor: string | null = null;
  let proof: string | null = null;

  async function round(mutations: readonly Mutation[]): Promise<boolean> {
    const request: SyncRequest = {
      v: PROTOCOL,
      nonce: toBase64url(random(6)),
      schema: SCHEMA,
      now: Date.now(),
      proof,
      cursor,
      mutations,
      receipts: {},
      held: [],
      want: batch.want,
      unsent: 0,
    };
    const answer = await office.sync({ person: PERSON, device }, request);
    ({ cursor, proof } = answer);
    const odd = answer.outcomes.find(({ outcome }) => outcome !== 'OK');
    if (odd !== undefined || answer.outcomes.length !== mutations.length)
      throw new Error(`not plainly taken: ${JSON.stringify(odd)}`);
    return answer.more;
  }

  while (await round([]));
  return {
    async push(mutations) {
      await round(mutations);
    },
    written,
  };
}

/** New demands of that office's village head, about 590 bytes each. */
export function newDemands(from: number, count: number): readonly Mutation[] {
  const began = Date.now() - count;
  return Array.from({ length: count }, (_, n) => {
    const id = newId(random);
    const open = demandBody(from + n, PERSON) as Mutation['open'];
    const of = { kind: 'trainingDemand', record: id, at: began + n, schema: SCHEMA };
    return { id, op: 'create', ...of, open, sealed: null, target: null };
  });
}

function noting(store: OfficeStore, written: Batch[]): OfficeStore {
  return {
    ...store,
    write: (office, work) =>
      store.write(office, (transaction) =>
        work({
          ...transaction,
          async save(batch) {
            written.push(batch);
            await transaction.save(batch);
          },
        }),
      ),
  };
}
