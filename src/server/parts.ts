/** What the office's app is put together from; `main.ts` hands in the real ones, tests their own. */
import type { PhotoDesk } from './blobs/photo-desk.ts';
import type { Log } from './log.ts';
import type { Enrolment } from './office/enrolment.ts';
import type { Office } from './office/office.ts';
import type { OfficeKeys } from './office-keys.ts';
import type { Pokes } from './poke.ts';
import type { StaticFiles } from './static-files.ts';

export interface AppParts {
  readonly office: Office;
  readonly enrolment: Enrolment;
  /** For what is carried by hand. */
  readonly keys: Pick<OfficeKeys, 'publicHalves' | 'openHandover' | 'openPhoto' | 'signReceipts'>;
  readonly photos: PhotoDesk;
  readonly staticFiles: StaticFiles;
  readonly pokes: Pokes;
  readonly log: Log;
  /** ms since 1970. */
  readonly clock: () => number;
  /** False from the moment that a stop was asked for. */
  readonly isReady: () => boolean;
  /** What enrolment links begin with, without a slash at its end. */
  readonly origin: string;
  /** A proxy on this machine says in `X-Forwarded-For` where a knock comes from. */
  readonly behindProxy: boolean;
  /** The version that /v1/openapi.json names. */
  readonly version: string;
}
