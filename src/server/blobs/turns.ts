/** One step after the other for each key; different keys do not wait for each other. */
export function createTurns(): <T>(key: string, step: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, step) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(step, step);
    last.set(key, mine);
    const forget = (): void => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
