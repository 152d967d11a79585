/**
 * A reading of the notebook that stays fresh for as long as a screen is open.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Notebook } from '../../storage/notebook-door.ts';

export interface Watched<T> {
  /** Null until the first reading has come. */
  readonly value: ReadonlySignal<T | null>;
  stop(): void;
}

export function createWatched<T>(notebook: Notebook, read: () => Promise<T>): Watched<T> {
  const value = signal<T | null>(null);
  const stop = notebook.watch(read, (found) => (value.value = found));
  return { value, stop };
}

/** State that belongs to a screen: made when it opens or when `keys` change, stopped when it closes. */
export function useCreated<S extends { stop(): void }>(create: () => S, keys: readonly unknown[]): S {
  const made = useMemo(create, keys);
  useEffect(() => () => made.stop(), [made]);
  return made;
}

/** The latest reading; null until the first has come. */
export function useWatched<T>(
  notebook: Notebook,
  read: () => Promise<T>,
  keys: readonly unknown[],
): T | null {
  return useCreated(() => createWatched(notebook, read), [notebook, ...keys]).value.value;
}
