import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { getKind } from '../../src/kinds/index.ts';
import { bodyOf, codesOf } from './rules-of.ts';

const sees = (kind: string, values: JsonObject) => {
  const known = getKind(kind);
  return known.audience(bodyOf(known, values));
};

describe('a grant', () => {
  const codes = (changes: JsonObject) => codesOf('grant', changes);

  test('names the place of its role: a blank place would open everything', () => {
    expect(codes({ village: null })).toEqual(['village village-needed stop']);
    expect(codes({ commune: null, village: null })).toEqual(['village village-needed stop']);
    expect(codes({ role: 'communeOfficer' })).toEqual(['commune commune-needed stop']);
    expect(codes({ role: 'communeLeader', commune: null, village: null })).toEqual([
      'commune commune-needed stop',
    ]);
    expect(codes({ role: 'provinceDesk' })).toEqual(['commune office-wide stop']);
    expect(codes({ role: 'communeAccountant', village: null })).toEqual([]);
    expect(codes({ role: 'administrator', commune: null, village: null })).toEqual([]);
  });

  test('ends after it begins', () => {
    expect(codes({ to: '2025-01-01' })).toEqual(['to end-before-start stop']);
  });
});

describe('a person', () => {
  test('of a commune is known to its villages, of a village to those above, of the office to all', () => {
    expect(sees('person', { commune: '01969' })).toEqual(['commune:01969', 'villages:01969', 'office']);
    expect(sees('person', { commune: '01969', village: 'v' })).toEqual([
      'village:v',
      'commune:01969',
      'office',
    ]);
    expect(sees('person', {})).toEqual(['all']);
  });

  test('has name and number sealed, and a title that everybody may read', () => {
    const { fields } = getKind('person');
    expect([fields['fullName'], fields['phone'], fields['title']].map((field) => field?.privacy)).toEqual([
      'personal',
      'personal',
      'none',
    ]);
  });

  test('warns of an odd telephone number', () => {
    expect(codesOf('person', { phone: '900000001' })).toEqual(['phone odd-phone warn']);
  });
});

describe('a commune', () => {
  test('has codes that keep their zeros', () => {
    expect(codesOf('commune', { code: '1969' })).toEqual(['code not-a-code stop']);
    expect(codesOf('commune', { province: '1' })).toEqual(['province not-a-code stop']);
  });
});

describe('a village', () => {
  test('has dated names', () => {
    const aliases = [{ id: 'a', name: 'Nà Hin cũ', from: '2025-01-01', to: '2024-01-01' }];
    expect(codesOf('village', { aliases })).toEqual(['aliases end-before-start stop']);
    expect(codesOf('village', { people: 20 })).toEqual(['people fewer-than-households warn']);
  });

  test('belongs to its commune: an officer may write it, a head of village may not', () => {
    const village = getKind('village');
    expect(village.place(bodyOf(village, { commune: '01969' }))).toEqual({ commune: '01969', village: null });
  });
});

describe('a threshold', () => {
  test('is of a month that there is, 13 being the end of the budget year', () => {
    expect(codesOf('threshold', { month: 13 })).toEqual([]);
    expect(codesOf('threshold', { month: 14 })).toEqual(['month no-such-month stop']);
  });
});

describe('a node of a programme', () => {
  test('never stands as a code without its meaning', () => {
    const node = getKind('programmeNode');
    const body = bodyOf(node, { sayAs: 'DA3-TDA2', shortName: 'Sản xuất theo chuỗi' });
    expect(node.title(body, () => '')).toBe('DA3-TDA2 – Sản xuất theo chuỗi');
    expect(codesOf('programmeNode', { shortName: null })).toEqual(['shortName required stop']);
  });
});
