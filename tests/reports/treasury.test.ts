import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import type { EntryState } from '../../src/reports/ledger.ts';
import { matchTreasury } from '../../src/reports/treasury.ts';

function record(name: string, kind: string, body: AnyBody): LiveRecord {
  return { id: id.parse(name), kind, seq: 1, gone: 'no', time: 1, review: [], body };
}
const place = { commune: '01969', year: 2026 };
const line = (name: string, voucherNo: string | null, payDate: string, amount: number, more: AnyBody = {}) =>
  record(name, 'treasuryLine', { ...place, voucherNo, payDate, amount, ...more });
const entry = (name: string, voucherNo: string | null, payDate: string, amount: number) =>
  record(name, 'disbursement', { ...place, voucherNo, payDate, amount });

function match(lines: LiveRecord[], entries: LiveRecord[], pending: readonly string[] = []) {
  const states = new Map<string, EntryState>(
    entries.map(({ id: name }) => [name, pending.includes(name) ? 'pending' : 'confirmed']),
  );
  return matchTreasury(lines, entries, states);
}
const found = (...asked: Parameters<typeof match>) =>
  match(...asked).rows.map((row) => [
    row.finding,
    row.line?.id ?? null,
    row.entry?.id ?? null,
    row.difference,
    row.duty,
  ]);

describe("the Treasury's statement against the book", () => {
  test.each([
    [
      'agrees',
      line('t', 'RDT 1', '2026-05-01', 10),
      entry('e', 'rdt-1', '2026-05-01', 10),
      ['agreed', 't', 'e', 0, null],
    ],
    [
      'has another day',
      line('t', 'RDT 1', '2026-05-09', 10),
      entry('e', 'RDT 1', '2026-05-01', 10),
      ['date', 't', 'e', 0, 'book'],
    ],
    [
      'has another amount',
      line('t', 'RDT 1', '2026-05-01', 12),
      entry('e', 'RDT 1', '2026-05-01', 10),
      ['amount', 't', 'e', 2, 'book'],
    ],
    [
      'has no voucher in the book',
      line('t', 'RDT 1', '2026-05-03', 10),
      entry('e', null, '2026-05-01', 10),
      ['guessed', 't', 'e', 0, 'book'],
    ],
  ])('a line that %s', (_, theirs, ours, row) => {
    expect(found([theirs], [ours])).toEqual([row]);
  });

  test('says what stands on one side only, and who has to act', () => {
    const rows = found([line('t', 'RDT 1', '2026-05-01', 10)], [entry('e', 'RDT 2', '2026-06-01', 20)]);
    expect(rows).toEqual([
      ['lineOnly', 't', null, 10, 'book'],
      ['entryOnly', null, 'e', -20, 'treasury'],
    ]);
  });

  test('does not guess across vouchers that differ, nor over more than three days', () => {
    expect(
      found([line('t', 'RDT 1', '2026-05-01', 10)], [entry('e', 'RDT 2', '2026-05-01', 10)]),
    ).toHaveLength(2);
    expect(found([line('t', null, '2026-05-05', 10)], [entry('e', null, '2026-05-01', 10)])).toHaveLength(2);
  });

  test("takes a person's word before its own", () => {
    const lines = [
      line('t', 'RDT 1', '2026-05-01', 10, { entry: 'far', duty: 'none' }),
      line('u', 'RDT 1', '2026-05-01', 10),
    ];
    const entries = [entry('near', 'RDT 1', '2026-05-01', 10), entry('far', 'RDT 9', '2026-07-01', 10)];
    expect(found(lines, entries)).toEqual([
      ['agreed', 't', 'far', 0, null],
      ['agreed', 'u', 'near', 0, null],
    ]);
  });

  test('tells a payment that the Treasury made and nobody confirmed', () => {
    expect(
      found([line('t', 'RDT 1', '2026-05-01', 10)], [entry('e', 'RDT 1', '2026-05-01', 10)], ['e']),
    ).toEqual([['pending', 't', 'e', 0, 'book']]);
  });

  test('uses each line and each entry once, so that the differences add up', () => {
    const side = (prefix: string) =>
      fc
        .array(
          fc.record({
            voucher: fc.constantFrom(null, 'A', 'B', 'C'),
            day: fc.integer({ min: 1, max: 9 }),
            amount: fc.integer({ min: -5, max: 20 }),
          }),
          { maxLength: 10 },
        )
        .map((rows) =>
          rows.map(
            ({ voucher, day, amount }, at) => [`${prefix}${at}`, voucher, `2026-05-0${day}`, amount] as const,
          ),
        );
    fc.assert(
      fc.property(side('t'), side('e'), (theirs, ours) => {
        const [lines, entries] = [theirs.map((row) => line(...row)), ours.map((row) => entry(...row))];
        const { rows, bookTotal, treasuryTotal } = match(lines, entries);
        expect(
          rows
            .flatMap((row) => row.line ?? [])
            .map((one) => one.id)
            .sort(),
        ).toEqual(lines.map((one) => one.id).sort());
        expect(
          rows
            .flatMap((row) => row.entry ?? [])
            .map((one) => one.id)
            .sort(),
        ).toEqual(entries.map((one) => one.id).sort());
        expect(rows.reduce((sum, row) => sum + row.difference, 0)).toBe(treasuryTotal - bookTotal);
      }),
    );
  });
});
