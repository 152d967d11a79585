import { expect, test } from 'vitest';
import { scopesOf } from '../../../src/core/audience.ts';
import { openBook, type TestPhone } from './book.ts';

function rng(seed: number) { let s = seed; return () => { s = (s * 1664525 + 1013904223) >>> 0; return s / 2 ** 32; }; }
const places = [['c1', 'v1'], ['c1', 'v2'], ['c2', 'v9'], ['c1', null], ['c2', null]] as const;

for (let seed = 1; seed <= Number(process.env['SEEDS'] ?? 60); seed++) {
  test(`seed ${seed}`, async () => {
    const r = rng(seed * 7919);
    const pick = <T,>(xs: readonly T[]): T => xs[Math.floor(r() * xs.length)] as T;
    const book = await openBook();
    await book.grant('super', 'communeOfficer', 'c1', null);
    await book.grant('super', 'communeOfficer', 'c2', null);
    await book.grant('far', 'villageHead', 'c2', 'v9');
    const extra: string[] = [];
    const phones: TestPhone[] = [];
    for (const p of ['super', 'head', 'head2', 'far', 'officer', 'accountant', 'desk']) phones.push(await book.phone(p));
    const projects: string[] = []; const comments: string[] = []; 
    for (let step = 0; step < 60; step++) {
      book.clock.now += Math.floor(r() * 5000);
      const phone = pick(phones);
      phone.want = pick([1, 2000, 100000]);
      const x = r();
      const ms = [];
      if (x < 0.2) { const [commune, village] = pick(places); const m = phone.mutation({ kind: 'project', values: { commune, ...(village ? { village } : {}), status: 'draft', name: `n${step}` } }); projects.push(m.id); ms.push(m); }
      else if (x < 0.35 && projects.length) { const id = pick(projects); const v = phone.values(id); if (v) { const [commune, village] = pick(places); ms.push(phone.mutation({ op: 'update', kind: 'project', record: id, values: { commune: [v['commune'] ?? null, commune], village: [v['village'] ?? null, village] } })); } }
      else if (x < 0.5 && projects.length) { const id = pick([...projects, ...comments]); const m = phone.mutation({ kind: 'comment', values: { about: id, text: 't' } }); comments.push(m.id); ms.push(m); }
      else if (x < 0.6 && projects.length) { const id = pick(projects); const v = phone.values(id); ms.push(phone.mutation({ op: 'update', kind: 'project', record: id, values: { name: [v?.['name'] ?? null, `e${step}`] } })); }
      else if (x < 0.65 && comments.length) { const id = pick(comments); const v = phone.values(id); if (v) ms.push(phone.mutation({ op: 'update', kind: 'comment', record: id, values: { about: [v['about'] ?? null, pick([...projects, ...comments])] } })); }
      else if (x < 0.7) { extra.push(await book.grant(pick(['head', 'head2', 'far', 'officer']), 'villageHead', ...(pick([['c1', 'v1'], ['c1', 'v2'], ['c2', 'v9']] as const)))); }
      else if (x < 0.75 && extra.length) { await book.revokeGrant(extra.splice(Math.floor(r() * extra.length), 1)[0]!); }
      else if (x < 0.78) { await book.office.compact((await book.office.head()).seq - Math.floor(r() * 20)); }
      else if (x < 0.8 && projects.length) { await book.office.purge([pick(projects)], 1); }
      else if (x < 0.83 && projects.length) { ms.push(phone.mutation({ op: 'delete', kind: 'project', record: pick(projects) })); }
      if (r() < 0.15) await phone.ask(ms); else await phone.sync(ms);
    }
    for (const phone of phones) {
      phone.want = pick([1, 100000]);
      await phone.pullAll();
      const held = (await book.office.principalOf(phone.person, phone.device)).held;
      const scopes = scopesOf(held);
      await book.store.read('o', async (snapshot) => {
        const all = await snapshot.inspect.records('', 10000);
        const mine = all.filter((rec) => rec.audience.some((s) => scopes.includes(s)));
        expect([...phone.base.keys()].sort(), phone.person).toEqual(mine.map((m) => m.id).sort());
        for (const rec of mine) {
          const row = phone.base.get(rec.id)!;
          expect([row.seq, row.open, row.gone], `${phone.person} ${rec.id}`).toEqual([rec.seq, rec.open, rec.gone]);
          expect([...row.scopes].sort()).toEqual(rec.audience.filter((s) => scopes.includes(s)).sort());
        }
      });
    }
    expect(book.faults).toEqual([]);
    expect(await book.office.verify()).toMatchObject({ sound: true });
  }, 30000);
}
