import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { dictionary } from '../../src/i18n/dictionary.ts';
import { LONGEST, problemsOf, textsIn, textsInSource } from './words-lint.ts';
import type { Found } from './words-lint.ts';

const root = join(import.meta.dirname, '../..');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).toSorted();

describe('every text for people', () => {
  test('of the screens is short, composed and meaningful in both languages', async () => {
    const vi = await dictionary('vi');
    const texts = [...textsIn(vi, 'vi', { onlyWords: false }), ...textsIn(en, 'en', { onlyWords: false })];
    expect(texts.length).toBeGreaterThan(800);
    expect(badOnes(texts)).toEqual([]);
  });

  test('written in any source is short, composed and meaningful', () => {
    const texts = sources.flatMap((file) => textsInSource(readFileSync(join(root, file), 'utf8'), file));
    expect(texts.length).toBeGreaterThan(40);
    expect(badOnes(texts)).toEqual([]);
  });

  test('that a record kind or a list exports is short, composed and meaningful', async () => {
    const files = sources.filter((file) => /^src\/(kinds|core|i18n|programmes)\/.+\.ts$/u.test(file));
    const modules = await Promise.all(files.map(exportsOf));
    const texts = modules.flatMap((exported, at) => textsIn(exported, files[at] ?? '', { onlyWords: true }));
    expect(texts.length).toBeGreaterThan(10);
    expect(badOnes(texts)).toEqual([]);
  });

  test('is composed (NFC) in every source file as a whole', () => {
    const apart = sources.filter((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return source !== source.normalize('NFC');
    });
    expect(apart).toEqual([]);
  });
});

describe('the lint itself', () => {
  test.each([
    ['', 'empty'],
    ['x'.repeat(LONGEST + 1), 'over 90 characters'],
    ['Phủ Thông'.normalize('NFD'), 'not NFC'],
    ['DA3-TDA2', 'a programme code without its meaning'],
    ['DTTS21.DA3.TDA2', 'a programme code without its meaning'],
    ['DTTS&MN, DA3-TDA2', 'a programme code without its meaning'],
    ['tiểu dự án 3 dự án 5, DA5-TDA3', 'a programme code without its meaning'],
    ['NDTP 03', 'a programme code without its meaning'],
    ['HP1.NDTP04', 'a programme code without its meaning'],
    ['Dân tộc Mèo', 'a word to avoid'],
    ['đồng bào dân tộc ít người', 'a word to avoid'],
    ['mèo'.normalize('NFD'), 'a word to avoid'],
  ])('sees what is wrong with “%s”', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  test.each([
    'Ghi vào sổ',
    'x'.repeat(LONGEST),
    'Phát triển giáo dục nghề nghiệp (DA4-TDA1)',
    'DA2 – Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo',
    'dân tộc rất ít người',
    'Dân tộc Mông',
    'Hạn 2026',
  ])('lets “%s” pass', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test('finds texts in values, functions and source', () => {
    expect(
      texts(textsIn({ a: { b: 'một', c: (n: number) => `${n} hộ` } }, 'x', { onlyWords: false })),
    ).toEqual(['một', '1 hộ', '1234 hộ', 'Phủ Thông hộ']);
    expect(texts(textsIn({ id: 'DA3', label: { vi: 'một', en: 'one' } }, 'x', { onlyWords: true }))).toEqual([
      'một',
      'one',
    ]);
    const source = "a = { vi: 'DA3-TDA2',\n  en: (n: number) => `${n} of \\'it\\'` };";
    expect(textsInSource(source, 'x.ts')).toEqual([
      { where: 'x.ts:1', text: 'DA3-TDA2' },
      { where: 'x.ts:2', text: "1234 of 'it'" },
    ]);
  });

  test('follows a value that holds itself', () => {
    const loop: { words: object; self?: object } = { words: { vi: 'một', en: 'one' } };
    loop.self = loop;
    expect(texts(textsIn(loop, 'x', { onlyWords: true }))).toEqual(['một', 'one']);
  });
});

function badOnes(found: readonly Found[]): string[] {
  return found.flatMap(({ where, text }) =>
    problemsOf(text).map((problem) => `${where}: ${problem}: ${text}`),
  );
}

function texts(found: readonly Found[]): string[] {
  return found.map(({ text }) => text);
}

async function exportsOf(file: string): Promise<unknown> {
  const exported: unknown = await import(pathToFileURL(join(root, file)).href);
  return exported;
}
