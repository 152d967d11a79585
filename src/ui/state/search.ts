/**
 * Search over everything on the phone, what was not sent included, as one types; and what was searched last.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { clean, fold } from '../../core/text.ts';
import { kinds } from '../../kinds/index.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import { keepText, keptText, type Store } from './settings.ts';

export interface Search {
  readonly words: ReadonlySignal<string>;
  /** Null while nothing is typed or the first answer is on its way. */
  readonly found: ReadonlySignal<readonly Entry[] | null>;
  readonly recent: ReadonlySignal<readonly string[]>;
  type(words: string): void;
  /** A result was opened: its words are worth keeping. */
  keep(): void;
  stop(): void;
}

/** Shown at once; more words narrow it down. */
export const MOST_FOUND = 80;
const RECENT = 6;

/** What stands by itself; a verdict or a clash of values is found with the record that it is about, imports on theirs. */
const SEARCHED = kinds
  .filter(
    ({ name, reference }) =>
      !reference && name !== 'confirmation' && name !== 'conflict' && name !== 'importBatch',
  )
  .map(({ name }) => name);

export function createSearch(notebook: Notebook, store: Store, begin: string): Search {
  const key = `so-thon:searched:${notebook.me.person}`;
  const words = signal(begin);
  const asked = computed(() => clean(words.value));
  const found = signal<readonly Entry[] | null>(null);
  const recent = signal(readRecent(store, key));
  const unwatch = effect(() => {
    const now = asked.value;
    if (now === '') {
      found.value = null;
      return undefined;
    }
    return notebook.watch(
      () => notebook.search(now, { kinds: SEARCHED, limit: MOST_FOUND }),
      (entries) => (found.value = entries),
    );
  });
  return {
    words,
    found,
    recent,
    type: (next) => (words.value = next),
    keep() {
      const now = asked.value;
      if (now === '') return;
      const others = recent.value.filter((one) => fold(one) !== fold(now));
      recent.value = [now, ...others].slice(0, RECENT);
      keepText(store, key, JSON.stringify(recent.value));
    },
    stop: unwatch,
  };
}

function readRecent(store: Store, key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(keptText(store, key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
