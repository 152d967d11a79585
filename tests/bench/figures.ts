/** What five runs say. */

/** Middle and extremes of several runs. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function figureOf(runs: readonly number[]): Figure {
  if (runs.length === 0) throw new Error('No run, no figure.');
  const sorted = runs.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: quantile(sorted, 0), most: quantile(sorted, 1) };
}

/** The value that 95 of 100 stay below, nearest rank. */
export function p95(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.95,
  );
}

function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error('No value, no quantile.');
  return value;
}
