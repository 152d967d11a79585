/** From months and shares to places in a drawing, and words into lines that fit it. */
import type { PacePoint } from './year-pace.ts';

/** In the units of the drawing; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Plot {
  readonly x: (month: number) => number;
  readonly y: (share: number) => number;
  /** The `d` of a path through the points. */
  readonly path: (points: readonly PacePoint[]) => string;
  /** Shares at which a line across stands: 0, 0.25 … up to the highest. */
  readonly steps: readonly number[];
}

/** A budget year of 13 months, left to right; shares from nothing up to `highest`, at least 1. */
export function plotOf({ left, top, width, height }: Box, highest: number): Plot {
  const most = Math.max(1, Math.ceil(highest * 4 - 1e-9) / 4);
  const x = (month: number): number => round(left + (width * month) / MONTHS);
  const y = (share: number): number => round(top + height * (1 - share / most));
  return {
    x,
    y,
    path: (points) =>
      points.map(({ month, share }, at) => `${at === 0 ? 'M' : 'L'}${x(month)} ${y(share)}`).join(''),
    steps: Array.from({ length: most * 4 + 1 }, (_, at) => at / 4),
  };
}

const MONTHS = 13;

/** Words in lines of so many letters at most; a longer word stands alone. `lines`: the last one ends in "…". */
export function inLines(text: string, letters: number, lines = Infinity): readonly string[] {
  const found: string[] = [];
  for (const word of text.split(' ')) {
    const last = found.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters)
      found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  if (found.length <= lines) return found;
  const kept = found.slice(0, lines);
  const end = kept.at(-1) ?? '';
  return [...kept.slice(0, -1), `${end.slice(0, Math.max(1, letters - 1))}…`];
}

const round = (value: number): number => Math.round(value * 100) / 100;
