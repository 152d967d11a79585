/**
 * Giải ngân: a bar for each programme, village or commune with the mark of the month.
 */
import type { JSX } from 'preact';
import { yearOf, parseDay } from '../../core/day.ts';
import { NO_DONG, type Dong } from '../../core/dong.ts';
import { textOf } from '../../core/kind.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { formatMillion, formatPercent, shortDong } from '../../i18n/format.ts';
import type { MoneyRow } from '../../reports/disbursement-table.ts';
import type { MoneyBy } from '../../reports/headings.ts';
import type { Report } from '../../reports/tally.ts';
import type { Gap } from '../../reports/total-check.ts';
import { Card, Section } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Figures } from '../parts/figures.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLanguage } from '../parts/language.tsx';
import { levelOf } from '../state/level.ts';
import type { Reports } from '../state/reports.ts';
import { useSession, useText } from '../state/session.ts';
import { ByChips } from './reports-table-choices.tsx';
import { MoneyTree } from './reports-tree.tsx';

type Props = { reports: Reports; report: Report };

export function MoneyReport({ reports, report }: Props): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const { money } = report;
  const empty = money.total.plan === null && money.total.paid === null && money.total.pendingCount === 0;
  const until = text.report.cumulativeTo(text.say.million, formatDay(shownUntil(reports)));
  return (
    <Section title={text.report.disbursementTitle}>
      <ByChips reports={reports} />
      {empty ? (
        <EmptyState icon="money" title={text.report.emptyTitle} text={text.report.emptyNext} />
      ) : (
        <>
          <Total row={money.total} />
          {levelOf(notebook.me.held) === 'village' && <p class="sub">{text.report.villagePlan}</p>}
          <Trees report={report} by={reports.by.value} until={until} />
          <Check gaps={report.gaps} />
          {report.toReview > 0 && <p class="sub t-wait">{text.report.toReview(report.toReview)}</p>}
        </>
      )}
    </Section>
  );
}

function Total({ row }: { row: MoneyRow }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const short = (amount: Dong | null): string => (amount === null ? '-' : shortDong(amount, language));
  return (
    <Figures
      figures={[
        { label: text.report.allocated, value: short(row.plan) },
        {
          label: text.report.disbursed,
          value: `${short(row.paid ?? NO_DONG)} · ${formatPercent(row.rate, language)}`,
          note:
            row.pendingCount > 0
              ? text.report.awaitingAmount(row.pendingCount, short(row.pending))
              : text.report.confirmedOnly,
        },
        { label: text.report.left, value: short(row.rest) },
        ...(row.estimate === null ? [] : [{ label: text.report.estimate, value: short(row.estimate) }]),
      ]}
    />
  );
}

/** The programmes of each time beside each other; places in one list. */
function Trees({ report, by, until }: { report: Report; by: MoneyBy; until: string }): JSX.Element {
  const text = useText();
  const { notebook } = useSession();
  const groups = new Map<string, MoneyRow[]>();
  for (const row of report.money.rows.filter(({ level }) => level === 1)) {
    const title = by === 'programme' ? timeOf(row.heading.id) : text.report.byTitles[by];
    const group = groups.get(title);
    if (group) group.push(row);
    else groups.set(title, [row]);
  }
  return (
    <div class="abreast">
      {[...groups].map(([title, roots]) => (
        <Card key={title}>
          <b>{title}</b>
          <p class="sub">{until}</p>
          <MoneyTree roots={roots} report={report} />
        </Card>
      ))}
    </div>
  );

  /** Old and new programmes are live at once; the days on which a programme's money may be used tell them apart. */
  function timeOf(root: string): string {
    const body = notebook.reference(root)?.body ?? {};
    const from = parseDay(textOf(body, 'validFrom'));
    const to = parseDay(textOf(body, 'validTo'));
    if (from === null) return text.report.byTitles.programme;
    return text.report.programmesFrom(yearOf(from), to === null ? null : formatDay(to));
  }
}

/** "Tổng khớp", or where a sum is more than what stands below it. */
function Check({ gaps }: { gaps: readonly Gap[] }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  if (gaps.length === 0) {
    return (
      <p class="line tools t-ok">
        <Icon name="check" small />
        {text.report.totalMatches}
      </p>
    );
  }
  return (
    <div class="t-wait">
      <p class="line">
        <Icon name="warn" small />
        {text.report.totalDiffers}
      </p>
      <ul class="sub">
        {gaps.map(({ row, plan, paid }) => (
          <li key={row.heading.id}>
            {text.report.notDetailed(
              [row.heading.code, row.heading.name].filter(Boolean).join(' – '),
              formatMillion(plan, language, 1),
              formatMillion(paid, language, 1),
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Figures end today where the period has not ended yet. */
function shownUntil({ period, today }: Reports) {
  const { from, to } = period.value;
  return to > today && from <= today ? today : to;
}
