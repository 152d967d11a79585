/**
 * Who goes on: every step that could meet another one waits here, and dice choose which of the waiting goes next.
 * Nothing else decides an order, so a story is the same each time it is told.
 */
import type { Dice } from './dice.ts';

export interface Scheduler {
  /** Waits for a turn. `group`: what dies and freezes together. `ready`: no turn before that holds. */
  pause(group: string, ready?: () => boolean): Promise<void>;
  /** Something that goes on beside everything else. */
  spawn(group: string, work: () => Promise<void>): void;
  /** Real I/O inside of a step: the step is not over before it is. */
  outside<T>(work: () => Promise<T>): Promise<T>;
  /** One turn; false where nobody can go on. */
  step(dice: Dice): Promise<boolean>;
  /** Nobody of that group ever goes on. */
  kill(group: string): void;
  freeze(group: string, frozen: boolean): void;
  /** Without turns, for putting a story together and for looking at its end. */
  directly<T>(work: () => Promise<T>): Promise<T>;
  waiting(): number;
  /** What was spawned and has not come to its end; one that does not wait here either waits for something real. */
  unfinished(): number;
}

interface Waiting {
  readonly group: string;
  readonly ready: (() => boolean) | null;
  readonly go: () => void;
}

const QUICK_LOOKS = 5_000;
const MOST_LOOKS = 6_000;

export function createScheduler(onFault: (fault: unknown) => void): Scheduler {
  let line: Waiting[] = [];
  const frozen = new Set<string>();
  const tasks = new Set<{ readonly group: string }>();
  let outsideNow = 0;
  /** Whoever waits until nothing is outside any more goes on. */
  let allIn = (): void => undefined;
  let direct = false;

  /** Until everything that can run without a turn has run. */
  async function settle(): Promise<void> {
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (outsideNow === 0) return;
      await new Promise<void>((resolve) => (allIn = resolve));
    }
  }

  async function until(ready?: () => boolean): Promise<void> {
    for (let looks = 0; ; looks++) {
      if (!ready || ready()) return;
      if (looks > MOST_LOOKS) throw new Error('nobody brings what is waited for');
      await (looks < QUICK_LOOKS ? Promise.resolve() : settle());
    }
  }

  return {
    pause(group, ready) {
      if (direct) return until(ready);
      return new Promise((go) => line.push({ group, ready: ready ?? null, go }));
    },
    spawn(group, work) {
      const task = { group };
      tasks.add(task);
      const begin = async (): Promise<void> => {
        if (!direct) await new Promise<void>((go) => line.push({ group, ready: null, go }));
        await work();
        tasks.delete(task);
      };
      begin().catch(onFault);
    },
    async outside(work) {
      outsideNow++;
      try {
        return await work();
      } finally {
        outsideNow--;
        if (outsideNow === 0) allIn();
      }
    },
    async step(dice) {
      const able = line.filter(({ group, ready }) => !frozen.has(group) && (ready === null || ready()));
      const next = dice.pick(able);
      if (!next) return false;
      line.splice(line.indexOf(next), 1);
      next.go();
      await settle();
      return true;
    },
    kill(group) {
      line = line.filter((waiting) => waiting.group !== group);
      frozen.delete(group);
      for (const task of tasks) if (task.group === group) tasks.delete(task);
    },
    freeze(group, isFrozen) {
      if (isFrozen) frozen.add(group);
      else frozen.delete(group);
    },
    async directly(work) {
      direct = true;
      try {
        return await work();
      } finally {
        direct = false;
      }
    },
    waiting: () => line.length,
    unfinished: () => tasks.size,
  };
}
