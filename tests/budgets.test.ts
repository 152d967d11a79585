import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';
import { describe, expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../dist');

/** Parts that come over the wire after the first screen and only for one task: by module, as built. */
const LAZY = [/write-excel-file/u, /read-excel-file/u, /\bdocx\b/u, /\buqr\b/u, /src\/(?:reports|intake)\//u];

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

describe('the weight of the app, gzip', () => {
  test('the scripts and styles of the first screen stay within 90 kB', () => {
    const first = filesOf('index.html', false);
    expect(first.size).toBeGreaterThan(0);
    expect(weigh(first), [...first].join(', ')).toBeLessThanOrEqual(90);
  });

  test('the whole app without its lazy parts stays within 120 kB', () => {
    const whole = filesOf('index.html', true);
    expect(weigh(whole), [...whole].join(', ')).toBeLessThanOrEqual(120);
  });

  test('all that a phone keeps for offline use stays within 450 kB', () => {
    const kept = globSync('**/*.*', { cwd: dist, exclude: ['.vite/**', '**/*.gz', '**/*.br'] });
    expect(weigh(kept), kept.join(', ')).toBeLessThanOrEqual(450);
  });
});
