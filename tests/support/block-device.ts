/**
 * A disk that can lose its power: a file system on a loop device whose image is copied while it is mounted. What
 * nobody has flushed is in the machine's memory and not in the copy, just as it would not be on a phone's flash.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export interface BlockDevice {
  /** Where it is mounted. */
  readonly folder: string;
  /** Everything written so far reaches the disk. */
  flush(): void;
  /** The disk as it would be found after a power cut at this moment. */
  cutPower(): BlockDevice;
  remove(): void;
}

/** False where nobody may mount: no root, or a container without loop devices. */
export function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    createBlockDevice(16).remove();
    return true;
  } catch {
    return false; // not allowed here
  }
}

export function createBlockDevice(megabytes = 400): BlockDevice {
  const home = mkdtempSync(join(tmpdir(), 'so-thon-disk-'));
  const image = join(home, 'image');
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-F', image);
  return mount(home, image);
}

function mount(home: string, image: string): BlockDevice {
  const folder = join(home, 'mounted');
  mkdirSync(folder);
  // Nothing is written by the clock, so that only what is flushed on purpose is on the disk.
  run('mount', '-o', 'loop,commit=3600', image, folder);
  return {
    folder,
    flush: () => run('sync', '-f', folder),
    cutPower() {
      const other = mkdtempSync(join(tmpdir(), 'so-thon-disk-'));
      const copy = join(other, 'image');
      run('cp', '--sparse=always', image, copy);
      return mount(other, copy);
    },
    remove() {
      run('umount', folder);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
