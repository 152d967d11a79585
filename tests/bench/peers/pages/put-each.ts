/** An outbox the usual way: Dexie, one PUT for each record, changes since a number. */
import Dexie, { liveQuery } from 'dexie';
import { demandBody } from '../../demand.ts';

const database = new Dexie('put-each', { chromeTransactionDurability: 'strict' });
database.version(1).stores({ records: 'id, *words', outbox: '++order', meta: 'key' });
const records = database.table('records');
const outbox = database.table('outbox');
const meta = database.table('meta');

type Stored = Record<string, unknown> & { id: string };

function bodyOf(n: number): Stored {
  return { id: crypto.randomUUID(), ...demandBody(n, 'p.01969.01') };
}

async function save(from: number, count: number): Promise<void> {
  const made = Array.from({ length: count }, (_, n) => bodyOf(from + n));
  await database.transaction('rw', records, outbox, async () => {
    await records.bulkPut(made);
    await outbox.bulkAdd(made.map((record) => ({ record })));
  });
}

/** One more person in one record. */
async function change(): Promise<void> {
  await database.transaction('rw', records, outbox, async () => {
    const record = (await records.toCollection().first()) as Stored;
    const changed = { ...record, people: Number(record['people']) + 1 };
    await records.put(changed);
    await outbox.add({ record: changed });
  });
}

async function push(): Promise<number> {
  const start = performance.now();
  for (;;) {
    const waiting = await outbox.orderBy('order').limit(100).toArray();
    if (waiting.length === 0) return performance.now() - start;
    for (const { order, record } of waiting) {
      const answer = await fetch(`/records/${record.id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify(record),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      await answer.json();
      await outbox.delete(order);
    }
  }
}

/** As long as ours. */
const TOKEN = 'x'.repeat(43);
const PAGE = 500;

async function pull(): Promise<{ ms: number; rows: number }> {
  const start = performance.now();
  let rows = 0;
  for (;;) {
    const since = (await meta.get('seq'))?.value ?? 0;
    const answer = await fetch(`/changes?since=${since}&limit=${PAGE}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    const { records: found, seq } = (await answer.json()) as { records: Stored[]; seq: number };
    await database.transaction('rw', records, meta, async () => {
      await records.bulkPut(found);
      await meta.put({ key: 'seq', value: seq });
    });
    rows += found.length;
    if (found.length < PAGE) return { ms: performance.now() - start, rows };
  }
}

/** Draws the newest ones and redraws them whenever something arrives. */
function showList(): void {
  const app = document.getElementById('app');
  const list = document.createElement('ul');
  app?.replaceChildren(list);
  liveQuery(() => records.reverse().limit(50).toArray()).subscribe((found: Stored[]) => {
    list.replaceChildren(
      ...found.map((record) => {
        const row = document.createElement('li');
        row.textContent = `${String(record['tradeOther'])} · ${String(record['people'])}`;
        return row;
      }),
    );
  });
}

/** Pulls whenever the server says that something moved. */
function follow(): void {
  const stream = new EventSource('/poke');
  stream.addEventListener('message', () => void pull());
}

/** Writes one and sends it. */
async function saveAndSend(n: number): Promise<void> {
  await save(n, 1);
  await push();
}

Object.assign(window, { peer: { save, change, push, pull, showList, follow, saveAndSend } });
