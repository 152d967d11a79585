/** How much outbox one request takes: what the network swallows in good time. */
import { batch, limits } from './protocol.ts';

export interface Pace {
  readonly size: number;
  /** How many edits, while one is looked for that the office cannot read. */
  readonly count: number;
  adapt(took: number): void;
  /** Half of what was just sent; false where it cannot become less. */
  shrink(sent: number): boolean;
  /** Half of so many edits. */
  halve(sent: number): void;
}

export function createPace(): Pace {
  let size: number = batch.first;
  let count: number = limits.mutations;
  return {
    get count() {
      return count;
    },
    get size() {
      return size;
    },
    adapt(took) {
      count = Math.min(limits.mutations, count * 2);
      const growth = took < batch.instantMs ? 4 : 2;
      if (took < batch.quickMs) size = Math.min(batch.most, size * growth);
      if (took > batch.slowMs) size = Math.max(batch.least, size / 2);
    },
    shrink(sent) {
      const before = size;
      size = Math.max(batch.least, Math.floor(Math.min(size, Math.max(sent, 1)) / 2));
      return size < before;
    },
    halve(sent) {
      count = Math.max(1, Math.floor(sent / 2));
    },
  };
}
