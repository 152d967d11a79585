import type { Desk } from './desk.ts';
import { forbidden, held, invalid, waits, type Verdict } from './verdict.ts';

/**
 * What depends on a record that the office does not have waits for it, unless it never comes: then the author
 * has to look (its creation was discarded) or it falls with it (its
 * creation was refused for good, or purged by a rule).
 */
export async function withoutRecord(desk: Desk, record: string): Promise<Verdict> {
  switch (await fateOf(desk, record)) {
    case 'discarded':
      return invalid('no-such-record');
    case 'refused':
      return forbidden('no-such-record');
    default:
      return held('no-such-record', waits.record(record));
  }
}

/** The same for what points to a parent: another parent may be given, so that it is never lost. */
export async function withoutParent(desk: Desk, parent: string): Promise<Verdict> {
  const fate = await fateOf(desk, parent);
  return fate === 'open' ? held('no-such-parent', waits.record(parent)) : invalid('no-such-parent');
}

/** A record's creation has the record's id; mends follow one another. */
async function fateOf(desk: Desk, record: string): Promise<'open' | 'refused' | 'discarded'> {
  let creation = await desk.mutation(record);
  while (creation?.replacedBy) {
    const next = await desk.mutation(creation.replacedBy);
    if (next?.op === 'discard') return 'discarded';
    creation = next;
  }
  if (!creation) return 'open';
  const isRefused = creation.outcome === 'FORBIDDEN' || creation.outcome === 'CONFLICT';
  return isRefused || creation.purged !== null ? 'refused' : 'open';
}
