/**
 * The Vietnamese texts as one value, which grows: the first screen brings its own, every other screen imports
 * the file of those that it says. `tests/i18n/first-texts.test.ts` holds the first screen to its own.
 */
import type { AlertTexts } from './vi-alerts.ts';
import type { CarryTexts } from './vi-carry.ts';
import type { ImportTexts } from './vi-import.ts';
import type { MoneyTexts } from './vi-money.ts';
import type { PeriodicTexts } from './vi-periodic.ts';
import type { PhotoTexts } from './vi-photos.ts';
import type { ReportTexts } from './vi-reports.ts';
import type { TreasuryTexts } from './vi-treasury.ts';
import type { WorkTexts } from './vi-work.ts';
import { firstTexts } from './vi.ts';

/** Every text of the screens. Vietnamese is the shape; a language that lacks a text does not compile. */
export type Dictionary = typeof firstTexts &
  WorkTexts &
  ReportTexts &
  CarryTexts &
  PeriodicTexts &
  PhotoTexts &
  ImportTexts &
  MoneyTexts &
  AlertTexts &
  TreasuryTexts;

// The cast: a screen imports the file of its texts, so that whatever it says is there before it is drawn.
export const vi = firstTexts as Dictionary;

/** Adds texts, section by section, to those that are there. */
export function fillIn(more: Readonly<Record<string, object>>): void {
  const all: Record<string, object> = vi;
  for (const [section, texts] of Object.entries(more))
    all[section] = Object.assign(all[section] ?? {}, texts);
}
