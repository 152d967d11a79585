/** The folder that holds an office: its store and its keys. Nobody else on the machine may read it. */
import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

/** Makes the folder where it is missing; a sentence where it cannot be written. */
export function openDataFolder(named: string): { readonly folder: string } | string {
  const folder = resolve(named);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return { folder };
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `The data folder ${folder} cannot be written (${why}). Name another one in SOTHON_DATA.`;
  }
}

/**
 * Keeps the folder for this process until it ends: two that write one SQLite file would each believe that they are
 * the only writer. A sentence where another one that still runs has it; what a dead one left is taken over.
 */
export function holdDataFolder(folder: string): string | null {
  const path = join(folder, LOCK);
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      process.once('exit', () => rmSync(path, { force: true }));
      return null;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
    const [pid = '', start = ''] = textIn(path).split(' ');
    if (isRunning(Number(pid), start)) {
      return `The data folder ${folder} is in use by another office (process ${pid}). Stop that one first, or name another folder in SOTHON_DATA.`;
    }
    rmSync(path, { force: true });
  }
}

const LOCK = 'office.lock';

function isRunning(pid: number, start: string): boolean {
  // After a restart of a container the number is our own again.
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  // After a restart of the machine the number may be that of something else, which began at another moment.
  return startOf(pid) === start;
}

/** When a process began, in ticks since the machine did (Linux: field 22 of stat); '-' where nobody can say. */
function startOf(pid: number): string {
  const afterName = textIn(`/proc/${pid}/stat`).split(') ').at(-1) ?? '';
  return afterName.split(' ')[19] ?? '-';
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // gone meanwhile, or a system without it
  }
}
