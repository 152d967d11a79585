import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Manifest, type Plugin } from 'vite';
import { defineConfig, type UserWorkspaceConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };

/** WebView of a 2022 phone, the first Safari with home-screen apps that count, the supported Firefox ESR. */
const TARGET = ['chrome107', 'safari16.4', 'firefox140'];
const VIET_NAM_MS = 7 * 3_600_000;

export default defineConfig({
  build: {
    target: TARGET,
    cssTarget: TARGET,
    assetsInlineLimit: 0, // the policy `default-src 'self'` refuses data: addresses
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: '.vite/manifest.json',
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: {
    __BUILD_DAY__: JSON.stringify(new Date(Date.now() + VIET_NAM_MS).toISOString().slice(0, 10)),
    __VERSION__: JSON.stringify(manifest.version),
  },
  server: { proxy: { '/v1': `http://127.0.0.1:${process.env['PORT'] ?? '8080'}` } },
  plugins: [serviceWorker(), precompress()],
  test: {
    projects: [
      project('unit', {
        include: ['tests/**/*.test.ts'],
        exclude: ['tests/{ui,e2e}/**', 'tests/budgets.test.ts'],
        setupFiles: 'tests/support/runs.ts',
      }),
      project('screens', { include: ['tests/ui/**/*.test.{ts,tsx}'], environment: 'jsdom' }),
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
