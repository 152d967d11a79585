import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../src/ui');
const entry = readFileSync(join(folder, 'theme.css'), 'utf8');
const files = [...entry.matchAll(/@import '(.+?)'/gu)].map((found) => join(folder, found[1] ?? ''));
const tokens = readFileSync(join(folder, 'parts/css/tokens.css'), 'utf8');

type Theme = ReadonlyMap<string, string>;

function block(selector: string): Theme {
  const from = tokens.indexOf('{', tokens.indexOf(selector));
  const body = tokens.slice(from + 1, tokens.indexOf('}', from));
  return new Map([...body.matchAll(/(--[\w-]+): (.+?);/gu)].map((found) => [found[1] ?? '', found[2] ?? '']));
}

const light = block(':root {');
const dark = block(":root[data-theme='dark']");
const themes: Record<string, Theme> = {
  light,
  dark: new Map([...light, ...dark]),
  sun: new Map([...light, ...block(":root[data-theme='sun']")]),
};

/** WCAG 2.2 relative luminance of `#rgb` or `#rrggbb`. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/giu, '$&$&') : colour;
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Theme, text: string, ground: string): number {
  const [a, b] = [text, ground].map((name) => luminance(theme.get(`--${name}`) ?? name));
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

type Pair = readonly [text: string, ground: string];

function each(texts: readonly string[], grounds: readonly string[]): Pair[] {
  return texts.flatMap((text) => grounds.map((ground): Pair => [text, ground]));
}

const texts: Pair[] = [
  ...each(['ink', 'ink-2', 'ink-3', 'leaf', 'wait', 'bad', 'info'], ['paper', 'card']),
  ...each(['ink', 'ink-2', 'ink-3', 'leaf', 'bad'], ['sunk', 'field']),
  ...each(['ink', 'ink-2'], ['leaf-2', 'wait-2', 'bad-2', 'info-2', 'plain-2']),
  ['leaf', 'leaf-2'],
  ['wait', 'wait-2'],
  ['bad', 'bad-2'],
  ['info', 'info-2'],
  ...each(['on-fill'], ['fill', 'fill-2']),
  ...each(['on-top'], ['top', 'pill']),
  ...each(['on-rail'], ['rail', 'rail-2']),
  ['#fff', 'bad-fill'],
  ['paper', 'ink'],
];

/** Edges of controls, bars and focus rings need 3:1 (WCAG 1.4.11). */
const shapes: Pair[] = [...each(['edge', 'focus'], ['paper', 'card']), ...each(['leaf', 'bad'], ['track'])];

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  test.each(texts)('shows %s on %s at 4.5:1 or more', (text, ground) => {
    expect(contrast(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)('shows the shape %s on %s at 3:1 or more', (shape, ground) => {
    expect(contrast(theme, shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('the style sheet', () => {
  test('says the dark theme twice in the same words', () => {
    const auto = tokens.slice(
      tokens.indexOf('prefers-color-scheme'),
      tokens.indexOf(":root[data-theme='dark']"),
    );
    for (const [name, colour] of dark) expect(auto).toContain(`${name}: ${colour};`);
    expect([...auto.matchAll(/--[\w-]+:/gu)]).toHaveLength(dark.size);
  });

  test('weighs 8 kB gzip at most', () => {
    const all = files.map((file) => readFileSync(file, 'utf8')).join('');
    expect(files.length).toBeGreaterThan(3);
    expect(gzipSync(all, { level: 9 }).length).toBeLessThanOrEqual(8 * 1024);
  });
});
