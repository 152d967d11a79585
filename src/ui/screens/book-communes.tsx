/**
 * The communes of a province, one line each: people who want to learn, projects, money paid of the plan.
 */
import type { JSX } from 'preact';
import { yearOf, type Day } from '../../core/day.ts';
import { formatMillion, formatNumber, formatPercent } from '../../i18n/format.ts';
import { Card, Section } from '../parts/card.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { useLanguage } from '../parts/language.tsx';
import { readCommunes, type CommuneLine } from '../state/communes.ts';
import { useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';

export function CommunesOverview({ today }: { today: Day }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const language = useLanguage();
  const lines = useWatched(notebook, () => readCommunes(notebook, today), [today]);
  if (lines === null || lines.length === 0) return null;
  const count = (value: number | null): string => (value === null ? '-' : formatNumber(value, language));
  const columns: readonly Column<CommuneLine>[] = [
    { key: 'name', head: text.book.communes, cell: ({ name }) => name },
    { key: 'people', head: text.report.people, number: true, cell: ({ people }) => count(people) },
    { key: 'projects', head: text.desk.projects, number: true, cell: ({ projects }) => count(projects) },
    {
      key: 'plan',
      head: text.project.planned,
      number: true,
      cell: ({ plan }) => (plan === null ? '-' : formatMillion(plan, language, 1)),
    },
    {
      key: 'paid',
      head: text.project.paid,
      number: true,
      cell: ({ paid }) => (paid === null ? '-' : formatMillion(paid, language, 1)),
    },
    { key: 'rate', head: text.report.rate, number: true, cell: ({ rate }) => formatPercent(rate, language) },
  ];
  return (
    <Section title={text.book.communesTitle(yearOf(today))}>
      <Card>
        <DataTable caption={text.say.unitMillion} columns={columns} rows={lines} rowKey={({ id }) => id} />
      </Card>
    </Section>
  );
}
