/** From the token of a request to who asks: the one door before every read and every write. */
import type { Principal } from '../core/role.ts';
import type { Enrolment } from './office/enrolment.ts';
import type { Problem } from './problem.ts';
import { rates, type RateLimit } from './rate-limit.ts';
import type { DeviceState } from './store/port.ts';

/** Somebody who showed a token that holds. */
export interface Known {
  readonly principal: Principal;
  /**
   * A revoked phone pulls nothing, and what it pushes is HELD (protocol.md §4); so is what an unconfirmed one
   * pushes, which a restored office admitted by its certificate.
   */
  readonly state: DeviceState;
}

export interface Door {
  /** `address`: where the knock comes from, to slow down whoever guesses tokens. */
  admit(request: Request, address: string): Promise<Known | Problem>;
}

export function createDoor(enrolment: Enrolment, limit: RateLimit): Door {
  return {
    async admit(request, address) {
      const token = /^Bearer ([A-Za-z0-9_-]{43})$/u.exec(request.headers.get('authorization') ?? '')?.[1];
      if (token === undefined) return { problem: 'no-token' };
      const found = await enrolment.admit(token);
      if (found === 'expired') return { problem: 'expired-token' };
      // Whoever has a token pays for nobody else's guesses: a whole mobile network may share one address.
      if (found !== 'unknown') return found;
      const seconds = limit.take(`guess ${address}`, rates.guess);
      return seconds > 0 ? { problem: 'too-often', retryAfter: seconds } : { problem: 'unknown-token' };
    },
  };
}
