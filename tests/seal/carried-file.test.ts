import { describe, expect, test } from 'vitest';
import { openFile, openLetter, readHeader, sealFile, signLetter } from '../../src/seal/carried-file.ts';
import { createDeviceKey } from '../../src/seal/device-key.ts';
import { openWithPassphrase, sealWithPassphrase } from '../../src/seal/passphrase.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const textOf = (content: Uint8Array | null): string | null => content && new TextDecoder().decode(content);

const header = { typ: 'sothon-letter', kid: 'device', cert: 'c' };

/** A key pair as an office has it: its private half can be read. */
async function newPair() {
  const kind = { name: 'ECDH', namedCurve: 'P-256' } as const;
  const { privateKey } = await crypto.subtle.generateKey(kind, true, ['deriveBits']);
  const { x = '', y = '', d = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  return { kty: 'EC', crv: 'P-256', x, y, d } as const;
}
const publicOf = ({ kty, crv, x, y }: Awaited<ReturnType<typeof newPair>>) => ({ kty, crv, x, y });

describe('a letter', () => {
  test('is signed by a key that cannot leave the phone, and says who by', async () => {
    const key = await createDeviceKey();
    const letter = await signLetter(key.privateKey, header, bytes('nội dung'));
    expect(await readHeader(letter)).toEqual({ ...header, alg: 'ES256' });
    expect(textOf(await openLetter(letter, 'sothon-letter', key.publicHalf))).toBe('nội dung');
  });

  test('of another key, of another sort, or changed opens for nobody', async () => {
    const [key, other] = [await createDeviceKey(), await createDeviceKey()];
    const letter = await signLetter(key.privateKey, header, bytes('nội dung'));
    expect(await openLetter(letter, 'sothon-letter', other.publicHalf)).toBeNull();
    expect(await openLetter(letter, 'sothon-receipts', key.publicHalf)).toBeNull();
    const [head, , signature] = letter.split('.');
    const bent = [head, Buffer.from('khác').toString('base64url'), signature].join('.');
    expect(await openLetter(bent, 'sothon-letter', key.publicHalf)).toBeNull();
    expect(await openLetter('một trang', 'sothon-letter', key.publicHalf)).toBeNull();
  });

  test('without a signature is none', async () => {
    const key = await createDeviceKey();
    const head = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
    expect(await openLetter(`${head}.e30.`, 'sothon-letter', key.publicHalf)).toBeNull();
  });
});

describe('a sealed file', () => {
  test('opens for the holder of the key alone', async () => {
    const [pair, other] = [await newPair(), await newPair()];
    const file = await sealFile(publicOf(pair), 'k1', 'sothon-handover', 'thư một\nthư hai');
    expect(await readHeader(file)).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'k1' });
    expect(await openFile(file, 'sothon-handover', pair)).toBe('thư một\nthư hai');
    expect(await openFile(file, 'sothon-backup', pair)).toBeNull();
    expect(await openFile(file, 'sothon-handover', other)).toBeNull();
    expect(await openFile(`${file.slice(0, -4)}AAAA`, 'sothon-handover', pair)).toBeNull();
  });

  test('is another one each time', async () => {
    const to = publicOf(await newPair());
    expect(await sealFile(to, 'k', 't', 'x')).not.toBe(await sealFile(to, 'k', 't', 'x'));
  });
});

describe('a file under a passphrase', () => {
  test('opens by it alone, however its accents were typed', async () => {
    const file = await sealWithPassphrase('mưa nguồn suối lũ', 'sothon-backup', bytes('sổ'));
    const nfd = 'mưa nguồn suối lũ'.normalize('NFD');
    expect(textOf(await openWithPassphrase(`${nfd} `, 'sothon-backup', file))).toBe('sổ');
    expect(await openWithPassphrase('mưa nguồn suối', 'sothon-backup', file)).toBeNull();
    expect(await openWithPassphrase('mưa nguồn suối lũ', 'sothon-handover', file)).toBeNull();
  });

  test('that asks for endless rounds is not even tried', async () => {
    const file = await sealWithPassphrase('mưa nguồn suối lũ', 'sothon-backup', bytes('sổ'));
    const [head = '', ...rest] = file.split('.');
    const said = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
    const bomb = Buffer.from(JSON.stringify({ ...said, p2c: 2_000_000_000 })).toString('base64url');
    expect(
      await openWithPassphrase('mưa nguồn suối lũ', 'sothon-backup', [bomb, ...rest].join('.')),
    ).toBeNull();
  });
});
