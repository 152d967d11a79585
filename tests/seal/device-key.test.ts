import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createDeviceKey, hasSigned, signText } from '../../src/seal/device-key.ts';

describe('a device key', () => {
  test('does not let its private half out', async () => {
    const { privateKey } = await createDeviceKey();
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow(/not extractable/u);
  });

  test('signs so that others can check it by its public half', async () => {
    const key = await createDeviceKey();
    const signature = await signText(key, 'sothon token\nd1\nabc');
    expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/u);
    const publicKey = createPublicKey({ key: { ...key.publicHalf }, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    const checks = (text: string): boolean =>
      verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes);
    expect(checks('sothon token\nd1\nabc')).toBe(true);
    expect(checks('sothon token\nd2\nabc')).toBe(false);
  });

  test('tells its own signature from every other text', async () => {
    const [key, other] = [await createDeviceKey(), await createDeviceKey()];
    const signature = await signText(key, 'một');
    expect(await hasSigned(key.publicHalf, 'một', signature)).toBe(true);
    expect(await hasSigned(key.publicHalf, 'hai', signature)).toBe(false);
    expect(await hasSigned(other.publicHalf, 'một', signature)).toBe(false);
    expect(await hasSigned(key.publicHalf, 'một', 'AAAA')).toBe(false);
    expect(await hasSigned(key.publicHalf, 'một', '!')).toBe(false);
  });
});
