/**
 * The pictures of the report page: progress against the mark, the pace of the year, the village board's page.
 */
import '../../i18n/vi-alerts.ts';
import type { JSX } from 'preact';
import { capitalKinds } from '../../programmes/capital.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { formatPercent } from '../../i18n/format.ts';
import { progressBars } from '../../reports/chart/progress-bars.ts';
import { yearPace, type PaceLine } from '../../reports/chart/year-pace.ts';
import type { Report } from '../../reports/tally.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/card.tsx';
import { ChartFigure } from '../parts/chart/chart-figure.tsx';
import { PACE_HEIGHT, PACE_WIDTH, PaceChart } from '../parts/chart/pace-chart.tsx';
import { PROGRESS_WIDTH, progressChart } from '../parts/chart/progress-chart.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { readMoneyRecords } from '../state/money.ts';
import type { Reports } from '../state/reports.ts';
import { useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';

/** What one still reads: a province has 110 communes. */
const MOST_BARS = 20;

type Props = { reports: Reports; report: Report };

export function ReportPictures({ reports, report }: Props): JSX.Element {
  const text = useText();
  return (
    <Section title={text.pictures.title}>
      <div class="abreast">
        <Progress reports={reports} report={report} />
        <Paces reports={reports} />
      </div>
      <p class="sub">{text.pictures.boardHint}</p>
      <Button look="outline" icon="file" href="/bang-tin">
        {text.pictures.board}
      </Button>
    </Section>
  );
}

function Progress({ reports, report }: Props): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const bars = progressBars(report).map((bar) => ({
    ...bar,
    figures: text.pictures.rowSaid(formatPercent(bar.share, language), formatPercent(bar.mark, language)),
    finding: text.pictures[bar.tone],
  }));
  if (bars.length === 0) return <p class="sub">{text.pictures.noPlan}</p>;
  const { to } = reports.period.value;
  const until = formatDay(to < reports.today ? to : reports.today);
  const shown = bars.slice(0, MOST_BARS);
  const { height, drawn } = progressChart(shown);
  return (
    <ChartFigure
      title={text.pictures.progress}
      says={[
        text.pictures.progressSaid(bars.length, bars.filter(({ tone }) => tone !== 'ok').length, until),
        ...shown.map(({ label, figures, finding }) => `${label}: ${figures}, ${finding}.`),
      ].join(' ')}
      width={PROGRESS_WIDTH}
      height={height}
      note={bars.length > shown.length ? text.pictures.onlyWorst(shown.length, bars.length) : null}
      asTable={text.pictures.asTable}
      asPicture={text.pictures.asPicture}
      table={
        <DataTable
          caption={text.pictures.progress}
          captionHidden
          rows={bars}
          rowKey={({ id }) => id}
          columns={[
            { key: 'item', head: text.pictures.item, cell: ({ label }) => label },
            {
              key: 'share',
              head: text.pictures.share,
              number: true,
              cell: ({ share }) => formatPercent(share, language),
            },
            {
              key: 'mark',
              head: text.pictures.mark,
              number: true,
              cell: ({ mark }) => formatPercent(mark, language),
            },
            { key: 'state', head: text.pictures.state, cell: ({ finding }) => finding },
          ]}
        />
      }
    >
      {drawn}
    </ChartFigure>
  );
}

function Paces({ reports }: { reports: Reports }): JSX.Element | null {
  const { notebook } = useSession();
  const year = reports.budgetYear.value;
  const records = useWatched(notebook, () => readMoneyRecords(notebook, year), [year]);
  if (records === null) return null;
  const lines = yearPace(records, notebook.references('threshold'), year, reports.today);
  return (
    <>
      {lines.map((line) => (
        <KindPace key={line.capitalKind} line={line} until={formatDay(reports.today)} />
      ))}
    </>
  );
}

function KindPace({ line, until }: { line: PaceLine; until: string }): JSX.Element {
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const kind = say(capitalKinds[line.capitalKind]);
  const percent = (share: number | null): string => formatPercent(share, language);
  const markAt = new Map(line.marks.map(({ month, share }) => [month, share]));
  const months = line.reached.slice(1);
  return (
    <ChartFigure
      title={`${text.pictures.pace}: ${kind}`}
      says={text.pictures.paceSaid(kind, percent(line.share), percent(line.mark), until)}
      width={PACE_WIDTH}
      height={PACE_HEIGHT}
      asTable={text.pictures.asTable}
      asPicture={text.pictures.asPicture}
      table={
        <DataTable
          caption={`${text.pictures.pace}: ${kind}`}
          captionHidden
          rows={months}
          rowKey={({ month }) => String(month)}
          columns={[
            {
              key: 'month',
              head: text.pictures.month,
              cell: ({ month }) => text.pictures.monthOf(Math.ceil(month)),
            },
            {
              key: 'share',
              head: text.pictures.paidLine,
              number: true,
              cell: ({ share }) => percent(share),
            },
            {
              key: 'mark',
              head: text.pictures.markLine,
              number: true,
              cell: ({ month }) => percent(markAt.get(month) ?? line.mark),
            },
          ]}
        />
      }
    >
      <PaceChart
        line={line}
        words={{
          paid: text.pictures.paidLine,
          mark: text.pictures.markLine,
          month: text.pictures.month,
        }}
      />
    </ChartFigure>
  );
}
