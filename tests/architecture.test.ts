import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as house from './support/floors.ts';
import { bareCastsOf, importsOf, type Import } from './support/imports.ts';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };

const sources: readonly Source[] = globSync('**/*.{ts,tsx}', { cwd: src })
  .filter((path) => !path.endsWith('.d.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    return { path, text, imports: importsOf(text) };
  });

describe('the house', () => {
  test('every floor imports only the floors and packages of its row', () => {
    expect(sources.flatMap(strangers)).toEqual([]);
  });

  test('every relative import names a file that is there, with its ending', () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports
        .filter(isRelative)
        .filter((one) => !existsSync(join(src, targetOf(path, one))))
        .map((one) => `src/${path} imports ${one.from}`),
    );
    expect(missing).toEqual([]);
  });

  test('only main.tsx stands above the floors, and it knows neither the server nor the worker', () => {
    const above = sources.filter(({ path }) => floorOf(path) === null);
    expect(above.map(({ path }) => path)).toEqual([house.MAIN]);
    const reached = above.flatMap(({ path, imports }) =>
      imports.filter(isRelative).map((one) => floorOf(targetOf(path, one))),
    );
    expect(reached.filter((floor) => floor && house.MAIN_MAY_NOT_IMPORT.includes(floor))).toEqual([]);
  });

  test('src holds the floors of the table and nothing else', () => {
    const allowed: readonly string[] = [...house.FLOOR_NAMES, ...house.TOP_OF_SRC];
    expect(readdirSync(src).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  test('the top of the repository holds only what it must', () => {
    const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
    const kept = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).trim().split('\n');
    const top = new Set(kept.map((path) => path.replace(/\/.*/u, '')));
    expect([...top].filter((name) => !name.startsWith('.') && !house.TOP_LEVEL.includes(name))).toEqual([]);
  });

  test('the register of kinds is the only index file, and nothing passes all of another on', () => {
    const barrels = sources.filter(
      ({ path, text }) => basename(path).startsWith('index.') || /^export\s+\*\s+from/mu.test(text),
    );
    expect(barrels.map(({ path }) => path).filter((path) => path !== house.REGISTER)).toEqual([]);
  });

  test('every file and folder is named after what it gives, in kebab-case', () => {
    const wrong = sources.filter(({ path }) =>
      path
        .replace(/\.tsx?$/u, '')
        .split('/')
        .some(isBadName),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('no file switches a check off', () => {
    const off = /(?:oxlint|eslint)-disable|@ts-(?:ignore|nocheck|expect-error)|prettier-ignore/u;
    expect(sources.filter(({ text }) => off.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('every cast says why', () => {
    const bare = sources.flatMap(({ path, text }) => bareCastsOf(text).map((line) => `src/${path}:${line}`));
    expect(bare).toEqual([]);
  });

  test('zod comes only as zod/mini, which weighs a third', () => {
    const full = sources.filter(({ imports }) =>
      imports.some((one) => packageOf(one) === 'zod' && one.from !== 'zod/mini'),
    );
    expect(full.map(({ path }) => path)).toEqual([]);
  });
});

/** What a file imports against the table, each with what its floor may. */
function strangers({ path, imports }: Source): string[] {
  const floor = floorOf(path);
  if (floor === null) return [];
  const { floors, packages, lazily } = house.FLOORS[floor];
  return imports.flatMap((one) => {
    if (isRelative(one)) {
      const theirs = floorOf(targetOf(path, one));
      if (theirs === floor || (theirs !== null && floors.includes(theirs))) return [];
      return [
        `src/${path} imports ${one.from}; ${floor} may import ${floors.join(', ') || 'no other floor'}`,
      ];
    }
    // A type weighs nothing, so it may come from a lazy package, too.
    const allowed = one.lazy || one.typeOnly ? [...packages, ...lazily] : packages;
    if (allowed.some((name) => matches(name, one))) return [];
    const later = lazily.length > 0 ? `, and inside import(): ${lazily.join(', ')}` : '';
    return [
      `src/${path} imports ${one.from}; ${floor} may use ${packages.join(', ') || 'no package'}${later}`,
    ];
  });
}

/** The floor that a path inside src/ stands on, or null for what stands above the floors. */
function floorOf(path: string): house.FloorName | null {
  return house.FLOOR_NAMES.find((name) => path.startsWith(`${name}/`)) ?? null;
}

/** The path inside src/ that a relative import means, without `?worker` and the like. */
function targetOf(path: string, { from }: Import): string {
  return normalize(join(dirname(path), from.replace(/\?.*$/u, '')));
}

function isRelative({ from }: Import): boolean {
  return from.startsWith('.');
}

function matches(allowed: string, one: Import): boolean {
  return allowed.endsWith('*') ? one.from.startsWith(allowed.slice(0, -1)) : packageOf(one) === allowed;
}

/** `zod/mini` → `zod`, `@hono/node-server/serve-static` → `@hono/node-server`. */
function packageOf({ from }: Import): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

function isBadName(name: string): boolean {
  return house.FORBIDDEN_FILE_NAMES.test(name) || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name);
}
