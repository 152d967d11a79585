/** What IndexedDB does when a phone is full or its browser closed the book behind our back. */
import { Dexie } from 'dexie';
import { ShelfFault } from '../sync/shelf.ts';

/**
 * Runs a step on the database. A lost connection is opened again and the step tried once more; a full phone and a
 * store that does not answer become a ShelfFault. Mistakes of the step itself pass through.
 */
export async function withStore<T>(database: Dexie, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (fault) {
    if (!isOfStore(fault)) throw fault;
    if (!isLost(fault)) throw faultOf(fault);
  }
  try {
    database.close({ disableAutoOpen: false });
    await database.open();
    return await step();
  } catch (fault) {
    throw isOfStore(fault) ? faultOf(fault) : fault;
  }
}

function faultOf(fault: unknown): ShelfFault {
  return new ShelfFault(namesOf(fault).includes('QuotaExceededError') ? 'NO_SPACE' : 'NO_STORE', fault);
}

function isLost(fault: unknown): boolean {
  return namesOf(fault).some((name) => LOST.includes(name)) && !namesOf(fault).includes('QuotaExceededError');
}

// Not DatabaseClosedError: that is a book which was closed on purpose. A connection that the browser closed opens
// by itself at the next step.
const LOST = ['InvalidStateError', 'UnknownError', 'AbortError'];

/** Dexie's own errors and those of the browser; both carry a name of the store's. */
function isOfStore(fault: unknown): boolean {
  return fault instanceof DOMException || namesOf(fault).some((name) => Object.hasOwn(STORE_ERRORS, name));
}

const STORE_ERRORS = Object.fromEntries(Object.values(Dexie.errnames).map((name) => [name, true]));

/** Its own name and those of what lies inside: Dexie wraps what the browser threw. */
function namesOf(fault: unknown): readonly string[] {
  if (typeof fault !== 'object' || fault === null) return [];
  const name = 'name' in fault ? [String(fault.name)] : [];
  const inner = 'inner' in fault && fault.inner !== fault ? namesOf(fault.inner) : [];
  const failures =
    'failures' in fault && Array.isArray(fault.failures) ? fault.failures.slice(0, 3).flatMap(namesOf) : [];
  return [...name, ...inner, ...failures];
}
