/**
 * Rows of money as bars in a tree: a programme opens to its projects, a project to its sub-projects.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { NO_DONG, type Dong } from '../../core/dong.ts';
import { formatMillion, formatPercent } from '../../i18n/format.ts';
import type { MoneyRow } from '../../reports/disbursement-table.ts';
import type { Report } from '../../reports/tally.ts';
import { Bar } from '../parts/bar.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLanguage } from '../parts/language.tsx';
import { useText } from '../state/session.ts';

export function MoneyTree({ roots, report }: { roots: readonly MoneyRow[]; report: Report }): JSX.Element {
  return (
    <ul class="money-tree">
      {roots.map((row) => (
        <Branch key={row.heading.id} row={row} report={report} />
      ))}
    </ul>
  );
}

function Branch({ row, report }: { row: MoneyRow; report: Report }): JSX.Element {
  const [open, setOpen] = useState(false);
  const children = report.money.rows.filter(({ heading }) => heading.parent === row.heading.id);
  return (
    <li>
      <Head row={row} open={children.length > 0 ? open : null} onToggle={() => setOpen(!open)} />
      <Measure row={row} report={report} />
      {open && <MoneyTree roots={children} report={report} />}
    </li>
  );
}

type HeadProps = { row: MoneyRow; open: boolean | null; onToggle: () => void };

function Head({ row, open, onToggle }: HeadProps): JSX.Element {
  const language = useLanguage();
  const { code, name } = row.heading;
  const million = (amount: Dong | null): string =>
    amount === null ? '-' : formatMillion(amount, language, 1);
  const said = code === '' ? name : `${code} – ${name}`;
  return (
    <div class="line apart">
      {open === null ? (
        <span>{said}</span>
      ) : (
        <button type="button" class="fold" aria-expanded={open} onClick={onToggle}>
          <Icon name={open ? 'up' : 'down'} small />
          <span>{said}</span>
        </button>
      )}
      <span class="num">
        <b>{million(row.paid ?? NO_DONG)}</b> / {million(row.plan)} ·{' '}
        <b>{formatPercent(row.rate, language)}</b>
      </span>
    </div>
  );
}

function Measure({ row, report }: { row: MoneyRow; report: Report }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const pace = report.paces.get(row.heading.id);
  const mark = pace?.mark ?? null;
  const million = (amount: Dong | null): string =>
    amount === null ? '-' : formatMillion(amount, language, 1);
  const notes = [
    ...(row.rest === null ? [] : [text.report.restOf(million(row.rest))]),
    ...(row.rate === null || mark === null ? [] : [text.report.markNow(formatPercent(mark, language))]),
    ...(row.pendingCount > 0 ? [text.report.awaitingShort(row.pendingCount, million(row.pending))] : []),
    ...(row.overPlan && row.plan !== null ? [text.record.overPlan] : []),
  ];
  const said = text.report.barSays(formatPercent(row.rate, language));
  return (
    <>
      {row.rate !== null && <Bar label={said} share={row.rate} mark={mark} tone={pace?.tone ?? 'ok'} />}
      {notes.length > 0 && <p class="sub">{notes.join(' · ')}</p>}
    </>
  );
}
