import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { firstTexts } from '../../src/i18n/vi.ts';
import { importsOf } from '../support/imports.ts';

const src = join(import.meta.dirname, '../../src');

/** Every source that stands in the first files: reached from main.tsx by imports that are no types. */
function reached(file: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  if (seen.has(file) || !/\.tsx?$/u.test(file)) return seen;
  const text = readFileSync(file, 'utf8');
  seen.set(file, text);
  for (const one of importsOf(text)) {
    const isLater = one.lazy || one.typeOnly;
    if (!isLater && one.from.startsWith('.')) reached(join(dirname(file), one.from), seen);
  }
  return seen;
}

// Read before any other file of texts could add to them.
const own = new Map(
  Object.entries(firstTexts).map(([section, texts]) => [section, new Set(Object.keys(texts))] as const),
);

describe('the first screen', () => {
  test('says only texts that it brings along', () => {
    const strangers = [...reached(join(src, 'main.tsx'))]
      .filter(([file]) => file.startsWith(join(src, 'ui')))
      .flatMap(([file, text]) =>
        [...text.matchAll(/\btext\.(?!value\b)([a-zA-Z]+)\.([a-zA-Z]+)/gu)]
          .filter(([, section = '', name = '']) => own.get(section)?.has(name) !== true)
          .map(([said]) => `${file.slice(src.length)}: ${said}`),
      );
    expect(strangers).toEqual([]);
  });
});
