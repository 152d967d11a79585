import { afterEach, describe, expect, test, vi } from 'vitest';
import { findCopyFolder } from '../../src/storage/copy-folder.ts';

function browserWith(getDirectory: () => Promise<unknown>): void {
  vi.stubGlobal('navigator', { storage: { getDirectory } });
  vi.stubGlobal('FileSystemFileHandle', { prototype: { createWritable: null } });
}
afterEach(() => vi.unstubAllGlobals());

describe('the place of the second copy', () => {
  test('is none in a browser that cannot write from a page', () => {
    vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve({}) } });
    vi.stubGlobal('FileSystemFileHandle', { prototype: {} });
    expect(findCopyFolder()).toBeNull();
  });

  test('keeps nothing in a private window, and says nothing of it after each save', async () => {
    browserWith(() => Promise.reject(new DOMException('private', 'SecurityError')));
    const folder = findCopyFolder();
    expect(await folder?.read('a')).toBeNull();
    await expect(folder?.write('a', 'b')).resolves.toBeUndefined();
    await expect(folder?.drop('a')).resolves.toBeUndefined();
  });

  test('tells of any other fault', async () => {
    browserWith(() => Promise.reject(new DOMException('broken', 'UnknownError')));
    await expect(findCopyFolder()?.write('a', 'b')).rejects.toThrow('broken');
  });
});
