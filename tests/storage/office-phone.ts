/** A whole phone without its screens, against a real office: everything but the socket and the browser. */
import { createEngine } from './test-engine.ts';
import { randomBytes } from 'node:crypto';
import { openAccounts, type Account } from '../../src/storage/accounts.ts';
import type { CopyFolder } from '../../src/storage/copy-folder.ts';
import { openDatabase, type Engine } from '../../src/storage/database.ts';
import { enrol } from '../../src/storage/enrolment.ts';
import type { SyncState } from '../../src/storage/notebook-door.ts';
import { openNotebook, type OpenBook } from '../../src/storage/open-notebook.ts';
import { passThrough } from '../../src/seal/seal.ts';
import type { TestOffice } from '../support/server.ts';

export interface Wire {
  online: boolean;
  /** Looks at, or replaces, what comes back. */
  meddle: ((response: Response, path: string) => Response | Promise<Response>) | null;
  readonly asked: string[];
}

export function openPhone(
  office: TestOffice,
  engine: Engine = createEngine(),
  copies: CopyFolder | null = null,
) {
  let reached = office;
  const accounts = openAccounts(engine);
  const wire: Wire = { online: true, meddle: null, asked: [] };
  const clock = { now: office.clock.now };
  const fetchOffice = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = typeof input === 'string' ? input : new Request(input).url;
    wire.asked.push(path);
    if (!wire.online) throw new TypeError('fetch failed');
    const response = await Promise.race([reached.app.request(path, init), whenAborted(init?.signal)]);
    return wire.meddle ? wire.meddle(response, path) : response;
  };
  const parts = {
    origin: '',
    fetch: fetchOffice,
    clock: () => clock.now,
    builtAt: 0,
    accounts,
    seal: passThrough,
    random: (length: number): Uint8Array => randomBytes(length),
    engine,
    copies,
  };
  const books: OpenBook[] = [];
  return {
    wire,
    clock,
    accounts,
    engine,
    enrol: (code: string) => enrol(parts, code),
    async join(person: string): Promise<Account> {
      const { code } = await office.enrolment.invite(person, 'test');
      const enrolled = await enrol(parts, code);
      if (!('account' in enrolled)) throw new Error(enrolled.trouble);
      return enrolled.account;
    },
    open(account: Account, over: { readonly photosByWifi?: () => boolean } = {}): OpenBook {
      const book = openNotebook(account, { ...parts, ...over });
      books.push(book);
      return book;
    },
    /** From now on another office stands at the same address: the same one, restored. */
    moveTo(other: TestOffice) {
      reached = other;
    },
    /** A second look at the same book, as another tab has. */
    database: (account: Account) => openDatabase(account.book, engine),
    close() {
      for (const book of books) book.close();
      accounts.close();
    },
  };
}

/** As fetch does, which a call of the app does not. */
function whenAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new DOMException('given up', 'AbortError'));
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort);
  });
}

export type OfficePhone = ReturnType<typeof openPhone>;

/** The first state that fits. */
export function whenSync(book: OpenBook, fits: (state: SyncState) => boolean): Promise<SyncState> {
  return new Promise((resolve) => {
    const stop = book.notebook.watchSync((state) => {
      if (!fits(state)) return;
      setTimeout(() => stop());
      resolve(state);
    });
  });
}
