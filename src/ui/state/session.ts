/**
 * What every screen can reach: the open notebook, the clock, the settings, the app's version, one sentence at
 * the foot of the screen. `main.tsx` makes it; a test makes its own.
 */
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { dayOfInstant, type Day } from '../../core/day.ts';
import type { RandomBytes } from '../../core/id.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { Carry } from '../../storage/carry.ts';
import type { Notebook, SyncState } from '../../storage/notebook-door.ts';
import type { Enrol } from './enrol.ts';
import type { CallOffice } from './office.ts';
import type { Settings, Store } from './settings.ts';
import type { PhotoSide } from '../../storage/photo-side.ts';
import type { Toast } from './toast.ts';
import type { Updates } from './updates.ts';

export interface Session {
  readonly notebook: Notebook;
  /** Where sending and receiving stand, always fresh. */
  readonly sync: ReadonlySignal<SyncState>;
  readonly settings: Settings;
  readonly updates: Updates;
  /** A passing sentence for people; see toast.ts. */
  readonly toast: Toast;
  /** ms since 1970. */
  readonly clock: () => number;
  readonly random: RandomBytes;
  /** Small things of no weight that outlive the page (what was searched last). */
  readonly store: Store;
  /** The phone was taken in a moment ago, on this page. */
  readonly justEnrolled: boolean;
  /** Takes another person in on this phone; the page then opens their book. */
  readonly enrol: Enrol;
  /** One signed request to the office, for the few things that need it at once; absent: this app has none. */
  readonly office?: CallOffice;
  /** Photos of this book; absent: this app has none. */
  readonly photos?: () => Promise<PhotoSide>;
  /** What goes by hand where no network is; absent: this app has none. */
  readonly carry?: () => Promise<Carry>;
  /** Leaves the notebook and shows the first page; unsent work stays on the phone. */
  readonly leave: () => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('a screen stands outside of a session');
  return session;
}

export const TextContext = createContext<Dictionary | null>(null);

/** The texts of the screens in the language that people chose. */
export function useText(): Dictionary {
  const text = useContext(TextContext);
  if (text === null) throw new Error('a screen stands outside of the app');
  return text;
}

/** The day that the wall calendar shows now, in Viet Nam. */
export function todayOf(session: Pick<Session, 'clock'>): Day {
  return dayOfInstant(session.clock());
}
