import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Manifest, type Plugin, type Rolldown } from 'vite';
import { defineConfig, type UserWorkspaceConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };

/** WebView of a 2022 phone, the first Safari with home-screen apps that count, the supported Firefox ESR. */
const TARGET = ['chrome107', 'safari16.4', 'firefox140'];
/** Dexie's own entry guards against a second copy as CommonJS; its ES2021 build is 4 kB lighter (gzip). */
const DEXIE = [
  { find: /^dexie$/u, replacement: join(import.meta.dirname, 'node_modules/dexie/dist/modern/dexie.mjs') },
];
type GetModuleInfo = Rolldown.GetModuleInfo;
const VIET_NAM_MS = 7 * 3_600_000;

export default defineConfig({
  build: {
    target: TARGET,
    cssTarget: TARGET,
    assetsInlineLimit: 0, // the policy `default-src 'self'` refuses data: addresses
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: '.vite/manifest.json',
    rolldownOptions: { output: { codeSplitting: { groups: [{ debugName: 'use', name: createChunks() }] } } },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: {
    __BUILD_DAY__: JSON.stringify(new Date(Date.now() + VIET_NAM_MS).toISOString().slice(0, 10)),
    __VERSION__: JSON.stringify(manifest.version),
  },
  server: { proxy: { '/v1': `http://127.0.0.1:${process.env['PORT'] ?? '8080'}` } },
  resolve: { alias: DEXIE },
  plugins: [leanKinds(), serviceWorker(), precompress()],
  test: {
    projects: [
      project('unit', {
        include: ['tests/**/*.test.ts'],
        exclude: ['**/node_modules/**', 'tests/{ui,e2e}/**', 'tests/budgets.test.ts'],
        setupFiles: 'tests/support/runs.ts',
        testTimeout: 60_000,
      }),
      project('screens', {
        include: ['tests/ui/**/*.test.{ts,tsx}'],
        environment: 'jsdom',
        setupFiles: 'tests/support/patience.ts',
        testTimeout: 60_000,
      }),
      project('budgets', { include: ['tests/budgets.test.ts'], globalSetup: 'tests/support/built.ts' }),
      project('e2e', {
        include: ['tests/e2e/**/*.test.ts'],
        globalSetup: 'tests/support/built.ts',
        fileParallelism: false,
        testTimeout: 120_000,
        hookTimeout: 300_000,
      }),
    ],
  },
});

/** One sort of tests; without `environment` they run in plain Node. */
function project(name: string, test: UserWorkspaceConfig['test']) {
  return { extends: true as const, test: { name, ...test } };
}

/**
 * Few files, which gzip packs better than many small ones: what the first screen needs is one, what its daily
 * work needs is another. The screens of single tasks and what only they share stay as they fall.
 */
function createChunks(): (id: string, graph: { getModuleInfo: GetModuleInfo }) => string | null {
  const DAILY = ['records-screen', 'form-screen', 'search', 'sync-page', 'submit'];
  let chunks: ReadonlyMap<string, string> | null = null;
  const build = (infoOf: GetModuleInfo): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    const walk = (id: string, chunk: string): void => {
      if (found.has(id)) return;
      found.set(id, chunk);
      for (const next of infoOf(id)?.importedIds ?? []) walk(next, chunk);
    };
    const at = (file: string): string => join(import.meta.dirname, 'src', file);
    walk(at('main.tsx'), 'app');
    found.delete(at('main.tsx')); // the entry itself: the manifest knows it by index.html
    walk(at('storage/office-side.ts'), 'sync');
    for (const first of ['storage/enrolment.ts', 'ui/screens/first-run.tsx', 'ui/screens/welcome.tsx']) {
      walk(at(first), 'enrol');
    }
    for (const screen of DAILY) walk(at(`ui/screens/${screen}.tsx`), 'work');
    return found;
  };
  return (id, graph) => (chunks ??= build((module) => graph.getModuleInfo(module))).get(id) ?? null;
}

