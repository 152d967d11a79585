import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { codesOf, saidOf } from './rules-of.ts';

describe('a village meeting', () => {
  test('has no more women than attendees, and rarely more households', () => {
    expect(codesOf('villageMeeting', { women: 47 })).toEqual(['women more-than-whole stop']);
    expect(saidOf('villageMeeting', { households: 50 })).toEqual([
      'Số hộ (50) nhiều hơn số người dự (46). Xem lại hai số này.',
    ]);
  });

  test('warns of a day to come', () => {
    expect(codesOf('villageMeeting', { date: '2026-11-21' })).toEqual(['date future warn']);
  });
});

describe('a village submission', () => {
  const codes = (changes: JsonObject) => codesOf('villageSubmission', changes);

  test('sends something, or says that there is nothing', () => {
    expect(codes({ records: 0 })).toEqual(['nothing neither stop']);
    expect(codes({ nothing: true })).toEqual(['nothing nothing-and-records stop']);
    expect(codes({ records: 0, nothing: true })).toEqual([]);
  });

  test('covers a period that ends after it begins', () => {
    expect(codes({ periodTo: '2026-12-31' })).toEqual(['periodTo end-before-start stop']);
  });
});

describe('a difficulty', () => {
  test('is answered after it came up', () => {
    expect(codesOf('difficulty', { answeredDate: '2026-05-01' })).toEqual([
      'answeredDate end-before-start stop',
    ]);
  });
});

describe('a field visit', () => {
  test('is followed up after it', () => {
    expect(codesOf('fieldVisit', { followUpBy: '2026-10-01' })).toEqual(['followUpBy end-before-start stop']);
  });
});
