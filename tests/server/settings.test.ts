import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/server/settings.ts';

describe('settings', () => {
  test('have defaults for everything', () => {
    expect(readSettings({}, [])).toEqual({
      port: 8080,
      host: '127.0.0.1',
      data: 'data',
      database: null,
      keys: null,
      origin: 'http://127.0.0.1:8080',
      behindProxy: false,
      photos: { quota: 20_000_000_000, bucket: null },
      empty: false,
      province: '19',
      name: null,
    });
  });

  test('come from the environment and the command line', () => {
    const env = {
      PORT: '9000',
      HOST: '0.0.0.0',
      SOTHON_DATA: '/srv/so',
      SOTHON_DATABASE_URL: 'postgres://so:x@db.example.vn/so',
      SOTHON_KEYS: '/run/secrets/keys.json',
      SOTHON_ORIGIN: 'https://so.example.vn/',
      SOTHON_PHOTO_QUOTA_MB: '500',
    };
    expect(readSettings(env, ['--empty', '--province', '22', '--name', 'Ban Chỉ đạo tỉnh'])).toEqual({
      port: 9000,
      host: '0.0.0.0',
      data: '/srv/so',
      database: 'postgres://so:x@db.example.vn/so',
      keys: '/run/secrets/keys.json',
      origin: 'https://so.example.vn',
      behindProxy: true,
      photos: { quota: 500_000_000, bucket: null },
      empty: true,
      province: '22',
      name: 'Ban Chỉ đạo tỉnh',
    });
  });

  test.each([
    [{ PORT: 'http' }, [], 'PORT is http'],
    [{ PORT: '70000' }, [], 'PORT is 70000'],
    [{ SOTHON_ORIGIN: 'so.example.vn' }, [], 'SOTHON_ORIGIN is so.example.vn'],
    [{ SOTHON_ORIGIN: 'https://so.example.vn/app' }, [], 'without a path'],
    [{ SOTHON_PHOTO_QUOTA_MB: 'nhiều' }, [], 'SOTHON_PHOTO_QUOTA_MB is nhiều'],
    [{ SOTHON_S3_ENDPOINT: 's3.example.vn' }, [], 'SOTHON_S3_ENDPOINT is s3.example.vn'],
    [{ SOTHON_S3_ENDPOINT: 'https://s3.example.vn', SOTHON_S3_BUCKET: 'anh' }, [], 'SOTHON_S3_SECRET'],
    [{ SOTHON_DATABASE_URL: 'mysql://so@db/so' }, [], 'write it as postgres://'],
    [{ SOTHON_DATABASE_URL: 'postgres://so:x@db' }, [], 'write it as postgres://'],
    [{}, ['--province', 'Thái Nguyên'], 'two digits'],
    [{}, ['--demo'], 'Options: --empty'],
  ])('that are wrong are named in a sentence: %j %j', (env, args, sentence) => {
    expect(readSettings(env, args)).toContain(sentence);
  });
});
