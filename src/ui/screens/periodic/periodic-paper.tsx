/**
 * A periodic report as a paper, A4, with its tables behind it.
 */
import '../../parts/css/print.css';
import '../../parts/css/report.css';
import '../../../i18n/vi-work.ts';
import '../../../i18n/vi-reports.ts';
import '../../../i18n/vi-periodic.ts';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { wordsIn } from '../../../reports/freeze.ts';
import type { Narrative } from '../../../reports/narrative.ts';
import { appendix } from '../../../reports/periodic-words.ts';
import { Button } from '../../parts/button.tsx';
import { PrintSheet } from '../../parts/print-sheet.tsx';
import { createPeriodic, type PeriodicBook, type PeriodicState } from '../../state/periodic.ts';
import { statusOf, tableIn, wordsCells } from '../../state/periodic-frozen.ts';
import { useReady } from '../../state/reports-ready.ts';
import { useSession, useText } from '../../state/session.ts';
import { useCreated } from '../../state/watched.ts';
import { Page } from '../page.tsx';
import { ReportTable } from '../reports-table.tsx';
import { reportHead } from './report-head.ts';
import { ReportWords, written } from './report-words.tsx';

export function PeriodicPaperScreen(): JSX.Element {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const { notebook, clock } = useSession();
  const text = useText();
  const state = useCreated(() => createPeriodic(notebook, clock, id), [notebook, id]);
  const ready = useReady(notebook);
  const book = state.book.value;
  const narrative = book === null || book === 'MISSING' ? null : narrativeOf(book, state);
  return (
    <Page
      title={text.do.print}
      back={`/bao-cao-ky/${id}`}
      wide
      foot={
        <Button full icon="print" onClick={() => print()}>
          {text.do.print}
        </Button>
      }
    >
      {narrative === null || !ready || book === null || book === 'MISSING' ? (
        <p class="sub">{book === 'MISSING' ? text.periodic.missing : text.report.adding}</p>
      ) : (
        <Paper book={book} narrative={narrative} />
      )}
    </Page>
  );
}

function narrativeOf(book: PeriodicBook, { tallied }: PeriodicState): Narrative | null {
  const [set] = book.frozen;
  const isSent = statusOf(book) === 'submitted' || statusOf(book) === 'accepted';
  const cells = set && isSent ? wordsCells(set) : null;
  if (!set || cells === null) return tallied.value?.narrative ?? null;
  const tables = appendix.map((name) => tableIn(set, name)).filter((table) => table !== null);
  return wordsIn(cells, tables);
}

function Paper({ book, narrative }: { book: PeriodicBook; narrative: Narrative }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const { head } = reportHead(book, book.report.body, notebook, text);
  const signs = [head.signFor, head.signTitle].filter((sign) => sign !== null).join('\n');
  return (
    <PrintSheet
      {...(head.above === null ? {} : { above: head.above })}
      office={head.office}
      number={`Số: ${head.number}`}
      placeAndDay={head.placeAndDay}
      title={narrative.title}
      subtitle={narrative.subtitle}
      signs={signs === '' ? text.print.signsCommune : [signs]}
    >
      <ReportWords blocks={narrative.blocks} slot={written} />
      {narrative.blocks.map((block) =>
        block.is === 'table' ? (
          <section key={block.table.title.vi}>
            <h2>{block.table.title.vi}</h2>
            <ReportTable table={block.table} caption={block.table.title} captionHidden storeys />
          </section>
        ) : null,
      )}
      {head.recipients.length > 0 && (
        <p>
          <b>
            <i>Nơi nhận:</i>
          </b>{' '}
          {head.recipients.join('; ')}.
        </p>
      )}
    </PrintSheet>
  );
}
