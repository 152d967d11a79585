import { canonical } from '../../../src/core/json.ts';
import type { Mutation } from '../../../src/core/mutation.ts';
import type { Guards } from '../../../src/server/office/guards.ts';
import { openBook, type TestPhone } from './book.ts';

const EVENTS = 60;

/**
 * A seeded story: phones write, move records between villages, comment, delete, lose answers, send again, get and
 * lose grants, and read in small pages. At the end every phone has what a new phone of its holder gets; where not,
 * it is among the differences.
 */
export async function story(seed: number, guards: Partial<Guards>) {
  const next = randomOf(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const book = await openBook({ guards });
  const phones = await Promise.all(
    [
      ['head', 'd1'],
      ['head', 'd2'],
      ['head2', 'd3'],
      ['officer', 'd4'],
      ['officer', 'd5'],
      ['desk', 'd6'],
    ].map(([person = '', device = '']) => book.phone(person, device)),
  );
  const outboxes = new Map<TestPhone, Mutation[]>(phones.map((phone) => [phone, []]));
  const grants: string[] = [];
  for (const phone of phones) phone.want = pick([1, 3_000, 20_000]);

  for (let event = 0; event < EVENTS; event++) {
    book.clock.now += 1 + Math.floor(next() * 5_000);
    const phone = pick(phones);
    const outbox = outboxes.get(phone) ?? [];
    const dice = next();
    if (dice < 0.55) {
      const wish = wishOf(phone, next, pick);
      if (wish) outbox.push(phone.mutation(wish));
    } else if (dice < 0.62) {
      grants.push(await book.grant(pick(['head', 'head2']), 'villageHead', 'c1', pick(['v1', 'v2', 'v3'])));
    } else if (dice < 0.66 && grants.length > 0) {
      await book.revokeGrant(grants.shift() ?? '');
    } else if (dice < 0.68) {
      await book.office.compact(Math.floor((await book.office.head()).seq * next()));
    } else {
      const some = outbox.slice(0, 1 + Math.floor(next() * outbox.length));
      const held = [...phone.receipts]
        .filter(([, r]) => r.outcome === 'HELD')
        .map(([id]) => id as Mutation['id']);
      if (next() < 0.3) await phone.ask(some);
      else await phone.sync(some, { held });
      if (next() < 0.7)
        outbox.splice(0, outbox.findIndex((m) => !phone.receipts.has(m.id)) + 1 || outbox.length);
    }
  }
  const differences: string[] = [];
  for (const phone of phones) await phone.sync(outboxes.get(phone) ?? []);
  for (const phone of phones) {
    await phone.pullAll();
    const fresh = await book.phone(phone.person, `fresh-${phone.device}`);
    await fresh.pullAll();
    const [mine, theirs] = [shown(phone), shown(fresh)];
    if (mine !== theirs) differences.push(`${phone.device} ${diff(phone, fresh)}`);
    for (const row of phone.base.values()) {
      const { about } = row.open;
      if (typeof about === 'string' && !phone.base.has(about))
        differences.push(`${row.id} without its parent`);
    }
  }
  const verdict = await book.office.verify();
  await book.store.close();
  return { differences, verdict, faults: book.faults };
}

function wishOf(phone: TestPhone, next: () => number, pick: <T>(all: readonly T[]) => T) {
  const projects = [...phone.base.values()].filter((row) => row.kind === 'project');
  const village = pick(['v1', 'v2', 'v3']);
  if (projects.length === 0 || next() < 0.3) {
    return {
      kind: 'project',
      values: { commune: 'c1', village, name: `Dự án ${phone.device}`, status: 'draft' },
    };
  }
  const row = pick(projects);
  const change = (name: string, value: string) =>
    ({
      op: 'update',
      kind: 'project',
      record: row.id,
      values: { [name]: [phone.values(row.id)?.[name] ?? null, value] },
    }) as const;
  const dice = next();
  if (dice < 0.3) return change('village', village);
  if (dice < 0.55) return change('name', `Tên ${Math.floor(next() * 100)}`);
  if (dice < 0.7) return change('leader', `Người ${Math.floor(next() * 100)}`);
  if (dice < 0.9) return { kind: 'comment', values: { about: row.id, text: 'Xem' } };
  return { op: 'delete', kind: 'project', record: row.id } as const;
}

function shown(phone: TestPhone): string {
  const rows = [...phone.base.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(
    rows.map((row) => [row.id, row.seq, row.gone, row.time, row.review, sortedValues(phone, row.id)]),
  );
}

const sortedValues = (phone: TestPhone, id: string) => canonical(phone.values(id) ?? {});

function diff(a: TestPhone, b: TestPhone): string {
  const lines: string[] = [];
  for (const id of new Set([...a.base.keys(), ...b.base.keys()])) {
    const [x, y] = [a, b].map((p) =>
      JSON.stringify([p.base.get(id)?.seq, p.base.get(id)?.gone, sortedValues(p, id)]),
    );
    if (x !== y) lines.push(`${id}: ${x} / ${y}`);
  }
  return lines.slice(0, 3).join('; ');
}

/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
