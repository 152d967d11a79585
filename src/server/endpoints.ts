/** Every address of the office, in the order of the API's page. */
import type { AppParts } from './parts.ts';
import type { Endpoint } from './endpoint.ts';
import type { RateLimit } from './rate-limit.ts';
import { apiPages } from './routes/api-pages.ts';
import { blobEndpoints } from './routes/blob.ts';
import { enrolEndpoints } from './routes/enrol.ts';
import { handoverEndpoint, officeKeyEndpoint } from './routes/handover.ts';
import { heldEndpoints } from './routes/held.ts';
import { healthEndpoints } from './routes/health.ts';
import { historyEndpoint } from './routes/history.ts';
import { phoneEndpoints } from './routes/phones.ts';
import { pokeEndpoint } from './routes/poke.ts';
import { syncEndpoint } from './routes/sync.ts';

export function createEndpoints(parts: AppParts, limit: RateLimit): readonly Endpoint[] {
  const endpoints: readonly Endpoint[] = [
    syncEndpoint(parts, limit),
    ...enrolEndpoints(parts, limit),
    ...phoneEndpoints(parts, limit),
    historyEndpoint(parts, limit),
    ...heldEndpoints(parts, limit),
    handoverEndpoint(parts, limit),
    officeKeyEndpoint(parts),
    ...blobEndpoints(parts, limit),
    pokeEndpoint(parts),
    ...healthEndpoints(parts),
  ];
  return [...endpoints, ...apiPages(endpoints, parts.version)];
}
