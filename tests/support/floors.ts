/**
 * The house as a table: which floor may import which, and which outside packages it may use.
 *
 * `tests/architecture.test.ts` holds the sources to it, `npm run types` walks it. `lazily` packages may only
 * stand in a dynamic `import()`, so that they never weigh on the first screen.
 */

export type Floor = {
  /** Folders of src/ that it may import besides itself. */
  readonly floors: readonly FloorName[];
  /** Packages it may import; a trailing `*` stands for any rest (`node:*`). */
  readonly packages: readonly string[];
  /** Packages it may import only inside `import()`. */
  readonly lazily: readonly string[];
};

export type FloorName = (typeof FLOOR_NAMES)[number];

export const FLOOR_NAMES = [
  'core',
  'kinds',
  'places',
  'programmes',
  'i18n',
  'seal',
  'sync',
  'reports',
  'intake',
  'storage',
  'ui',
  'server',
  'worker',
] as const;

const records: readonly FloorName[] = ['kinds', 'places', 'programmes', 'core'];

export const FLOORS: Readonly<Record<FloorName, Floor>> = {
  core: { floors: [], packages: [], lazily: [] },
  kinds: { floors: ['places', 'programmes', 'core'], packages: [], lazily: [] },
  places: { floors: ['core'], packages: ['zod'], lazily: [] },
  programmes: { floors: ['core'], packages: [], lazily: [] },
  i18n: { floors: ['core'], packages: [], lazily: [] },
  seal: { floors: ['core'], packages: [], lazily: ['jose'] },
  sync: { floors: ['seal', ...records], packages: ['zod'], lazily: [] },
  reports: { floors: ['i18n', ...records], packages: [], lazily: ['write-excel-file', 'docx'] },
  intake: { floors: ['i18n', ...records], packages: [], lazily: ['read-excel-file', 'papaparse'] },
  storage: { floors: ['sync', 'seal', ...records], packages: ['dexie'], lazily: [] },
  ui: {
    floors: ['storage', 'intake', 'reports', 'sync', 'seal', 'i18n', ...records],
    packages: ['preact', '@preact/signals', 'preact-iso', 'workbox-window'],
    lazily: ['uqr'],
  },
  server: {
    floors: ['sync', 'reports', 'intake', 'seal', 'i18n', ...records],
    packages: ['hono', '@hono/node-server', 'kysely', 'uqr', 'zod', 'node:*'],
    lazily: ['pg', 'web-push', 's3mini'],
  },
  worker: {
    floors: ['storage', 'sync', 'seal', ...records],
    packages: ['workbox-precaching', 'workbox-routing'],
    lazily: [],
  },
};

/** Files above the floors. `main.tsx` is the only one that may import every floor of the phone. */
export const MAIN = 'main.tsx';
export const MAIN_MAY_NOT_IMPORT: readonly FloorName[] = ['server', 'worker'];

/** The only index file, and the only one that passes others on. */
export const REGISTER = 'kinds/index.ts';

/** What may stand at the top of the repository besides dotfiles, and in src/ besides floors. */
export const TOP_LEVEL = [
  'LICENSE',
  'README.md',
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'tests',
  'tsconfig.json',
  'vite.config.ts',
];
export const TOP_OF_SRC = ['README.md', 'decisions', MAIN, 'tsconfig.json'];

/** Names that say nothing of what a file gives. */
export const FORBIDDEN_FILE_NAMES = /^(utils?|helpers?|common|managers?|types|services?|misc|shared|lib)$/u;
