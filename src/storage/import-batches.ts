/** The imports of this book: what was brought in, from which file, and how far it came. */
import { parseDay, type Day } from '../core/day.ts';
import type { Id } from '../core/id.ts';
import { textOf } from '../core/kind.ts';
import type { Notebook } from './notebook-door.ts';

export interface ImportBatch {
  readonly id: Id;
  readonly target: string;
  readonly fileName: string | null;
  readonly fileHash: string | null;
  readonly sheet: string | null;
  readonly on: Day | null;
  readonly rows: number;
  readonly state: 'saving' | 'done' | 'undone';
  /** Only who imported takes it back. */
  readonly mine: boolean;
}

/** Newest first, without the parts that they were saved in. */
export async function readImports(notebook: Notebook): Promise<readonly ImportBatch[]> {
  const lists = await Promise.all(
    (['saving', 'done', 'undone'] as const).map(async (state) => {
      const entries = await notebook.list({ kind: 'importBatch', where: { state } });
      return entries.map(({ id, body, time }): ImportBatch & { readonly time: number } => ({
        id,
        target: textOf(body, 'target') ?? '',
        fileName: textOf(body, 'fileName'),
        fileHash: textOf(body, 'fileHash'),
        sheet: textOf(body, 'sheet'),
        on: parseDay(body['importedOn']),
        rows: typeof body['rows'] === 'number' ? body['rows'] : 0,
        state,
        mine: body['recordedBy'] === notebook.me.person,
        time,
      }));
    }),
  );
  return lists.flat().sort((a, b) => b.time - a.time);
}
