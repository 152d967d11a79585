import { describe, expect, test } from 'vitest';
import { checkBody, checkShape } from '../../src/core/check.ts';
import { day } from '../../src/core/day.ts';
import type { Json } from '../../src/core/json.ts';
import { textOf } from '../../src/core/kind.ts';
import { withoutBlanks } from '../../src/core/record.ts';
import { getKind, kinds } from '../../src/kinds/index.ts';
import { demoPlaces, demoSeeds } from '../../src/server/seed/demo.ts';
import { administratorSeeds } from '../../src/server/seed/demo-people.ts';
import { referenceSeeds } from '../../src/server/seed/reference.ts';

const today = day.parse('2026-11-22');
const demo = demoSeeds(today);
const all = [...referenceSeeds('19', demoPlaces), ...administratorSeeds('19'), ...demo];
const bodies = new Map(
  all.map(({ id, body }) => [String(id), withoutBlanks({ recordedBy: 'office', ...body })]),
);

const ofKind = (name: string): readonly Row[] =>
  demo.filter(({ kind }) => kind === name).map(({ id }) => ({ ...bodies.get(id), id: String(id) }));
type Row = { readonly [field: string]: Json } & { readonly id: string };
const sum = (rows: readonly Row[], field: string): number =>
  rows.reduce((all, row) => all + Number(row[field]), 0);

describe('the seeds of an office', () => {
  test('fit their kinds and break no rule', () => {
    const troubles = all.flatMap(({ id, kind }) => {
      const body = bodies.get(id) ?? {};
      const found = [
        ...checkShape(getKind(kind), body, true),
        ...checkBody(getKind(kind), body, { today }).filter(({ level }) => level === 'stop'),
      ];
      return found.map(({ field, code }) => `${id} ${field}: ${code}`);
    });
    expect(troubles).toEqual([]);
  });

  test('have ids of their own and point to nothing that is not there', () => {
    expect(bodies.size).toBe(all.length);
    const missing = all.flatMap(({ id, kind }) =>
      Object.entries(getKind(kind).fields).flatMap(([name, field]) => {
        if (field.type !== 'ref' && field.type !== 'refs') return [];
        const value = bodies.get(id)?.[name];
        const targets = typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [];
        return targets
          .filter((to) => to !== 'office' && !bodies.has(to))
          .map((to) => `${id} ${name} → ${to}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  test('bring every list: communes, four trees, trades, goods, 54 ethnic groups, norms', () => {
    const counts = new Map<string, number>();
    for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(counts.get('commune')).toBe(92);
    expect(counts.get('ethnicGroup')).toBe(54);
    const programmes = new Set(all.filter((s) => s.kind === 'programmeNode').map((s) => s.body['programme']));
    expect(programmes).toEqual(new Set(['CT26', 'DTTS21', 'GN21', 'NTM21']));
    for (const name of ['trade', 'goods', 'threshold']) expect(counts.get(name)).toBeGreaterThan(40);
  });

  test('of another province know its communes and none of the demo', () => {
    const codes = referenceSeeds('22', { aliases: [], areaClasses: new Map() }).filter(
      (s) => s.kind === 'commune',
    );
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.some(({ id }) => id === '01969')).toBe(false);
  });
});

describe('the demo', () => {
  test('has records of every kind that people write', () => {
    const have = new Set(demo.map(({ kind }) => kind));
    const lists = ['commune', 'programmeNode', 'trade', 'goods', 'ethnicGroup', 'threshold', 'conflict'];
    // A photo whose bytes no phone will ever send would say so for ever.
    lists.push('photo');
    // The office freezes what is sent; an import leaves its record when somebody imports.
    lists.push('frozenReport', 'importBatch');
    const missing = kinds
      .filter(({ name }) => !have.has(name) && !lists.includes(name))
      .map(({ name }) => name);
    expect(missing).toEqual([]);
  });

  test('never pays more than was planned, in either programme tree', () => {
    const lines = ofKind('allocation');
    const key = (row: Row) =>
      JSON.stringify(['commune', 'node', 'capitalKind', 'source', 'planState'].map((field) => row[field]));
    for (const payment of ofKind('disbursement')) {
      const planned = sum(
        lines.filter((line) => key(line) === key(payment)),
        'amount',
      );
      const paid = sum(
        ofKind('disbursement').filter((other) => key(other) === key(payment)),
        'amount',
      );
      expect(planned, payment.id).toBeGreaterThanOrEqual(paid);
    }
    expect(new Set(lines.map(({ node }) => textOf({ node }, 'node')?.split('.')[0]))).toEqual(
      new Set(['DTTS21', 'GN21', 'NTM21', 'CT26']),
    );
  });

  test('takes money of a project from its own node, and no more than the state gives', () => {
    for (const project of ofKind('productionProject')) {
      const payments = ofKind('disbursement').filter((payment) => payment['project'] === project.id);
      for (const payment of payments) {
        expect(payment['node'], payment.id).toBe(project['node']);
        expect(payment['commune'], payment.id).toBe(project['commune']);
      }
      expect(sum(payments, 'amount'), project.id).toBeLessThanOrEqual(Number(project['totalCost'] ?? 0));
    }
  });

  test('counts in a submission what the village recorded', () => {
    for (const submission of ofKind('villageSubmission')) {
      const demands = ofKind('trainingDemand').filter(
        (demand) =>
          demand['village'] === submission['village'] &&
          demand['planYear'] === 2027 &&
          demand['status'] !== 'draft',
      );
      expect(submission['records'], submission.id).toBe(demands.length);
      expect(Number(submission['people'] ?? 0)).toBeLessThanOrEqual(sum(demands, 'people'));
    }
  });

  test('knows nothing of days to come', () => {
    const early = demoSeeds(day.parse('2026-06-30'));
    expect(early.length).toBeLessThan(demo.length);
    const days = early.flatMap(({ body }) => [body['date'], body['payDate'], body['sinceDate']]);
    expect(days.filter((value) => typeof value === 'string' && value > '2026-06-30')).toEqual([]);
  });

  test('starts on any day without a dangling reference', () => {
    for (const start of ['2026-01-01', '2026-03-10', '2026-08-20', '2027-05-01']) {
      const seeds = demoSeeds(day.parse(start));
      const ids = new Set(seeds.map(({ id }) => String(id)));
      const dangling = seeds.filter(({ body }) =>
        ['about', 'project', 'allocation', 'meeting'].some((field) => {
          const to = body[field];
          return typeof to === 'string' && !ids.has(to);
        }),
      );
      expect(
        dangling.map(({ id }) => id),
        start,
      ).toEqual([]);
    }
  });
});
