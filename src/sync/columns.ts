/**
 * Lists as columns: one array for each field instead of one object for each record. Equal things stand side
 * by side then, which is what gzip wants: 2,000 records take a quarter less than row by row.
 */
import type { Json, JsonObject } from '../core/json.ts';

/** One array for each field, all of the same length. A blank is null; an object never held one. */
export type Columns = { readonly [field: string]: readonly Json[] };

export function packObjects(objects: readonly JsonObject[]): Columns {
  const columns: Record<string, Json[]> = {};
  objects.forEach((object, position) => {
    for (const [field, value] of Object.entries(object)) {
      columns[field] ??= Array<Json>(objects.length).fill(null);
      columns[field][position] = value;
    }
  });
  return columns;
}

/** The objects again, without blanks; null where a column has another length than `count`. */
export function unpackObjects(columns: Columns, count: number): readonly JsonObject[] | null {
  const objects = Array.from({ length: count }, (): Record<string, Json> => ({}));
  for (const [field, column] of Object.entries(columns)) {
    if (column.length !== count) return null;
    column.forEach((value, position) => {
      const object = objects[position];
      if (object && value !== null) object[field] = value;
    });
  }
  return objects;
}

/** Numbers as steps from the one before; the first as a step from `start`. */
export function packSteps(numbers: readonly number[], start: number): number[] {
  return numbers.map((number, position) => number - (numbers[position - 1] ?? start));
}

export function unpackSteps(steps: readonly number[], start: number): number[] {
  let at = start;
  return steps.map((step) => (at += step));
}

/** Ids hold no blanks, so a blank between them is shorter than quotes and a comma. */
export function packIds(ids: readonly string[]): string {
  return ids.join(' ');
}

export function unpackIds(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

/** Equal neighbours as runs: value, how many, value, how many … */
export function packRuns(numbers: readonly number[]): number[] {
  const runs: number[] = [];
  for (const number of numbers) {
    const last = runs.length - 2;
    if (last >= 0 && runs[last] === number) runs[last + 1] = (runs[last + 1] ?? 0) + 1;
    else runs.push(number, 1);
  }
  return runs;
}

/** The numbers again; null where they would be more than `most` or a run is no count. */
export function unpackRuns(runs: readonly number[], most: number): number[] | null {
  const numbers: number[] = [];
  for (let i = 0; i < runs.length; i += 2) {
    const [value, count] = [runs[i], runs[i + 1]];
    if (value === undefined || count === undefined || count < 1 || numbers.length + count > most) return null;
    for (let k = 0; k < count; k++) numbers.push(value);
  }
  return numbers;
}
