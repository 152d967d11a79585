/**
 * Sổ, the first screen: what have I recorded, what must I do, is it safe.
 */
import type { JSX } from 'preact';
import type { Notebook } from '../../storage/notebook-door.ts';
import { getKind, kinds } from '../../kinds/index.ts';
import { ProgressCard } from '../parts/progress-card.tsx';
import { Section } from '../parts/card.tsx';
import { later } from '../parts/later.tsx';
import { readBook } from '../state/book.ts';
import { levelOf } from '../state/level.ts';
import { readTodo } from '../state/todo.ts';
import { communeName } from '../state/place-name.ts';
import { todayOf, useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';
import { BookCards } from './book-cards.tsx';
import { OtherEntries } from './book-others.tsx';
import { TodoList } from './book-todo.tsx';
import { Page } from './page.tsx';

const BookAlerts = later(() => import('./book-alerts.tsx').then((m) => m.BookAlerts));
// Only an office sees it, below what everybody sees.
const CommunesOverview = later(() => import('./book-communes.tsx').then((m) => m.CommunesOverview));

export function BookScreen(): JSX.Element {
  const session = useSession();
  const { notebook, sync } = session;
  const text = useText();
  const today = todayOf(session);
  const book = useWatched(notebook, () => readBook(notebook, today), [today]);
  const todo = useWatched(notebook, () => readTodo(notebook), []);
  const level = levelOf(notebook.me.held);
  return (
    <Page title={notebook.me.title} subtitle={placeLine(session)} tab="/" wide>
      {sync.value.loading && (
        <ProgressCard title={text.firstRun.downloadingMore} detail={text.firstRun.usable} share={null} />
      )}
      <div class="subjects">
        <BookCards book={book} />
      </div>
      {level === 'office' && <CommunesOverview today={today} />}
      <TodoList todo={todo} />
      <BookAlerts today={today} />
      <Section title={text.book.others}>
        <OtherEntries kinds={OTHERS.map(getKind)} />
      </Section>
      {level !== 'village' && (
        <Section title={text.book.lists}>
          <OtherEntries kinds={kinds.filter(({ reference }) => reference)} />
        </Section>
      )}
    </Page>
  );
}

/** Reached from here, though not counted on a card. */
const OTHERS = ['villageMeeting', 'difficulty', 'fieldVisit', 'allocation', 'villageSubmission'];

/** The commune of the grant, or the office. */
function placeLine({ notebook }: { notebook: Notebook }): string {
  const { held, office } = notebook.me;
  const commune = held.find((grant) => grant.commune !== null)?.commune ?? null;
  return communeName(notebook, commune) || office.name;
}
