/** What everything in a story stands on: its clock, its dice, who goes on, and what is written down of it. */
import type { Guards } from '../../src/server/office/guards.ts';
import { allPhoneGuards, type PhoneGuards } from '../../src/sync/guards.ts';
import { NOON } from './day-one.ts';
import { diceOf, type Dice } from './dice.ts';
import type { Book } from './disk.ts';
import type { Story } from './events.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { OfficeDatabase, OnCommit } from './memory-store.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';

/** Rules that are switched off. */
export interface Off {
  readonly phone?: Partial<PhoneGuards>;
  readonly office?: Partial<Guards>;
}

/** What a story stands on, where that is not memory. */
export interface Ground {
  readonly database?: (scheduler: Scheduler, onCommit: OnCommit) => OfficeDatabase;
  /** A real book for a phone. */
  readonly book?: (phone: number) => Book;
}

export interface Stage {
  readonly story: Story;
  readonly off: Off;
  readonly ground: Ground;
  /** The world's, ms; and what the office's clock shows beyond it, now and at the most until now. */
  readonly clock: { now: number; officeSkew: number; officeMost: number };
  readonly guards: PhoneGuards;
  readonly ledger: Ledger;
  readonly scheduler: Scheduler;
  /** One line for each thing that was done. */
  readonly trace: string[];
  /** For what no event decides: nonces, salts, ids of the office. */
  readonly chance: Dice;
  readonly fault: (error: unknown) => void;
  /** A number that nobody had before, for the names of tabs and processes. */
  next(): number;
}

export function createStage(story: Story, off: Off, ground: Ground): Stage {
  const ledger = createLedger();
  const fault = (error: unknown): void =>
    ledger.break(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  let generation = 0;
  return {
    story,
    off,
    ground,
    clock: { now: NOON, officeSkew: 0, officeMost: 0 },
    guards: { ...allPhoneGuards, ...off.phone },
    ledger,
    scheduler: createScheduler(fault),
    trace: [],
    chance: diceOf(1),
    fault,
    next: () => generation++,
  };
}
