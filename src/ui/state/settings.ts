/**
 * What somebody set on this phone: language, size of text, theme. It holds for everybody who uses the phone.
 */
import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../../core/text.ts';
import { dictionary, type Dictionary } from '../../i18n/dictionary.ts';
import { vi } from '../../i18n/vi-texts.ts';
import { speakTitles } from '../../storage/titles.ts';

export const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

/** `sun`: black on white with thick lines. */
export const themes = ['system', 'light', 'dark', 'sun'] as const;
export type Theme = (typeof themes)[number];

/** The part of `localStorage` that is used; a phone that forbids it still has settings until the page closes. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

export interface Settings {
  readonly language: ReadonlySignal<Language>;
  /** The texts of that language: the old ones stay until the new ones are there. */
  readonly text: ReadonlySignal<Dictionary>;
  readonly textSize: ReadonlySignal<TextSize>;
  readonly theme: ReadonlySignal<Theme>;
  setLanguage(language: Language): Promise<void>;
  setTextSize(size: TextSize): void;
  setTheme(theme: Theme): void;
}

const KEY = 'so-thon:settings';

/** Reads the settings and puts them onto the page's root, as `lang`, `data-size` and `data-theme`. */
export function createSettings(store: Store, root: HTMLElement): Settings {
  const kept = readKept(store);
  const language = signal<Language>('vi');
  const text = signal<Dictionary>(vi);
  const textSize = signal(oneOf(textSizes, kept['textSize']) ?? 'normal');
  const theme = signal(oneOf(themes, kept['theme']) ?? 'system');

  effect(() => show(root, language.value, textSize.value, theme.value));
  effect(() => speakTitles(language.value));

  const keep = (): void => {
    const now = { language: language.value, textSize: textSize.value, theme: theme.value };
    keepText(store, KEY, JSON.stringify(now));
  };

  async function setLanguage(next: Language): Promise<void> {
    const texts = await dictionary(next);
    batch(() => {
      language.value = next;
      text.value = texts;
    });
    keep();
  }

  if (kept['language'] === 'en') {
    // Without the English texts (never fetched, no network) the app stays in Vietnamese.
    setLanguage('en').catch(() => undefined);
  }

  return {
    language,
    text,
    textSize,
    theme,
    setLanguage,
    setTextSize(size) {
      textSize.value = size;
      keep();
    },
    setTheme(next) {
      theme.value = next;
      keep();
    },
  };
}

/** Writes where the browser lets one; a private window may refuse, and nothing that matters is lost. */
export function keepText(store: Store, key: string, text: string): void {
  try {
    store.setItem(key, text);
  } catch {
    // Settings live on until the page closes.
  }
}

/** Text kept under a key, or null; also where the browser forbids to ask. */
export function keptText(store: Store, key: string): string | null {
  try {
    return store.getItem(key);
  } catch {
    return null;
  }
}

function readKept(store: Store): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(keptText(store, KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((one) => one === value) ?? null;
}

const SIZES = { normal: null, large: 'l', largest: 'xl' } as const;

function show(root: HTMLElement, language: Language, size: TextSize, theme: Theme): void {
  root.lang = language;
  set(root, 'size', SIZES[size]);
  set(root, 'theme', theme === 'system' ? null : theme);
}

function set(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}
