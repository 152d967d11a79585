/**
 * The way to periodic reports on the report page. Its words are fetched when it is shown: nobody waits for it.
 */
import { later } from '../../parts/later.tsx';

/** For whoever may read such reports; nothing for villages. */
export const PeriodicLink = later(() => import('./periodic-link.tsx').then((m) => m.PeriodicLink));
