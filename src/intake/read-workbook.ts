/** From the bytes of a file to its sheets, or why it cannot be read. Heavy: meant for a worker. */
import type { Sheet, Workbook } from './cell.ts';
import { sortOf, type FileTrouble } from './file-sort.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

export type ReadFile = { readonly workbook: Workbook } | { readonly trouble: FileTrouble };

export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<ReadFile> {
  const sort = sortOf(bytes);
  if (sort !== 'xlsx' && sort !== 'text') return { trouble: sort };
  const sheets = await (sort === 'xlsx' ? sheetsOf(bytes) : csvOf(bytes));
  if (typeof sheets === 'string') return { trouble: sheets };
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
  if (filled.length === 0) return { trouble: 'EMPTY' };
  return { workbook: { hash: await hashOf(bytes), sheets: filled } };
}

async function sheetsOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly Sheet[] | FileTrouble> {
  try {
    return await readXlsx(bytes);
  } catch {
    return 'BROKEN'; // cut off, or written by something that keeps to no standard: the way out is the same
  }
}

async function csvOf(bytes: Uint8Array): Promise<readonly Sheet[] | FileTrouble> {
  const sheet = await readCsv(bytes);
  return sheet === null ? 'LETTERS' : [sheet];
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
