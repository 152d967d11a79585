import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';
import { describe, expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../dist');

/** What is fetched for one named task only, and is no part of daily work: by module, as built. */
const LAZY = [
  /^src\/i18n\/(?:en|phrases)\.ts$/u, // English, when it is chosen
  /\buqr\b/u, // the QR of an invitation
  /^src\/ui\/screens\/(?:reports|print)\.tsx$/u, // adding up, papers
  /^src\/i18n\/vi-reports\.ts$/u, // their words
  /^src\/(?:reports|intake)\//u, // files out and in
  /write-excel-file/u,
  /read-excel-file/u,
  /\bdocx\b/u,
];

/** Reached so far, kB. They only ever become smaller. */
const FIRST_KB = 103.7;
const WHOLE_KB = 164.7;

const chunks = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;

/** Scripts and styles that `key` brings along; with `lazy`, also what it loads later, but for the lazy parts. */
function filesOf(key: string, lazy: boolean, seen = new Set<string>()): Set<string> {
  const chunk = chunks[key];
  if (chunk === undefined || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const next of chunk.imports ?? []) filesOf(next, lazy, seen);
  if (!lazy) return seen;
  for (const next of chunk.dynamicImports ?? []) {
    if (!LAZY.some((part) => part.test(next))) filesOf(next, lazy, seen);
  }
  return seen;
}

/** kB (1,000 bytes) as gzip level 9 sends them. */
function weigh(files: Iterable<string>): number {
  return (
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) /
    1000
  );
}

/**
 * index.html's script with all static imports and styles: that is all that the book needs to show its numbers.
 * The exchange and the look for a newer version are fetched after it.
 */
const first = filesOf('index.html', false);
const whole = filesOf('index.html', true);

describe('the weight of the app, gzip', () => {
  test('is measured of files that are there', () => {
    expect(first.size).toBeGreaterThan(1);
    expect(whole.size).toBeGreaterThan(first.size);
  });

  // FIRST_KB: Dexie 29, zod/mini 10, Preact with signals and router 9 and styles 5 leave 37 kB to our own code;
  // the twenty kinds alone are 17, because the register holds each of them whole.
  test.fails('the scripts and styles of the first screen stay within 90 kB', () => {
    expect(weigh(first)).toBeLessThanOrEqual(90);
  });

  test('the scripts and styles of the first screen weigh no more than they once did', () => {
    expect(weigh(first), [...first].join(', ')).toBeLessThanOrEqual(FIRST_KB + 1);
  });

  // WHOLE_KB: to the first screen come daily work with its words, the exchange, enrolment and settings.
  test.fails('the whole app without its lazy parts stays within 120 kB', () => {
    expect(weigh(whole)).toBeLessThanOrEqual(120);
  });

  test('the whole app without its lazy parts weighs no more than it once did', () => {
    expect(weigh(whole), [...whole].join(', ')).toBeLessThanOrEqual(WHOLE_KB + 1);
  });

  test('all that a phone keeps for offline use stays within 450 kB', () => {
    const kept = globSync('**/*.*', { cwd: dist, exclude: ['.vite/**', '**/*.gz', '**/*.br'] });
    expect(weigh(kept), kept.join(', ')).toBeLessThanOrEqual(450);
  });
});
