/**
 * Long work in small pieces: the screen gets its turn between them.
 */
export interface Turns {
  /** True: somebody gave the work up. */
  readonly stopped: () => boolean;
  /** Lets the screen live where the work has gone on for long enough. */
  next(done: number, all: number): Promise<void>;
}

/** The longest that a touch waits. */
const TURN_MS = 12;

export function createTurns(show: (done: number, all: number) => void, stopped: () => boolean): Turns {
  let begun = performance.now();
  return {
    stopped,
    async next(done, all) {
      if (performance.now() - begun < TURN_MS) return;
      show(done, all);
      await new Promise((resolve) => setTimeout(resolve));
      begun = performance.now();
    },
  };
}
