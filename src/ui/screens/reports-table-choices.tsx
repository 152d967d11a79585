/** What a table is added up by, and, of the monthly one, which month and which kind of capital. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { capitalKinds, type CapitalKind } from '../../programmes/capital.ts';
import type { MoneyBy } from '../../reports/headings.ts';
import { monthOfPeriod } from '../../reports/report-tables.ts';
import { byHeading, ofPlanYear, type TableName } from '../../reports/table-titles.ts';
import { ChipButton } from '../parts/chip-button.tsx';
import { RadioChips } from '../parts/chips.tsx';
import { Sheet } from '../parts/choice-sheet.tsx';
import { levelOf } from '../state/level.ts';
import type { Reports } from '../state/reports.ts';
import { useSession, useText } from '../state/session.ts';
import { YearChip } from './reports-period.tsx';

type Props = { name: TableName; reports: Reports };

export function TableChoices({ name, reports }: Props): JSX.Element {
  const text = useText();
  return (
    <>
      {byHeading.includes(name) && <ByChips reports={reports} />}
      {name === 'monthly' && <MonthChoices reports={reports} />}
      {ofPlanYear.includes(name) && (
        <div class="chips">
          <YearChip
            label={text.report.planYear}
            year={reports.planYear.value}
            years={reports.years.value}
            onChange={(year) => {
              reports.planYear.value = year;
            }}
          />
        </div>
      )}
    </>
  );
}

/** A village has no other villages, a commune no other communes to add up. */
export function ByChips({ reports }: { reports: Reports }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const level = levelOf(notebook.me.held);
  const options: { key: MoneyBy; label: string }[] = [
    { key: 'programme', label: text.report.byProgramme },
    ...(level === 'village' ? [] : [{ key: 'village' as const, label: text.report.byVillage }]),
    { key: 'project', label: text.report.byProject },
    ...(level === 'office' ? [{ key: 'commune' as const, label: text.report.byCommune }] : []),
  ];
  return (
    <div role="radiogroup" aria-label={text.report.addedUpBy}>
      <RadioChips
        required
        scroll
        options={options}
        value={reports.by.value}
        onChange={(by) => {
          if (by !== null) reports.by.value = by;
        }}
      />
    </div>
  );
}

function MonthChoices({ reports }: { reports: Reports }): JSX.Element {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { today } = reports;
  const month = reports.month.value ?? monthOfPeriod(reports.budgetYear.value, reports.period.value, today);
  const kinds = Object.keys(capitalKinds) as CapitalKind[]; // the keys of a frozen table
  return (
    <div class="chips scroll" role="group" aria-label={text.report.monthTable}>
      <ChipButton
        label={text.report.monthOf(month)}
        on={reports.month.value !== null}
        onClick={() => setOpen(true)}
      />
      <RadioChips
        required
        options={[
          { key: ALL, label: text.report.allCapital },
          ...kinds.map((key) => ({ key, label: capitalKinds[key] })),
        ]}
        value={reports.capitalKind.value ?? ALL}
        onChange={(kind) => {
          reports.capitalKind.value = kind === ALL ? null : kind;
        }}
      />
      <Sheet
        open={open}
        title={text.report.monthTable}
        options={MONTHS.map((one) => ({ key: String(one), label: text.report.monthOf(one) }))}
        chosen={[String(month)]}
        onPick={(key) => {
          reports.month.value = Number(key);
          setOpen(false);
        }}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}

const ALL = 'all';
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
