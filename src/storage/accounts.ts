/**
 * Who is enrolled on this phone, and who uses it now. Signing out forgets nothing: the book stays with its
 * unsent work, and so does the key that lets the holder back in.
 */
import { Dexie, type Table } from 'dexie';
import type { DeviceKey } from '../seal/device-key.ts';
import type { OfficeKey, OtherPhone } from '../sync/enrolment.ts';
import { databaseName, type Engine } from './database.ts';
import type { Me } from './notebook-door.ts';

export interface Account {
  /** Name of the database of its book. */
  readonly book: string;
  readonly me: Me;
  readonly token: string;
  readonly key: DeviceKey;
  /** Signed by the office: a restored one that forgot the phone admits its holder by it. */
  readonly certificate: string;
  /** The office's public keys, for what is carried by hand; absent until it gave them. */
  readonly officeKey?: OfficeKey;
  /** Other phones of this person with something unsent, as the office said when this one was taken in. */
  readonly otherPhones?: readonly OtherPhone[];
  /** ms since 1970. */
  readonly enrolled: number;
}

export interface Accounts {
  /** The newest first. */
  list(): Promise<readonly Account[]>;
  current(): Promise<Account | null>;
  /** Takes an account in and makes it the current one; a second enrolment of the same person keeps the book. */
  add(account: Omit<Account, 'book'>): Promise<Account>;
  /** A new token, and who the office says that the holder is now. */
  renew(book: string, token: string, me: Me): Promise<void>;
  keepOfficeKey(book: string, officeKey: OfficeKey): Promise<void>;
  /** null: nobody uses the phone now. */
  use(book: string | null): Promise<void>;
  find(book: string): Promise<Account | null>;
  close(): void;
}

type AccountsDatabase = Dexie & {
  readonly accounts: Table<Account, string>;
  readonly choices: Table<{ readonly name: 'current'; readonly book: string | null }, string>;
};

export function openAccounts(engine?: Engine): Accounts {
  const dexie = new Dexie('so-thon:accounts', { chromeTransactionDurability: 'strict', ...engine });
  dexie.version(1).stores({ accounts: 'book, enrolled', choices: 'name' });
  const { accounts, choices } = dexie as AccountsDatabase; // the tables of the line above
  return {
    list: () => accounts.orderBy('enrolled').reverse().toArray(),
    async current() {
      const choice = await choices.get('current');
      return (choice?.book != null && (await accounts.get(choice.book))) || null;
    },
    async add(account) {
      const { office, person } = account.me;
      const added: Account = { ...account, book: databaseName(office.id, person) };
      await dexie.transaction('rw', [accounts, choices], async () => {
        await accounts.put(added);
        await choices.put({ name: 'current', book: added.book });
      });
      return added;
    },
    async renew(book, token, me) {
      await accounts.update(book, { token, me });
    },
    async keepOfficeKey(book, officeKey) {
      await accounts.update(book, { officeKey });
    },
    async use(book) {
      await choices.put({ name: 'current', book });
    },
    find: async (book) => (await accounts.get(book)) ?? null,
    close: () => dexie.close(),
  };
}
