/** A program of the machine: found on the path, or installed where that is allowed, or the remedy is said. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/** Its path. `packageName`: Debian's package that brings it. */
export function need(program: string, packageName: string): string {
  const found = find(program);
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const wait = ['-o', 'DPkg::Lock::Timeout=300'];
    execFileSync('apt-get', [...wait, 'update'], { stdio: 'ignore', env });
    execFileSync('apt-get', [...wait, 'install', '-y', packageName], { stdio: 'ignore', env });
  }
  const installed = find(program);
  if (installed === null)
    throw new Error(`No ${program} here. Install it: \`apt-get install ${packageName}\`.`);
  return installed;
}

function find(program: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/lib/webkit2gtk-4.0'];
  return folders.map((folder) => `${folder}/${program}`).find((path) => existsSync(path)) ?? null;
}