/**
 * Leaves out of the phone's files what its first screen never shows: the English of fixed texts, which
 * `src/i18n/phrases.ts` brings when English is chosen (core/text.ts, `englishOf`), and the kinds' examples,
 * which are for the demo office and the tests.
 */
function leanKinds(): Plugin {
  const TEXT = /(\bvi:\s*(['"])([^'"\\]*)\2,\s*en:\s*)(['"])([^'"\\]*)\4/gu;
  const EXAMPLES = /^ {2}examples: \[\n.*?^ {2}\],\n/msu;
  const src = join(import.meta.dirname, 'src/');
  const phrases = new Map<string, string>();
  return {
    name: 'so-thon:lean-kinds',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      for (const file of globSync('{core,kinds,programmes,storage,reports,ui}/**/*.{ts,tsx}', { cwd: src })) {
        for (const [, , , vi, , en] of readFileSync(src + file, 'utf8').matchAll(TEXT)) {
          // Of two English texts for the same Vietnamese, the second one stays where it is.
          if (vi && en && !phrases.has(vi)) phrases.set(vi, en);
        }
      }
    },
    load(id) {
      if (id !== `${src}i18n/phrases.ts`) return null;
      return `export const phrases = ${JSON.stringify(Object.fromEntries(phrases))};`;
    },
    transform(code, id) {
      if (!id.startsWith(src) || id.startsWith(`${src}i18n/`)) return null;
      const lean = code.replace(TEXT, (all, before: string, _, vi: string, __, en: string) =>
        phrases.get(vi) === en ? `${before}''` : all,
      );
      return {
        code: id.startsWith(`${src}kinds/`) ? lean.replace(EXAMPLES, '  examples: [],\n') : lean,
        map: null,
      };
    },
  };
}

/**
 * Builds the service worker after the app, with the list of all files that make the app up: hashed names are
 * their own revision, the others carry one. Lazy parts come last, so the shell is on the phone first.
 */
function serviceWorker(): Plugin {
  let out = '';
  return {
    name: 'so-thon:service-worker',
    apply: 'build',
    configResolved(config) {
      out = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const shell = new Set(shellFiles(out));
      const files = globSync('**/*', { cwd: out, exclude: ['.vite/**'], withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
        .sort((a, b) => Number(shell.has(b)) - Number(shell.has(a)) || (a < b ? -1 : 1));
      const precache = files.map((file) => ({
        url: `/${file}`,
        revision: file.startsWith('assets/') ? null : hash(readFileSync(join(out, file))),
      }));
      await build({
        configFile: false,
        publicDir: false,
        resolve: { alias: DEXIE },
        plugins: [leanKinds()],
        logLevel: 'warn',
        define: { __PRECACHE__: JSON.stringify(precache), 'process.env.NODE_ENV': '"production"' },
        build: {
          target: TARGET,
          outDir: out,
          emptyOutDir: false,
          reportCompressedSize: false,
          rolldownOptions: {
            input: 'src/worker/service-worker.ts',
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}

/** Writes `x.gz` and `x.br` beside every file that becomes smaller, for a server that only has to send them. */
function precompress(): Plugin {
  let out = '';
  return {
    name: 'so-thon:precompress',
    apply: 'build',
    configResolved(config) {
      out = join(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const file of globSync('**/*.{html,js,css,svg,json,webmanifest,txt,png}', { cwd: out })) {
          const bytes = readFileSync(join(out, file));
          const gzip = gzipSync(bytes, { level: 9 });
          const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
          if (gzip.length < bytes.length) writeFileSync(join(out, `${file}.gz`), gzip);
          if (brotli.length < bytes.length) writeFileSync(join(out, `${file}.br`), brotli);
        }
      },
    },
  };
}

/** index.html, its script with all static imports, and their styles. */
function shellFiles(out: string): string[] {
  // Written by Vite itself a moment ago.
  const chunks = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as Manifest;
  const walk = (key: string): string[] => {
    const chunk = chunks[key];
    return chunk ? [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap(walk)] : [];
  };
  return ['index.html', ...walk('index.html')];
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
