/** Text files as a sheet: the separator is guessed, all cells are text. */
import { decodeText } from './decode-text.ts';
import type { Cell, Sheet } from './cell.ts';

/** null: written in letters that we cannot tell. */
export async function readCsv(bytes: Uint8Array): Promise<Sheet | null> {
  const text = decodeText(bytes);
  if (text === null) return null;
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>(withoutSeparatorLine(text), {
    delimiter: separatorOf(text),
    skipEmptyLines: false,
  });
  const rows = data.map((cells) => cells.map((cell): Cell => withoutGuard(cell)));
  while (rows.at(-1)?.every((cell) => cell === null) === true) rows.pop();
  return { name: '', rows };
}

/** Excel's own first line `sep=;`. */
const SEPARATOR_LINE = /^\uFEFF?sep=(.)\r?\n/iu;

function withoutSeparatorLine(text: string): string {
  return text.replace(SEPARATOR_LINE, '').replace(/^\uFEFF/u, '');
}

/** The sign that parts most lines into the same number of cells, beyond one; what quotes hold does not count. */
function separatorOf(text: string): string {
  const told = SEPARATOR_LINE.exec(text)?.[1];
  if (told !== undefined) return told;
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/gu, '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  const score = (separator: string): number => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(separator).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...[...counts].map(([count, times]) => times * Math.min(count, 4)));
  };
  const [best = ';'] = [';', '\t', ','].sort((a, b) => score(b) - score(a));
  return best;
}

/** An apostrophe or `="…"` that a writer put around what Excel would spoil. */
function withoutGuard(cell: string): Cell {
  const bare = cell.replace(/^="(.*)"$/su, '$1').replace(/^'(?=[\s=+\-@\t\r])/u, '');
  return bare.trim() === '' ? null : bare;
}
