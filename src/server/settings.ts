/** What whoever runs an office may set, from the environment and the command line. */
import { parseArgs } from 'node:util';
import { readPhotoSettings, type PhotoSettings } from './blobs/photo-settings.ts';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Folder of the office's store and keys. */
  readonly data: string;
  /** `postgres://user:password@host:port/database`; null: SQLite in the folder. */
  readonly database: string | null;
  /** File of the office's keys; null: the one in the folder. */
  readonly keys: string | null;
  /** What enrolment links begin with: the address that phones see, e.g. of a reverse proxy. */
  readonly origin: string;
  /** A proxy on this machine says the phone's address in `X-Forwarded-For`. */
  readonly behindProxy: boolean;
  readonly photos: PhotoSettings;
  /** Start a real office, without the demo's records. */
  readonly empty: boolean;
  /** Province of a new office, two digits as text. */
  readonly province: string;
  /** Name of a new office; null: that of its province. */
  readonly name: string | null;
}

/** The settings, or a sentence that says which one is wrong. */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): Settings | string {
  const flags = readFlags(args);
  if (typeof flags === 'string') return flags;
  const port = Number(env['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `PORT is ${env['PORT']}: not a port (0–65535).`;
  const host = env['HOST'] || '127.0.0.1';
  const database = env['SOTHON_DATABASE_URL'] || null;
  if (database !== null && !isDatabase(database)) {
    // Not repeated: there may be a password in it.
    return 'SOTHON_DATABASE_URL: write it as postgres://user:password@host:5432/database.';
  }
  const photos = readPhotoSettings(env);
  if (typeof photos === 'string') return photos;
  const named = env['SOTHON_ORIGIN'] || null;
  if (named !== null && originOf(named) === null) {
    return `SOTHON_ORIGIN is ${named}: write it as https://sothon.example.vn, without a path.`;
  }
  if (!/^\d{2}$/u.test(flags.province))
    return `--province ${flags.province}: a province has two digits, such as 19.`;
  return {
    port,
    host,
    data: env['SOTHON_DATA'] || 'data',
    database,
    keys: env['SOTHON_KEYS'] || null,
    origin:
      (named === null ? null : originOf(named)) ??
      `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`,
    behindProxy: named !== null,
    photos,
    ...flags,
  };
}

function readFlags(args: readonly string[]): Pick<Settings, 'empty' | 'province' | 'name'> | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        empty: { type: 'boolean', default: false },
        province: { type: 'string', default: '19' },
        name: { type: 'string' },
      },
    });
    return { empty: values.empty, province: values.province, name: values.name ?? null };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return `${error.message}\nOptions: --empty, --province 19, --name "…".`;
  }
}

function isDatabase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return ['postgres:', 'postgresql:'].includes(protocol) && pathname.length > 1;
}

function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.pathname === '/' && url.search === '' ? url.origin : null;
}
