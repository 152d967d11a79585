import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packTextStep, unpackTextStep } from '../../src/sync/wire-step.ts';

const near = fc
  .tuple(fc.string(), fc.string(), fc.string(), fc.string())
  .map(([front, a, b, end]) => [front + a + end, front + b + end] as const);

describe('a text beside the one before it', () => {
  test('comes out as it went in, however near they are', () => {
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(fc.string(), fc.string())), ([text, before]) => {
        const travelled: unknown = JSON.parse(JSON.stringify(packTextStep(text, before)));
        expect(unpackTextStep(travelled as ReturnType<typeof packTextStep>, before)).toBe(text);
      }),
    );
    expect(unpackTextStep(packTextStep('kQ9v.4001.a', null), null)).toBe('kQ9v.4001.a');
  });

  test('says only what differs', () => {
    expect(packTextStep('605~fW_MsKux~v01969.01,h01969', '604~fW_MsKux~v01969.01,h01969')).toEqual([
      2,
      '5',
      26,
    ]);
    expect(packTextStep('b', 'a')).toBe('b');
  });

  test('is none where it does not start from there', () => {
    expect(unpackTextStep([2, 'x', 3], null)).toBeNull();
    expect(unpackTextStep([2, 'x', 3], 'four')).toBeNull();
  });
});
