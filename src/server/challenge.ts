/**
 * Challenges that a phone signs to get a new token: made without remembering them, good for five minutes and
 * for one use. Only the used ones are kept, in memory, until they are too old anyway.
 */
import type { RandomBytes } from '../core/id.ts';
import { toBase64url } from '../core/id.ts';
import type { OfficeKeys } from './office-keys.ts';

export interface Challenges {
  make(device: string): string;
  /** True once for each challenge that was made for that device within the last five minutes. */
  use(device: string, challenge: string): boolean;
}

export function createChallenges(keys: OfficeKeys, clock: () => number, random: RandomBytes): Challenges {
  const used = new Map<string, number>();
  return {
    make(device) {
      const made = `${clock().toString(36)}.${toBase64url(random(12))}`;
      return `${made}.${keys.mac('challenge', `${device}\n${made}`)}`;
    },
    use(device, challenge) {
      const now = clock();
      for (const [old, at] of used) if (now - at > LIFE_MS) used.delete(old);
      const [time = '', nonce = '', mac = ''] = challenge.split('.');
      const age = now - Number.parseInt(time, 36);
      const isOurs = keys.isMac('challenge', `${device}\n${time}.${nonce}`, mac);
      const holds = isOurs && age >= 0 && age <= LIFE_MS && !used.has(challenge);
      if (holds) used.set(challenge, now);
      return holds;
    },
  };
}

const LIFE_MS = 300_000;
