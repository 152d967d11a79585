/**
 * The three subjects of the book, each with its sum and a + to write.
 */
import type { ComponentChildren, JSX } from 'preact';
import { formatMillion, formatNumber, formatPercent } from '../../i18n/format.ts';
import { getKind } from '../../kinds/index.ts';
import { AddButton } from '../parts/add-button.tsx';
import { Bar } from '../parts/bar.tsx';
import { Card } from '../parts/card.tsx';
import { iconNamed } from '../parts/icon.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { Row } from '../parts/row.tsx';
import { Tile } from '../parts/tile.tsx';
import type { Tone } from '../parts/tone.ts';
import type { Book, MoneyCard } from '../state/book.ts';
import { writingRoles } from '../state/form-places.ts';
import { useSession, useText } from '../state/session.ts';

/** Null while the first reading is on its way: the cards stand already, without figures. */
export function BookCards({ book }: { book: Book | null }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const demand = book?.demand;
  const projects = book?.projects;
  return (
    <>
      <Subject kind="trainingDemand" tone="ok">
        {demand && (
          <>
            <b class="fig">{formatNumber(demand.people ?? 0, language)}</b>{' '}
            {text.book.peopleAnd(text.book.demandSummary(demand.records, demand.year))}
          </>
        )}
      </Subject>
      <Subject kind="productionProject" tone="info">
        {projects && (
          <>
            <b class="fig">{formatNumber(projects.count, language)}</b>{' '}
            {text.book.projectsAnd(text.book.joining(projects.households ?? 0))}
          </>
        )}
      </Subject>
      <Subject kind="disbursement" tone="wait" below={book && <MoneyBar money={book.money} />}>
        {book && <MoneyLine money={book.money} />}
      </Subject>
    </>
  );
}

type SubjectProps = {
  kind: string;
  tone: Tone;
  children: ComponentChildren;
  below?: ComponentChildren;
};

function Subject({ kind: name, tone, children, below }: SubjectProps): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const kind = getKind(name);
  const label = say(kind.label.one);
  const mayWrite = writingRoles(notebook.me.held, kind).length > 0;
  return (
    <Card>
      <Row
        title={label}
        href={`/so/${name}`}
        sub={children}
        start={<Tile icon={iconNamed(kind.icon)} tone={tone} />}
        end={
          mayWrite ? (
            <AddButton label={text.book.addOf(label.toLowerCase())} href={`/ghi/${name}`} />
          ) : undefined
        }
        below={below ?? undefined}
      />
    </Card>
  );
}

function MoneyLine({ money }: { money: MoneyCard }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const paid = money.paid === null ? '0' : formatMillion(money.paid, language, 1);
  const plan = money.plan === null ? null : formatMillion(money.plan, language, 1);
  return (
    <>
      {plan === null ? text.book.paidNoPlan(paid) : text.book.paidOfPlan(paid, plan)}
      {money.pendingCount > 0 && <span class="t-wait"> · {text.report.awaiting(money.pendingCount)}</span>}
    </>
  );
}

function MoneyBar({ money }: { money: MoneyCard }): JSX.Element | null {
  const text = useText();
  const language = useLanguage();
  const { rate, tone } = money;
  if (rate === null) return null;
  const share = text.book.ofPlan(formatPercent(rate, language));
  const mark = money.mark === null ? null : text.report.markNow(formatPercent(money.mark, language));
  return (
    <>
      <Bar label={mark === null ? share : `${share}, ${mark}`} share={rate} mark={money.mark} tone={tone} />
      <div class="line apart sub" aria-hidden="true">
        <span>{share}</span>
        {mark !== null && <span>{mark}</span>}
      </div>
    </>
  );
}
