/** A server that is killed in the middle of pushes, again and again, on either store: one story for both. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Id } from '../../src/core/id.ts';
import type { Mutation } from '../../src/core/mutation.ts';
import type { SyncAnswer } from '../../src/sync/protocol.ts';
import { enrolAt, syncAt } from '../support/far-phone.ts';
import { creation } from '../support/server.ts';
import { startServer, type RunningServer } from '../support/server-process.ts';

/** Meetings written between two kills, and sent in so many requests one behind the other. */
const WRITTEN = 24;
const A_REQUEST = 6;
/** Another moment each time: before, in and after a push. */
const STEP_MS = 7;
const MOST_MS = 90;

/** `env` chooses the store. Resolves when all is found right; what is not, is a failed expectation. */
export async function killAgainAndAgain(times: number, env: Readonly<Record<string, string>>): Promise<void> {
  const data = join(mkdtempSync(join(tmpdir(), 'so-thon-kills-')), 'data');
  let server: RunningServer = await startServer({ data, env });
  try {
    const head = await enrolAt(server, 'Trưởng bản Pá Hạ');
    const officer = await enrolAt(server, 'Công chức xã Phủ Thông');
    const before = new Set((await pull(server, officer.token)).keys());
    const acknowledged = new Set<Id>();
    const written: Mutation[] = [];
    for (let time = 0; time < times; time += 1) {
      for (let more = 0; more < WRITTEN; more += 1) written.push(await meeting(written.length));
      const pushing = pushAll(server, head.token, written, acknowledged).catch(() => undefined); // cut: it is killed
      await new Promise((resolve) => setTimeout(resolve, (time * STEP_MS) % MOST_MS));
      await server.stop('SIGKILL');
      await pushing;
      server = await startServer({ data, env });
      // Not one that was acknowledged is missing, and none is there twice or by half.
      const held = [...acknowledged];
      const { held: known } = await syncAt(server, head.token, { held });
      expect(known.filter(({ outcome }) => outcome === 'OK').length).toBe(held.length);
    }
    await pushAll(server, head.token, written, acknowledged);
    const rows = [...(await pull(server, officer.token)).values()].filter(({ id }) => !before.has(id));
    expect(rows.map(({ open }) => Number(open['attendees'])).sort((a, b) => a - b)).toEqual(
      written.map((_, number) => FIRST + number),
    );
    expect(acknowledged.size).toBe(written.length);
  } finally {
    await server.stop('SIGKILL');
    rmSync(join(data, '..'), { recursive: true, force: true });
  }
}

const FIRST = 1_000;

function meeting(number: number): Promise<Mutation> {
  const place = { commune: '01969', village: 'v.01969.01' };
  const body = { ...place, date: '2026-11-20', attendees: FIRST + number, recordedBy: 'p.01969.01' };
  return creation('villageMeeting', body, Date.now());
}

/** Sends what has no answer yet, in save order. */
async function pushAll(
  server: RunningServer,
  token: string,
  written: readonly Mutation[],
  acknowledged: Set<Id>,
): Promise<void> {
  const waiting = written.filter(({ id }) => !acknowledged.has(id));
  for (let from = 0; from < waiting.length; from += A_REQUEST) {
    const mutations = waiting.slice(from, from + A_REQUEST);
    const { outcomes } = await syncAt(server, token, { mutations });
    for (const { id, outcome } of outcomes) {
      expect(outcome).toBe('OK');
      acknowledged.add(id);
    }
  }
}

async function pull(
  server: RunningServer,
  token: string,
): Promise<ReadonlyMap<Id, SyncAnswer['rows'][number]>> {
  const rows = new Map<Id, SyncAnswer['rows'][number]>();
  let [cursor, proof]: (string | null)[] = [null, null];
  for (let more = true; more;) {
    const answer = await syncAt(server, token, { cursor: cursor ?? null, proof: proof ?? null });
    for (const row of answer.rows) rows.set(row.id, row);
    ({ cursor, proof, more } = answer);
  }
  return rows;
}
