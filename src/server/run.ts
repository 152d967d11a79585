/** One running office: opens its folder, store and keys, seeds it, listens, stops in order. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';
import { newId } from '../core/id.ts';
import { fullName } from '../places/commune.ts';
import { findProvince } from '../places/units.ts';
import { passThrough } from '../seal/seal.ts';
import { createApp } from './app.ts';
import { openPhotoDesk } from './blobs/open-photo-desk.ts';
import { holdDataFolder, openDataFolder } from './data-folder.ts';
import { writeLinks } from './links.ts';
import { listen } from './listen.ts';
import { createLog, faultLine, type Log } from './log.ts';
import { createOffice } from './office/create-office.ts';
import { createEnrolment } from './office/enrolment.ts';
import { openOfficeKeys, type Identity } from './office-keys.ts';
import { createPokes } from './poke.ts';
import { seedOffice } from './seed/seed.ts';
import type { Settings } from './settings.ts';
import { readStaticFiles } from './static-files.ts';
import { openStore } from './store/opened-store.ts';

/** How long a stop waits for answers that are still on their way, ms. A whole stop takes five seconds at most. */
const PATIENCE = 3_000;
const HOUSE = join(import.meta.dirname, '../..');

/** Runs until the process is told to stop; null where all went well, else a sentence for whoever started it. */
export async function run(settings: Settings, out: NodeJS.WritableStream): Promise<string | null> {
  const data = openDataFolder(settings.data);
  if (typeof data === 'string') return data;
  const inUse = settings.database === null ? holdDataFolder(data.folder) : null; // PostgreSQL has many writers
  if (inUse !== null) return inUse;
  const fresh = newIdentity(settings);
  if (typeof fresh === 'string') return fresh;
  const clock = (): number => Date.now();
  const random = (length: number): Uint8Array => randomBytes(length);
  const write = (text: string): void => void out.write(text);
  const log = createLog(write, clock);
  const version = versionOf(HOUSE);

  const report = (error: unknown): void => log(faultLine(error));
  const opened = await openStore({ url: settings.database, folder: data.folder, report });
  if (typeof opened === 'string') return opened;
  const { store } = opened;
  const begun = await opened.alone(async () => {
    const path = settings.keys ?? join(data.folder, 'office-keys.json');
    const keys = openOfficeKeys(path, await opened.book(), fresh);
    if (typeof keys === 'string') return keys;
    const { secret } = keys;
    const parts = { ...keys.office, store, clock, random, seal: passThrough, secret, report };
    const office = createOffice(parts);
    await office.open();
    return { keys, office, invited: await seedOffice(office, keys.office, clock()) };
  });
  if (typeof begun === 'string') {
    await store.close();
    return begun;
  }
  const { keys, office, invited } = begun;

  const enrolment = createEnrolment({ office, store, keys, clock, random });
  const line = await opened.line(office.id);
  const pokes = createPokes(undefined, line);
  let isReady = true;
  const app = createApp({
    office,
    enrolment,
    keys,
    photos: openPhotoDesk({ office, store, clock, folder: data.folder, settings: settings.photos }),
    staticFiles: readStaticFiles(join(HOUSE, 'dist')),
    pokes,
    log,
    clock,
    isReady: () => isReady,
    origin: settings.origin,
    behindProxy: settings.behindProxy,
    version,
  });
  const listening = await listen(app.fetch, settings.host, settings.port);
  if (typeof listening === 'string') {
    await line?.close();
    await store.close();
    return listening;
  }
  // Port 0 is chosen by the system: what is printed must be the real one.
  const origin = settings.origin.replace(/:0$/u, `:${listening.port}`);
  write(`Sổ Thôn · ${keys.office.name}: ${origin}\n`);
  await opened.alone(() => writeLinks(enrolment, origin, invited, write));
  log({ event: 'start', version, office: keys.office.id, port: listening.port });
  const looked = office.freezeMissing().catch(report);

  await toldToStop(log);
  isReady = false;
  pokes.close();
  await listening.stop(PATIENCE);
  await looked;
  await office.rest();
  await line?.close();
  await store.close();
  log({ event: 'stop' });
  return null;
}

/** A new office as the settings want it; an office that is there already keeps its own name and province. */
function newIdentity({ province, name, empty }: Settings): Identity | string {
  const unit = findProvince(province);
  if (unit === null) return `--province ${province}: there is no province with that code.`;
  const id = newId((length) => randomBytes(length));
  return { id, name: name ?? `Ban Chỉ đạo ${fullName(unit)}`, province, demo: !empty };
}

function versionOf(house: string): string {
  const manifest = z.object({ version: z.string() });
  return manifest.parse(JSON.parse(readFileSync(join(house, 'package.json'), 'utf8'))).version;
}

/** The second signal ends the process at once, as people expect who press Ctrl-C twice. */
function toldToStop(log: Log): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log({ event: 'stopping', signal });
        resolve();
      });
    }
  });
}
