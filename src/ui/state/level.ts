import type { HeldRole } from '../../core/role.ts';

/** Whose book it is: a village's, a commune's, or that of the whole office. */
export type Level = 'village' | 'commune' | 'office';

export function levelOf(held: readonly HeldRole[]): Level {
  if (held.some(({ commune }) => commune === null)) return 'office';
  return held.some(({ village }) => village === null) ? 'commune' : 'village';
}
