import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, parseSync, type ESTree, type Manifest, type Plugin, type Rolldown } from 'vite';
import { defineConfig, type UserWorkspaceConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };

/** WebView of a 2022 phone, the first Safari with home-screen apps that count, the supported Firefox ESR. */
const TARGET = ['chrome107', 'safari16.4', 'firefox140'];
/** Dexie's own entry guards against a second copy as CommonJS; its ES2021 build is 4 kB lighter (gzip). */
const DEXIE = [
  { find: /^dexie$/u, replacement: join(import.meta.dirname, 'node_modules/dexie/dist/modern/dexie.mjs') },
];
const POSTGRES = 'tests/**/postgres-*.test.ts';
type GetModuleInfo = Rolldown.GetModuleInfo;
const VIET_NAM_MS = 7 * 3_600_000;

export default defineConfig({
  build: {
    target: TARGET,
    cssTarget: TARGET,
    assetsInlineLimit: 0, // the policy `default-src 'self'` refuses data: addresses
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')),
    },
    reportCompressedSize: false,
    manifest: '.vite/manifest.json',
    rolldownOptions: { output: { codeSplitting: { groups: [{ debugName: 'use', name: createChunks() }] } } },
  },
  worker: { format: 'es' }, // what reads files fetches the reader of that sort of file
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
        exclude: ['**/node_modules/**', 'tests/{ui,e2e,browsers}/**', 'tests/budgets.test.ts', POSTGRES],
        setupFiles: 'tests/support/runs.ts',
        testTimeout: 120_000,
      }),
      // The office's own tests again, over the other store.
      project('postgres', {
        include: [POSTGRES, 'tests/server/office/{faults,ids,money,replay,walk}.test.ts'],
        globalSetup: 'tests/support/postgres.ts',
        setupFiles: 'tests/support/runs.ts',
        testTimeout: 120_000,
      }),
      project('screens', {
        include: ['tests/ui/**/*.test.{ts,tsx}'],
        environment: 'jsdom',
        setupFiles: 'tests/support/patience.ts',
        testTimeout: 120_000,
      }),
      project('budgets', { include: ['tests/budgets.test.ts'], globalSetup: 'tests/support/built.ts' }),
      // Only `npm run prove` asks for it.
      project('browsers', {
        include: ['tests/browsers/**/*.test.ts'],
        globalSetup: 'tests/support/built.ts',
        fileParallelism: false,
        testTimeout: 300_000,
        hookTimeout: 300_000,
      }),
      project('e2e', {
        include: ['tests/e2e/**/*.test.ts'],
        globalSetup: 'tests/support/built.ts',
        fileParallelism: false,
        testTimeout: 300_000,
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
    walk(at('storage/write-side.ts'), 'work');
    return found;
  };
  return (id, graph) => {
    if (id.includes('/node_modules/docx/')) return 'docx'; // see LATER
    return (chunks ??= build((module) => graph.getModuleInfo(module))).get(id) ?? null;
  };
}

/**
 * Leaves out of the phone's files what its first screen never shows: the English of fixed texts, which
 * `src/i18n/phrases.ts` brings when English is chosen (core/text.ts, `englishOf`); what the kinds ask, which comes
 * with `src/kinds/asking.ts` (core/kind.ts, `learnAsking`); and what of them only the office and the tests read.
 */
