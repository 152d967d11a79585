import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readStaticFiles, type StaticFiles } from '../../src/server/static-files.ts';

const SCRIPT = 'console.log("Sổ Thôn");'.repeat(40);
let files: StaticFiles;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'sothon-static-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Sổ Thôn</title>');
  writeFileSync(join(folder, 'service-worker.js'), SCRIPT);
  writeFileSync(join(folder, 'manifest.webmanifest'), '{"name":"Sổ Thôn"}');
  writeFileSync(join(folder, 'icon-192.png'), 'png');
  writeFileSync(join(folder, '.vite/manifest.json'), '{}');
  const asset = join(folder, 'assets/index-abc123.js');
  writeFileSync(asset, SCRIPT);
  writeFileSync(`${asset}.gz`, gzipSync(SCRIPT));
  writeFileSync(`${asset}.br`, brotliCompressSync(SCRIPT));
  files = readStaticFiles(folder);
});

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Response {
  const answer = files.answer(path, new Request(`http://office${path}`, { headers, method }));
  if (answer === null) throw new Error(`no file at ${path}`);
  return answer;
}

const find = (path: string): Response | null => files.answer(path, new Request(`http://office${path}`));

describe('static files', () => {
  test('come in the best encoding that the phone takes', async () => {
    const asset = '/assets/index-abc123.js';
    const brotli = ask(asset, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(SCRIPT);
    const gzip = ask(asset, { 'accept-encoding': 'gzip, br;q=0' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(SCRIPT);
    const plain = ask(asset);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(SCRIPT);
    expect(plain.headers.get('vary')).toBe('accept-encoding');
    expect(plain.headers.get('content-length')).toBe(String(Buffer.byteLength(SCRIPT)));
  });

  test('with a hash in the name never change; the shell is asked for anew', () => {
    expect(ask('/assets/index-abc123.js').headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    for (const path of ['/', '/index.html', '/service-worker.js', '/manifest.webmanifest']) {
      expect(ask(path).headers.get('cache-control')).toBe('no-cache');
    }
    expect(ask('/icon-192.png').headers.get('cache-control')).toBe('public, max-age=86400');
  });

  test('that the phone has are not sent again, each encoding under its own strong tag', () => {
    const tags = ['br', 'gzip', 'identity'].map((encoding) => {
      const etag = ask('/assets/index-abc123.js', { 'accept-encoding': encoding }).headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{22}"$/u);
      return etag;
    });
    expect(new Set(tags).size).toBe(3);
    const [brotli = ''] = tags;
    const known = ask('/assets/index-abc123.js', {
      'accept-encoding': 'br',
      'if-none-match': `"other", ${brotli}`,
    });
    expect(known.status).toBe(304);
    expect(known.body).toBeNull();
    expect(known.headers.get('etag')).toBe(brotli);
    expect(ask('/', { 'if-none-match': '"other"' }).status).toBe(200);
  });

  test('send no body to HEAD', () => {
    const head = ask('/', {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body).toBeNull();
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
  });

  test('give the shell to the addresses of the app alone', async () => {
    for (const path of [
      '/gia-nhap',
      '/so/trainingDemand',
      '/ghi/fieldVisit',
      '/phieu/abc-_1/sua',
      '/in/abc',
      '/phieu/trade.han', // what an office ships with has dots in its id
      '/tim',
      '/nhan-tep', // where the system opens a file, before the worker is there too
    ]) {
      expect(await ask(path).text()).toContain('<title>');
    }
    for (const path of [
      '/assets/old.js',
      '/so',
      '/wp-admin',
      '/phieu/a/b',
      '/index.htm',
      '/../package.json',
    ]) {
      expect(find(path)).toBeNull();
    }
  });

  test('keep what the build only needed for itself', () => {
    expect(find('/.vite/manifest.json')).toBeNull();
    expect(find('/assets/index-abc123.js.br')).toBeNull();
  });

  test('that are documents carry a policy without any inline script or style', () => {
    const { headers } = ask('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('unsafe');
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('microphone=()');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(ask('/service-worker.js').headers.get('content-security-policy')).toBeNull();
  });
});
