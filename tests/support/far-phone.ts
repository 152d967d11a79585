/** A phone that talks to a server process over HTTP, without a notebook: requests by hand. */
import type { EnrolAnswer } from '../../src/sync/enrolment.ts';
import { PROTOCOL, SCHEMA, type SyncAnswer, type SyncRequest } from '../../src/sync/protocol.ts';
import { decodeAnswer, encodeRequest } from '../../src/sync/wire.ts';
import { bearer, newPhoneKey } from './server.ts';
import type { RunningServer } from './server-process.ts';

/** `who` is the title of a person for whom the server printed a link. */
export async function enrolAt({ origin, links }: RunningServer, who: string): Promise<EnrolAnswer> {
  const code = links.get(who)?.split('#')[1];
  const body = JSON.stringify({ code, key: newPhoneKey().jwk });
  const response = await fetch(`${origin}/v1/enroll`, { method: 'POST', body });
  return (await response.json()) as EnrolAnswer; // what the endpoint gives
}

/** One round; throws where nothing comes back. */
export async function syncAt(
  { origin }: Pick<RunningServer, 'origin'>,
  token: string,
  over: Partial<SyncRequest> = {},
): Promise<SyncAnswer> {
  const nothing = { proof: null, cursor: null, mutations: [], receipts: {}, held: [], unsent: 0 };
  const frame = { v: PROTOCOL, nonce: 'abcdefgh', schema: SCHEMA, now: Date.now(), want: 4_000_000 };
  const request: SyncRequest = { ...frame, ...nothing, ...over };
  const init = { method: 'POST', headers: bearer(token), body: await encodeRequest(request) };
  const answer = decodeAnswer(await (await fetch(`${origin}/v1/sync`, init)).text(), request);
  if (answer === null) throw new Error('not an answer');
  return answer;
}