function leanKinds(): Plugin {
  const TEXT = /(\bvi:\s*(['"])([^'"\\]*)\2,\s*en:\s*)(['"])([^'"\\]*)\4/gu;
  const src = join(import.meta.dirname, 'src/');
  const phrases = new Map<string, string>();
  const kinds = globSync('kinds/**/*.ts', { cwd: src }).filter((file) =>
    readFileSync(src + file, 'utf8').includes(' = defineKind({'),
  );
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
      if (id === `${src}i18n/phrases.ts`) {
        return `export const phrases = ${JSON.stringify(Object.fromEntries(phrases))};`;
      }
      if (id === `${src}kinds/asking.ts`) {
        return kinds.map((file) => `import '${src}${file}${ASKING}';\n`).join('');
      }
      return id.endsWith(ASKING) ? askingPart(readFileSync(id.slice(0, -ASKING.length), 'utf8')) : null;
    },
    transform(code, id) {
      if (!id.startsWith(src) || id.startsWith(`${src}i18n/`)) return null;
      const lean = kinds.some((file) => id === src + file) ? withoutAsking(code) : code;
      return {
        code: lean.replace(TEXT, (all, before: string, _, vi: string, __, en: string) =>
          phrases.get(vi) === en ? `${before}''` : all,
        ),
        map: null,
      };
    },
  };
}

/** Marks the other half of a kind's file. */
const ASKING = '?asking';
const ASKED = new Set(['form', 'start', 'copy', 'rules']);
/** The phone adds up by measures (storage/tallies.ts), and calls them by words of its own. */
const UNREAD = /^(?:list\.columns|examples|measures\.\w+\.label)$/u;

function withoutAsking(code: string): string {
  const lean = readSpec(code).properties.reduceRight((kept, { path, start, end }) => {
    if (!ASKED.has(path) && !UNREAD.test(path)) return kept;
    return kept.slice(0, start) + kept.slice(kept[end] === ',' ? end + 1 : end);
  }, code);
  return withoutIdle(lean);
}

/** The file with only that of its kind in place of the kind. */
function askingPart(code: string): string {
  const { name, start, end, properties } = readSpec(code);
  const asked = properties.filter(({ path }) => ASKED.has(path)).map((one) => code.slice(one.start, one.end));
  return withoutIdle(
    [
      `import { learnAsking } from '${import.meta.dirname}/src/core/kind.ts';`,
      code.slice(0, start),
      `learnAsking(${name}, {${asked.join(',')}});`,
      code.slice(end),
    ].join('\n'),
  );
}

/**
 * Without the imports and functions that only the half left out needed: a file is put where it is imported from.
 * A name that stands anywhere else, be it in a text, keeps what it names.
 */
function withoutIdle(code: string): string {
  const idle = parseSync('kind.ts', code).program.body.find((statement) => {
    const rest = code.slice(0, statement.start) + code.slice(statement.end);
    const named = namesOf(statement);
    return named !== null && !named.some((name) => new RegExp(String.raw`\b${name}\b`, 'u').test(rest));
  });
  return idle ? withoutIdle(code.slice(0, idle.start) + code.slice(idle.end)) : code;
}

/** What an import brings in, or a function's own name; null for what is never left out. */
function namesOf(statement: ESTree.Directive | ESTree.Statement): readonly string[] | null {
  if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local.name);
  return statement.type === 'FunctionDeclaration' && statement.id ? [statement.id.name] : null;
}

/** Where `export const … = defineKind({ … })` stands in a file, its name as written, and its properties in order. */
function readSpec(code: string) {
  const found = parseSync('kind.ts', code).program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const made =
      statement.declaration?.type === 'VariableDeclaration' && statement.declaration.declarations[0]?.init;
    if (!made || made.type !== 'CallExpression') return [];
    if (made.callee.type !== 'Identifier' || made.callee.name !== 'defineKind') return [];
    return [
      {
        start: statement.start,
        end: statement.end,
        properties: made.arguments.flatMap((argument) => propertiesOf(argument)),
      },
    ];
  });
  const [spec, another] = found;
  const name = spec?.properties.find(({ path }) => path === 'name');
  if (!spec || !name || another)
    throw new Error('a file of a kind says `export const … = defineKind({ … })` once');
  return { ...spec, name: code.slice(name.start, name.end).replace(/^name:\s*/u, '') };
}

/** The properties of an object as written, each with its place; those of `list` as `list.…`, and so on. */
function propertiesOf(object: ESTree.Argument, within = ''): readonly Property[] {
  if (object.type !== 'ObjectExpression') return [];
  return object.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return [];
    const path = within + property.key.name;
    return /^(?:list|measures(?:\.\w+)?)$/u.test(path)
      ? propertiesOf(property.value, `${path}.`)
      : [{ path, start: property.start, end: property.end }];
  });
}

type Property = { readonly path: string; readonly start: number; readonly end: number };

/** Kept only by phones of officers (ui/state/keep-later.ts): a village writes no Word documents. */
const LATER = /^assets\/docx-/u;

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
      out = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const shell = new Set(shellFiles(out));
      const files = globSync('**/*', { cwd: out, exclude: ['.vite/**'], withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
        .sort((a, b) => Number(shell.has(b)) - Number(shell.has(a)) || (a < b ? -1 : 1));
      const precache = files
        .filter((file) => !LATER.test(file))
        .map((file) => ({
          url: `/${file}`,
          revision: file.startsWith('assets/') ? null : hash(readFileSync(join(out, file))),
        }));
      await build({
        configFile: false,
        publicDir: false,
        resolve: { alias: DEXIE },
        plugins: [leanKinds()],
        logLevel: 'warn',
        define: {
          __PRECACHE__: JSON.stringify(precache),
          __LATER__: JSON.stringify(files.filter((file) => LATER.test(file)).map((file) => `/${file}`)),
          'process.env.NODE_ENV': '"production"',
        },
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
      out = resolve(config.root, config.build.outDir);
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
