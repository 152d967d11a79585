/** One line of the table: the same work, done by us and by a peer in one run. */
import type { Browser } from 'playwright-core';
import { figureOf, type Figure } from './figures.ts';

export type Unit = 'ms' | 'B' | 'requests' | 'phones' | 'mutations/s' | '%';

/** Of these more is better: their mark is what must be reached. */
export const MORE_IS_BETTER: ReadonlySet<Unit> = new Set(['phones', 'mutations/s', '%']);

/** What several runs of one program brought, one number for each. */
export interface Runs {
  readonly who: string;
  readonly runs: readonly number[];
}

export interface Line {
  readonly what: string;
  readonly unit: Unit;
  /** Not more than this, or not less (MORE_IS_BETTER); null where nobody set a mark. */
  readonly mark: number | null;
  readonly ours: Figure;
  readonly peer: { readonly who: string; readonly figure: Figure } | null;
}

export interface Row {
  readonly name: string;
  /** Measured, too, when the bench is asked for this name. */
  readonly group?: 'sync';
  readonly says: string;
  /** Needs neither the built app nor the pages of the peers. */
  readonly bare?: true;
  measure(bench: Bench): Promise<readonly Line[]>;
}

/** What every row works with. */
export interface Bench {
  readonly browser: Browser;
  /** Folder of the built pages of the peers. */
  readonly peerPages: string;
  /** Our code as a script that gives a page `window.bench` (pages/ours.ts). */
  readonly script: string;
  readonly runs: number;
  /** A word to whoever waits. */
  report(text: string): void;
}

export function lineOf(
  what: string,
  unit: Unit,
  mark: number | null,
  ours: readonly number[],
  peer: Runs | null,
): Line {
  return {
    what,
    unit,
    mark,
    ours: figureOf(ours),
    peer: peer && { who: peer.who, figure: figureOf(peer.runs) },
  };
}
