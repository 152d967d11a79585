import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdDataFolder } from '../../src/server/data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-thon-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const module = join(import.meta.dirname, '../../src/server/data-folder.ts');
const lock = (): string => readFileSync(join(folder, 'office.lock'), 'utf8');

/** A process that holds the folder until it is killed. */
async function another() {
  const script = `import { holdDataFolder } from ${JSON.stringify(module)};
    console.log(holdDataFolder(${JSON.stringify(folder)}) ?? 'held'); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(String(said).trim()).toBe('held');
  return child;
}

describe('a data folder', () => {
  test('in use by another process is refused with words, and taken over once that one is dead', async () => {
    const child = await another();
    const sentence = holdDataFolder(folder);
    expect(sentence).toContain(`in use by another office (process ${child.pid})`);
    expect(sentence).toContain('Stop that one first');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(lock()).toContain(String(child.pid));
    expect(holdDataFolder(folder)).toBeNull();
    expect(lock()).toContain(String(process.pid));
  });

  test.each(['999999999 1', `${process.ppid} 1`, '', 'x'])('is free where the lock says “%s”', (left) => {
    writeFileSync(join(folder, 'office.lock'), left);
    expect(holdDataFolder(folder)).toBeNull();
  });
});
