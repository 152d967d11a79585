/** Handing in what this phone carries for others, line by line: what was answered once is never sent again. */
import { readHeader } from '../seal/carried-file.ts';
import { handoverAnswer, typs } from '../sync/handover.ts';
import type { CarriedFiles } from './carried-files.ts';
import { jsonOf, problemCode } from './office-call.ts';
import type { OfficeLink } from './office-link.ts';

/**
 * Resolves when the office was asked for each, whatever it said: what it will never take steps aside, a bad network
 * tries again later. Records of all files go before the photos of any; `mayPhotos` is asked before each of those.
 */
export async function deliver(
  files: CarriedFiles,
  call: OfficeLink['call'],
  mayPhotos: () => boolean,
): Promise<void> {
  const waiting = await files.inState('waiting');
  for (const { id } of waiting) {
    const first = await files.line(id, 0);
    if (first === null || (await isPhoto(first))) continue;
    if (!(await handIn(files, call, id, 0, first))) return;
  }
  for (const { id } of waiting) {
    for (const at of await files.linesLeft(id)) {
      const line = await files.line(id, at);
      if (!mayPhotos()) return;
      if (line !== null && !(await handIn(files, call, id, at, line))) return;
    }
  }
}

/** False: nobody answers now. */
async function handIn(
  files: CarriedFiles,
  call: OfficeLink['call'],
  id: string,
  at: number,
  line: string,
): Promise<boolean> {
  const response = await call('/v1/handover', { file: line }).catch(() => null); // no network
  if (response === null) return false;
  const answer = { status: response.status, headers: response.headers, text: await response.text() };
  const given = handoverAnswer.safeParse(jsonOf(answer));
  const why = problemCode(answer) ?? '';
  if (given.success) await files.answered(id, at, { receipts: given.data.receipts });
  else if (FOR_GOOD.includes(why)) await files.answered(id, at, { why });
  else return false;
  return true;
}

const isPhoto = async (line: string): Promise<boolean> => (await readHeader(line))?.['typ'] === typs.photo;

/** What no second try changes. */
const FOR_GOOD: readonly string[] = [
  'wrong-office',
  'bad-file',
  'bad-json',
  'wrong-shape',
  'too-deep',
  'too-many',
  'too-big',
  'too-big-inflated',
];
