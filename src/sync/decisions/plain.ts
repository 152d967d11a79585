import type { SyncAnswer, SyncRequest } from '../protocol.ts';

/** Fewer are settled as quickly as their answer is written down. */
const MANY = 20;

/**
 * Says of many edits that all of them took effect as they were written, and nothing of any other record: it may be
 * worked in a little later (`Shelf.note`).
 */
export function isPlain({ mutations, held }: SyncRequest, answer: SyncAnswer): boolean {
  const { outcomes, epoch, rows, exits, grants, walk } = answer;
  return (
    mutations.length >= MANY &&
    outcomes.length === mutations.length &&
    outcomes.every(({ id, outcome }, at) => outcome === 'OK' && id === mutations[at]?.id) &&
    held.length + answer.held.length + rows.length + exits.length === 0 &&
    !epoch &&
    grants === null &&
    walk === null
  );
}
