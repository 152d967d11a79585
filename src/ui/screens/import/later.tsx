/**
 * The way to importing on other screens. Its words are fetched when it is shown: nobody waits for it.
 */
import { later } from '../../parts/later.tsx';

/** For whoever may bring that kind in; nothing for others. */
export const ImportLink = later(() => import('./import-link.tsx').then((m) => m.ImportLink));

export const ImportCard = later(() => import('./import-link.tsx').then((m) => m.ImportCard));
