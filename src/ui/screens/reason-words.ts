/**
 * Why the office decided as it did, in words: what only waits while HELD never comes once it is INVALID.
 */
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { OutboxItem } from '../../storage/notebook-door.ts';

/** Null: the office gave no reason. */
export function reasonOf({ outcome, reason }: OutboxItem, text: Dictionary): string | null {
  if (reason === null) return null;
  const isFinal = outcome === 'INVALID' || outcome === 'FORBIDDEN';
  if (isFinal && (reason === 'no-such-record' || reason === 'no-such-parent')) return text.neverComes[reason];
  return text.reasons[reason];
}
