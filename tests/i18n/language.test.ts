import { describe, expect, test } from 'vitest';
import { dictionary } from '../../src/i18n/dictionary.ts';
import { LANGUAGES, byGivenName, compareVi, say } from '../../src/i18n/language.ts';

describe('the language of the app', () => {
  test('is Vietnamese first', () => {
    expect(LANGUAGES.map(({ language }) => language)).toEqual(['vi', 'en']);
    expect(say({ vi: 'Sổ', en: 'Notebook' }, 'vi')).toBe('Sổ');
    expect(say({ vi: 'Sổ', en: 'Notebook' }, 'en')).toBe('Notebook');
  });

  test('brings its own texts for every screen', async () => {
    const vi = await dictionary('vi');
    const en = await dictionary('en');
    expect(vi.tabs.sync).toBe('Đồng bộ');
    expect(en.tabs.sync).toBe('Sync');
    expect(vi.sync.arrived(14, 14)).toBe('14 trên 14 đã tới xã');
    expect(en.say.people(1)).toBe('1 person');
    expect(en.say.people(1200)).toBe('1,200 people');
  });

  test('says what still waits where a phone must be enrolled again', async () => {
    const vi = await dictionary('vi');
    expect(vi.states.AUTH.next(3, '')).toContain('3 mục chưa gửi vẫn an toàn');
    expect(vi.states.TOO_OLD.next(0, '2,4 MB')).toContain('2,4 MB');
    expect(vi.storage.NO_SPACE.title).toContain('CHƯA ghi được');
  });
});

describe('a Vietnamese list', () => {
  test('has its letters and tones in order, and numbers by value', () => {
    expect(['Tày', 'Đức', 'Dao'].toSorted(compareVi)).toEqual(['Dao', 'Đức', 'Tày']);
    expect(['Thôn 10', 'Thôn 2', 'Thôn 1'].toSorted(compareVi)).toEqual(['Thôn 1', 'Thôn 2', 'Thôn 10']);
  });

  test('of people goes by the given name, which is the last word', () => {
    const people = ['Trưởng thôn Sáu', 'Kế toán Hai', 'Cán bộ Hai', 'Ba', ' Thợ may Ba '];
    expect(people.toSorted(byGivenName)).toEqual([
      'Ba',
      ' Thợ may Ba ',
      'Cán bộ Hai',
      'Kế toán Hai',
      'Trưởng thôn Sáu',
    ]);
  });
});
