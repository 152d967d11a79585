/**
 * `/doi-chieu`: the Treasury's statement beside the book, finding by finding, with who mends what until the deadline.
 */
import '../../parts/css/report.css';
import '../../../i18n/vi-work.ts';
import '../../../i18n/vi-reports.ts';
import '../../../i18n/vi-treasury.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { toDong, type Dong } from '../../../core/dong.ts';
import { budgetYearOf } from '../../../core/period.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import { formatDong, shortDong } from '../../../i18n/format.ts';
import { getKind } from '../../../kinds/index.ts';
import { findingNames, findings } from '../../../reports/treasury-table.ts';
import type { TreasuryRow } from '../../../reports/treasury.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { Chips } from '../../parts/chips.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Figures } from '../../parts/figures.tsx';
import { useLanguage, useWords } from '../../parts/language.tsx';
import { Rows } from '../../parts/row.tsx';
import { writingRoles } from '../../state/form-places.ts';
import { useReady } from '../../state/reports-ready.ts';
import { todayOf, useSession, useText } from '../../state/session.ts';
import { readTreasury, type Reconciling } from '../../state/treasury.ts';
import { useWatched } from '../../state/watched.ts';
import { Page } from '../page.tsx';
import { TreasuryPaper } from './treasury-paper.tsx';
import { OneRow } from './treasury-row.tsx';

/** Of one finding before "Xem thêm". */
const AT_ONCE = 20;

export function TreasuryScreen(): JSX.Element {
  const session = useSession();
  const { notebook } = session;
  const text = useText();
  const today = todayOf(session);
  const [year, setYear] = useState(budgetYearOf(today));
  const [paper, setPaper] = useState(false);
  const read = useWatched(notebook, () => readTreasury(notebook, year, today), [year, today]);
  const ready = useReady(notebook); // the head of the paper is a record
  if (read !== null && ready && paper)
    return <TreasuryPaper read={read} year={year} onBack={() => setPaper(false)} />;
  return (
    <Page title={text.treasury.title} back="/" tab="/" wide>
      {read === null ? (
        <p class="sub">{text.treasury.looking}</p>
      ) : (
        <>
          {read.years.length > 1 && (
            <Chips
              label={text.treasury.year}
              required
              options={read.years.slice(0, 4).map((one) => ({ key: String(one), label: String(one) }))}
              value={String(year)}
              onChange={(key) => key !== null && setYear(Number(key))}
            />
          )}
          <WritingButtons />
          {read.lines === 0 ? (
            <EmptyState icon="file" title={text.treasury.noLines} text={text.treasury.noLinesNext} />
          ) : (
            <Compared read={read} onPaper={() => setPaper(true)} />
          )}
        </>
      )}
    </Page>
  );
}

function WritingButtons(): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  if (writingRoles(notebook.me.held, getKind('treasuryLine')).length === 0) return null;
  return (
    <div class="line tools">
      <Button small href="/ghi/treasuryLine">
        {text.treasury.addLine}
      </Button>
      <Button small look="outline" href="/nhap/treasuryLine">
        {text.treasury.bringIn}
      </Button>
    </div>
  );
}

function Compared({ read, onPaper }: { read: Reconciling; onPaper: () => void }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { match, deadline } = read;
  const { rows, bookTotal, treasuryTotal } = match;
  const open = rows.filter(({ duty }) => duty !== null).length;
  const day = deadline && formatDay(deadline.day);
  const difference = toDong(treasuryTotal - bookTotal);
  /** In words that fit a small screen, with every đồng below. */
  const said = (amount: Dong) => ({
    value: shortDong(amount, language),
    note: formatDong(amount, language),
  });
  return (
    <>
      <Banner
        tone={open === 0 ? 'ok' : 'wait'}
        title={open === 0 ? text.treasury.allAgree : text.treasury.toMend(open, day)}
        text={deadline && day !== null ? text.treasury.due(day, deadline.daysLeft) : undefined}
      />
      <Figures
        figures={[
          { label: text.treasury.atTreasury, ...said(treasuryTotal) },
          { label: text.treasury.inBook, ...said(bookTotal) },
          {
            label: text.treasury.difference,
            ...(difference === null ? { value: '' } : said(difference)),
            tone: difference === 0 ? 'ok' : 'bad',
          },
        ]}
      />
      <Button look="outline" full icon="print" onClick={onPaper}>
        {text.treasury.onPaper}
      </Button>
      {findingNames.map((name) => {
        const own = rows.filter(({ finding }) => finding === name);
        return own.length > 0 && <Found key={name} name={name} rows={own} read={read} />;
      })}
    </>
  );
}

type FoundProps = { name: TreasuryRow['finding']; rows: readonly TreasuryRow[]; read: Reconciling };

function Found({ name, rows, read }: FoundProps): JSX.Element {
  const text = useText();
  const say = useWords();
  const [most, setMost] = useState(AT_ONCE);
  const rest = rows.length - most;
  return (
    <Section title={`${say(findings[name])} (${rows.length})`}>
      <Card>
        <Rows inCard>
          {rows.slice(0, most).map((row) => (
            <OneRow key={`${row.line?.id} ${row.entry?.id}`} row={row} read={read} />
          ))}
        </Rows>
      </Card>
      {rest > 0 && (
        <Button look="outline" full onClick={() => setMost(most + 5 * AT_ONCE)}>
          {text.treasury.more(rest)}
        </Button>
      )}
    </Section>
  );
}
