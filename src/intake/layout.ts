/** The same layout again: what a person chose for one file stands for the next. */
import type { FoundTable } from './find-table.ts';
import { plainWords } from './known-words.ts';

/** The headings in order, as one text. */
export function layoutOf({ columns }: FoundTable): string {
  return columns.map(({ index, path }) => `${index}:${plainWords(path.join(' '))}`).join('|');
}
