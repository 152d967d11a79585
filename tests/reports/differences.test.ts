import { describe, expect, test } from 'vitest';
import { canonical, type Json } from '../../src/core/json.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { differencesOf, recordsUnder, type FrozenTable } from '../../src/reports/differences.ts';
import { cellsOf, cellsOfWords, partsOf, wordsIn, type FrozenCells } from '../../src/reports/freeze.ts';
import { confirmed, live, payment, periodicOf, talliedOf, year } from './periodic-records.ts';

const frozen: readonly FrozenTable[] = talliedOf().tables.flatMap(({ name, table }) =>
  partsOf(name, cellsOf(table)).map(([part, cells]) => ({ name: part, cells })),
);
const since = (records: readonly LiveRecord[]) =>
  differencesOf(frozen, talliedOf(periodicOf(records)).tables);

describe('frozen figures beside those of now', () => {
  test('differ in nothing while nothing was written', () => {
    expect(since(year)).toEqual([]);
  });

  test('do not differ by the order in which records came', () => {
    const turned = talliedOf(periodicOf([...year].reverse())).tables;
    expect(turned.map(({ table }) => canonical(cellsOf(table) as unknown as Json))).toEqual(
      talliedOf().tables.map(({ table }) => canonical(cellsOf(table) as unknown as Json)),
    );
  });

  test('say cell by cell what was and what is, up to the total', () => {
    const later = [...year, payment('pay.2', 30_000_000), confirmed('pay.2')];
    const paid = since(later).filter(({ table, column }) => table === 'money' && /giải ngân/iu.test(column));
    expect(paid).toContainEqual(expect.objectContaining({ before: 120_000_000, after: 150_000_000 }));
    expect(paid.some(({ row }) => row.includes('DA3-TDA2'))).toBe(true);
    const names = new Set(since(later).map(({ table }) => table));
    expect(names).toContain('money.village');
    expect(names).not.toContain('byTrade');
  });

  test('tell a row that is new or gone from one that changed, by its figures', () => {
    const more = live('trainingDemand', 'demand.2', {
      commune: '01969',
      village: 'v.01969.02',
      planYear: 2027,
      trade: 'trade.que',
      level: 'so_cap',
      people: 5,
      status: 'village_submitted',
    });
    const found = since([...year, more]).filter(({ table }) => table === 'byVillage');
    expect(found).toContainEqual(expect.objectContaining({ row: 'Nà Tu', before: null, after: 5 }));
  });

  test("are not the records of another commune's", () => {
    const elsewhere = live('allocation', 'plan.9', {
      ...year[1]?.body,
      recordedBy: 'p.demo',
      amount: 1_000_000,
    });
    expect(since([...year, elsewhere])).toEqual([]);
  });
});

describe('the records under a difference', () => {
  test('are those without which the cell would be another', () => {
    const [extra, word] = [payment('pay.2', 30_000_000, { seq: 9 }), confirmed('pay.2')];
    const idle = live('difficulty', 'trouble.1', year.at(-1)?.body ?? {}, { seq: 9 });
    const records = [...year.slice(0, -1), idle, extra, word];
    const periodic = periodicOf(records);
    const differences = since(records);
    const under = recordsUnder(periodic, [extra, idle], differences);
    expect(differences.length).toBeGreaterThan(3);
    const beneath = differences.map(({ table }, at) => [table, under[at]?.map(({ id }) => id)] as const);
    const money = beneath.filter(([table]) => table.startsWith('money'));
    expect(money.length).toBeGreaterThan(2);
    expect(money.filter(([, ids]) => ids?.join() !== 'pay.2')).toEqual([]);
  });

  test('may have been deleted since', () => {
    const gone = live('trainingDemand', 'demand.1', year[4]?.body ?? {}, { seq: 9, gone: 'deleted' });
    const records = year.filter(({ id }) => id !== 'demand.1');
    const differences = since(records);
    const under = recordsUnder(periodicOf(records), [gone], differences);
    expect(differences.length).toBeGreaterThan(0);
    expect(new Set(under.flat().map(({ id }) => id))).toEqual(new Set(['demand.1']));
  });
});

describe('what is frozen', () => {
  test('goes into several records where it is long, and comes back as it was', () => {
    const row = { level: 1, cells: ['x'.repeat(30_000), 1] };
    const whole: FrozenCells = {
      title: 'T',
      columns: [],
      rows: Array.from({ length: 8 }, () => row),
      notes: ['n'],
    };
    const parts = partsOf('projects', whole);
    expect(parts.map(([name]) => name)).toEqual(['projects', 'projects:2', 'projects:3']);
    expect(parts.flatMap(([, { rows }]) => rows)).toEqual(whole.rows);
    expect(partsOf('money', { ...whole, rows: [] })).toHaveLength(1);
  });

  test('holds the words of the report, slot by slot', () => {
    const { narrative } = talliedOf();
    const back = wordsIn(cellsOfWords(narrative), []);
    const bare = narrative.blocks.filter(({ is }) => is !== 'table');
    expect(back.title).toBe(narrative.title);
    expect(back.blocks.map((block) => (block.is === 'table' ? null : [block.is, block.text]))).toEqual(
      bare.map((block) => (block.is === 'table' ? null : [block.is, block.text])),
    );
  });
});
