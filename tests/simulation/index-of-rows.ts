/** Rows by an index, asked for as Dexie is: `where('[state+askedAt]').between(…).limit(…).toArray()`. */
import { cmp } from 'dexie';

/** Each question of a real book takes a turn. */
export type Step = <R>(work: () => R) => Promise<R>;

export interface Found<T> {
  filter(fits: (item: T) => boolean): Found<T>;
  limit(count: number): Found<T>;
  toArray(): Promise<T[]>;
  count(): Promise<number>;
  sortBy(name: string): Promise<T[]>;
  modify(changes: Partial<T>): Promise<void>;
}

export interface Asked<T> {
  equals(value: unknown): Found<T>;
  between(low: unknown, high: unknown, withLow?: boolean, withHigh?: boolean): Found<T>;
}

/** `index`: one field, or several as `[a+b]`. */
export function asked<T extends object>(
  step: Step,
  index: string,
  all: () => readonly T[],
  change: (item: T, changes: Partial<T>) => void,
): Asked<T> {
  const names = index.replaceAll(/[[\]]/gu, '').split('+');
  const fieldOf = (item: T, name: string): unknown => (item as Record<string, unknown>)[name]; // a row of the table
  const keyOf = (item: T): unknown => {
    const parts = names.map((name) => fieldOf(item, name));
    return parts.length === 1 ? parts[0] : parts;
  };

  function found(items: () => T[]): Found<T> {
    return {
      filter: (fits) => found(() => items().filter(fits)),
      limit: (count) => found(() => items().slice(0, count)),
      toArray: () => step(items),
      count: () => step(() => items().length),
      sortBy: (name) => step(() => items().sort((a, b) => cmp(fieldOf(a, name), fieldOf(b, name)))),
      modify: (changes) =>
        step(() => {
          for (const item of items()) change(item, changes);
        }),
    };
  }

  const byKey = (fits: (key: unknown) => boolean): Found<T> =>
    found(() => all().filter((item) => fits(keyOf(item))));
  return {
    equals: (value) => byKey((key) => cmp(key, value) === 0),
    between: (low, high, withLow = true, withHigh = false) =>
      byKey((key) => cmp(key, low) >= (withLow ? 0 : 1) && cmp(key, high) <= (withHigh ? 0 : -1)),
  };
}
