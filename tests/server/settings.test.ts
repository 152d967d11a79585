import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/server/settings.ts';

describe('settings', () => {
  test('have defaults for everything', () => {
    expect(readSettings({}, [])).toEqual({
      port: 8080,
      host: '127.0.0.1',
      data: 'data',
      origin: 'http://127.0.0.1:8080',
      behindProxy: false,
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
      SOTHON_ORIGIN: 'https://so.example.vn/',
    };
    expect(readSettings(env, ['--empty', '--province', '22', '--name', 'Ban Chỉ đạo tỉnh'])).toEqual({
      port: 9000,
      host: '0.0.0.0',
      data: '/srv/so',
      origin: 'https://so.example.vn',
      behindProxy: true,
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
    [{}, ['--province', 'Thái Nguyên'], 'two digits'],
    [{}, ['--demo'], 'Options: --empty'],
  ])('that are wrong are named in a sentence: %j %j', (env, args, sentence) => {
    expect(readSettings(env, args)).toContain(sentence);
  });
});
