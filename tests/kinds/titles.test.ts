import { describe, expect, test } from 'vitest';
import type { AnyBody, Kind } from '../../src/core/kind.ts';
import { withBlanks, withoutBlanks } from '../../src/core/record.ts';
import { kinds } from '../../src/kinds/index.ts';

/** What people typed stays as it is; so does what a place is called. */
const typed: readonly string[] = ['text', 'note'];
const properNames: Readonly<Record<string, readonly string[]>> = { village: ['unitType'] };

function untyped(kind: Kind, example: AnyBody): Parameters<Kind['title']>[0] {
  const kept = Object.entries(example).filter(([name]) => {
    const field = kind.fields[name];
    return field && !typed.includes(field.type) && !properNames[kind.name]?.includes(name);
  });
  return withBlanks(kind, withoutBlanks(Object.fromEntries(kept))) as Parameters<Kind['title']>[0]; // every field is there
}

describe.each(kinds.map((kind) => [kind.name, kind] as const))('the lines of %s', (_, kind) => {
  test('are English to whoever reads English', () => {
    const examples: readonly AnyBody[] = kind.examples;
    for (const body of [{}, ...examples].map((example) => untyped(kind, example))) {
      const lines = [kind.title, kind.detail].map((of) =>
        of(
          body,
          () => '',
          ({ en }) => en,
        ),
      );
      for (const said of lines) expect(said.replaceAll(' đ', '')).toMatch(/^[\x20-\x7e·–…%²]*$/u);
    }
  });
});
