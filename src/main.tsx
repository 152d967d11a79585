/**
 * Puts the phone app together: the account, its book, the exchange, the screens. The only file that knows every
 * floor of it.
 */
import { computed, effect, untracked } from '@preact/signals';
import { render } from 'preact';
import { parseDay } from './core/day.ts';
import type { RandomBytes } from './core/id.ts';
import { passThrough } from './seal/seal.ts';
import { openAccounts, type Account } from './storage/accounts.ts';
import type { EnrolTrouble } from './storage/enrolment.ts';
import { openNotebook, type OpenBook } from './storage/open-notebook.ts';
import { App, Edge, Speaking } from './ui/app.tsx';
import type { FirstRun as FirstRunScreen } from './ui/screens/first-run.tsx';
import './ui/state/install.ts'; // the browser makes its offer once, early
import { photosByWifi } from './ui/state/photos-by-wifi.ts';
import type { Session } from './ui/state/session.ts';
import { createSettings, type Store } from './ui/state/settings.ts';
import { createSyncState } from './ui/state/sync-state.ts';
import { createToast } from './ui/state/toast.ts';
import { updates } from './ui/state/updates.ts';
import './ui/theme.css';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
const page: HTMLElement = root;

const clock = (): number => Date.now();
const random: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
const builtOn = parseDay(__BUILD_DAY__);
const call = { fetch, origin: '', clock, builtAt: Date.parse(`${__BUILD_DAY__}T00:00:00+07:00`) };

const store = findStore();
const settings = createSettings(store, document.documentElement);
const toast = createToast();
const accounts = openAccounts();
/** Nobody waits for what looks for a newer version. */
const AFTER_FIRST_SCREEN_MS = 300;
let book: OpenBook | null = null;
let stopBook: () => void = () => undefined;

begin().catch(reportError);
// A page out of the back button's cache let go of what it was reading (storage/database.ts): it begins again.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

async function begin(): Promise<void> {
  await showCurrent();
  setTimeout(updates.start, AFTER_FIRST_SCREEN_MS);
}

/** A phone that cannot open its book is no new phone: whoever enrolled again would believe the work lost. */
async function showCurrent(): Promise<void> {
  let account: Account | null;
  try {
    account = await accounts.current();
  } catch {
    return showNoStore();
  }
  await (account ? show(account, false) : showFirstRun());
}

async function showNoStore(): Promise<void> {
  const { NoStore } = await import('./ui/screens/no-store.tsx');
  render(
    <Speaking settings={settings}>
      <NoStore tryAgain={showCurrent} />
    </Speaking>,
    page,
  );
}

async function showFirstRun(): Promise<void> {
  const [FirstRun, here] = await Promise.all([fetchFirstRun(), accounts.list().catch(() => [])]);
  const known = here.map(({ book, me }) => ({ book, title: me.title, office: me.office.name }));
  render(
    <Speaking settings={settings}>
      <Edge>
        <FirstRun enrol={join} known={known} open={reopen} />
      </Edge>
    </Speaking>,
    page,
  );
}

/** A file of its own: a phone shows it once. Asked for again where a phone keeps no files and has no network. */
async function fetchFirstRun(): Promise<typeof FirstRunScreen> {
  for (;;) {
    try {
      return (await import('./ui/screens/first-run.tsx')).FirstRun;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

/** Somebody who left the book on this phone comes back to it. */
async function reopen(book: string): Promise<void> {
  const account = await accounts.find(book);
  if (account === null) return;
  await accounts.use(book);
  await show(account, false);
}

async function join(code: string): Promise<EnrolTrouble | null> {
  const part = await import('./storage/enrolment.ts').catch(() => null);
  if (part === null) return 'OFFLINE';
  const enrolled = await part.enrol({ ...call, accounts }, code);
  if ('trouble' in enrolled) return enrolled.trouble;
  // The code is spent: it does not stay in the address.
  history.replaceState(null, '', '/gia-nhap');
  await show(enrolled.account, true);
  return null;
}

/** Opens the book of an account; the one before it, if any, is let go. */
async function show(account: Account, justEnrolled: boolean): Promise<void> {
  stopBook();
  const opened = openNotebook(account, {
    ...call,
    accounts,
    seal: passThrough,
    random,
    photosByWifi: () => photosByWifi(store),
    ...(builtOn === null ? {} : { builtOn }),
  });
  book = opened;
  const { notebook } = opened;
  const { sync, known, stop } = createSyncState(notebook);
  const sending = computed(() => sync.value.sending);
  const stopHolding = effect(() => {
    if (!sending.value) return undefined;
    return untracked(() => updates.holdUpdate('sending'));
  });
  stopBook = () => {
    stop();
    stopHolding();
    opened.close();
  };
  const session: Session = {
    notebook,
    sync,
    settings,
    updates,
    toast,
    clock,
    random,
    store,
    justEnrolled,
    enrol: join,
    office: opened.call,
    carry: opened.carry,
    photos: opened.photos,
    async leave() {
      await notebook.signOut();
      stopBook();
      render(null, page);
      history.replaceState(null, '', '/');
      await showFirstRun();
    },
  };
  // A first screen without names would be drawn twice; one without counts would say that nothing waits.
  if (!justEnrolled) await Promise.all([notebook.ready, known]);
  if (book !== opened) return;
  render(null, page);
  render(<App session={session} />, page);
}

/** `localStorage`, or, where even asking for it is forbidden, something that forgets. */
function findStore(): Store {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}
