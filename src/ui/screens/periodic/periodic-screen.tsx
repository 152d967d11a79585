/**
 * One periodic report: its draft with all figures filled in, or, once it was sent, what was frozen.
 */
import '../../parts/css/form.css';
import '../../parts/css/record.css';
import '../../parts/css/report.css';
import '../../../i18n/vi-work.ts';
import '../../../i18n/vi-reports.ts';
import '../../../i18n/vi-periodic.ts';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { getKind } from '../../../kinds/index.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Tag } from '../../parts/tag.tsx';
import { buttonsOf, mayWith } from '../../state/allowed.ts';
import { createPeriodic, type PeriodicBook, type PeriodicState } from '../../state/periodic.ts';
import { statusOf } from '../../state/periodic-frozen.ts';
import { useReady } from '../../state/reports-ready.ts';
import { useSession, useText } from '../../state/session.ts';
import { useCreated } from '../../state/watched.ts';
import { Page } from '../page.tsx';
import { useMove } from '../record/move-dialog.tsx';
import { useWords } from '../../parts/language.tsx';
import { Draft, ReadDraft } from './periodic-draft.tsx';
import { placeSaid, ReturnNote } from './about-report.tsx';
import { Frozen } from './periodic-frozen.tsx';

const kind = getKind('periodicReport');

export function PeriodicScreen(): JSX.Element {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const { notebook, clock } = useSession();
  const text = useText();
  const state = useCreated(() => createPeriodic(notebook, clock, id), [notebook, id]);
  const ready = useReady(notebook);
  const book = state.book.value;
  if (book === 'MISSING') {
    return (
      <Page title={text.periodic.title} back="/bao-cao-ky">
        <EmptyState icon="chart" title={text.periodic.missing} text={text.periodic.missingNext} />
      </Page>
    );
  }
  if (book === null || !ready) {
    return (
      <Page title={text.periodic.title} back="/bao-cao-ky">
        <p class="sub">{text.report.adding}</p>
      </Page>
    );
  }
  return <OpenReport state={state} book={book} />;
}

function OpenReport({ state, book }: { state: PeriodicState; book: PeriodicBook }): JSX.Element {
  const { notebook } = useSession();
  const { report } = book;
  const status = statusOf(book);
  const isSent = status === 'submitted' || status === 'accepted';
  const tallied = state.tallied.value;
  if (isSent) {
    return (
      <ReportPage book={book}>
        <Frozen book={book} />
      </ReportPage>
    );
  }
  if (mayWith(notebook.me, 'edit', kind, report))
    return <Draft key={report.id} book={book} tallied={tallied} />;
  return (
    <ReportPage book={book}>
      <ReadDraft tallied={tallied} />
    </ReportPage>
  );
}

/** With the moves of those above: accept, return. */
function ReportPage({ book, children }: { book: PeriodicBook; children: JSX.Element }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const { report } = book;
  const { ask, dialog } = useMove(kind, report);
  const state = kind.life?.states[statusOf(book)];
  const moves = buttonsOf(notebook.me, kind, report).filter(({ to }) => to !== 'submitted');
  return (
    <Page
      title={report.title}
      subtitle={placeSaid(book, notebook.nameOf, text.periodic.ofOffice)}
      back="/bao-cao-ky"
      wide
      foot={
        moves.length > 0
          ? moves.map((move) => (
              <Button
                key={move.to}
                look={move.to === 'returned' ? 'outline' : 'primary'}
                onClick={() => ask(move)}
              >
                {say(move.label)}
              </Button>
            ))
          : undefined
      }
    >
      {state && (
        <p>
          <Tag tone={state.tone} text={state.label} />
        </p>
      )}
      <ReturnNote book={book} />
      {children}
      {dialog}
    </Page>
  );
}
