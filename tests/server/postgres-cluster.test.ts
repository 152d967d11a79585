import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';

/** Ends as soon as the runner that started it does, and leaves nothing behind. */
describe('the PostgreSQL of the tests', () => {
  const support = join(import.meta.dirname, '../support/postgres.ts');
  const script = `
    const { keepCluster } = await import(${JSON.stringify(support)});
    console.log(JSON.stringify(await keepCluster()));
    setInterval(() => undefined, 1_000);`;

  test.each(['SIGKILL', 'SIGTERM'] as const)('does not outlive a runner that gets %s', async (signal) => {
    const runner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(runner.stdout.setEncoding('utf8'), 'data')) as [string]; // text, by its encoding
    const { pid, folder } = JSON.parse(line) as { pid: number; folder: string }; // as the script wrote it
    expect([isAlive(pid), existsSync(folder)]).toEqual([true, true]);
    runner.kill(signal);
    await expect.poll(() => [isAlive(pid), existsSync(folder)], { timeout: 20_000 }).toEqual([false, false]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EPERM') return true;
    return false;
  }
}
