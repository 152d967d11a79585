/**
 * Which period and which budget year: what offices ask for as chips, any other stretch by its days.
 */
import '../parts/css/choose.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { monthOf, type Day } from '../../core/day.ts';
import type { Period } from '../../core/period.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { formatPeriod } from '../../i18n/format-day.ts';
import { ChipButton } from '../parts/chip-button.tsx';
import { RadioChips } from '../parts/chips.tsx';
import { Sheet } from '../parts/choice-sheet.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { PeriodChoice, Reports } from '../state/reports.ts';
import { useText } from '../state/session.ts';

/** "8 tháng đầu năm 2026", "Quý III năm 2026", "01/03/2026 – 15/08/2026". */
export function periodWords(choice: PeriodChoice, year: number, text: Dictionary): string {
  switch (choice.say) {
    case 'thisMonth':
      return text.report.thisMonthOf(year);
    case 'wholeYear':
      return text.say.year(year);
    case 'months13':
      return text.report.months13Of(year);
    case 'month':
      return text.report.monthOfYear(choice.month, year);
    case 'months':
      return text.report.firstMonths(choice.count, year);
    case 'quarter':
      return text.report.quarterOf(choice.number, year);
    case 'days':
      return formatPeriod(choice.period);
    default:
      return choice satisfies never;
  }
}

export function PeriodPicker({ reports }: { reports: Reports }): JSX.Element {
  const text = useText();
  const [choosing, setChoosing] = useState(false);
  const { today, choice } = reports;
  const now = Math.ceil(monthOf(today) / 3);
  const choices: Readonly<Record<string, PeriodChoice>> = {
    wholeYear: { say: 'wholeYear' },
    months6: { say: 'months', count: 6 },
    months8: { say: 'months', count: 8 },
    months9: { say: 'months', count: 9 },
    quarter: { say: 'quarter', number: now },
    thisMonth: { say: 'thisMonth' },
    months13: { say: 'months13' },
  };
  const options = [
    { key: 'wholeYear', label: text.report.wholeYear },
    { key: 'months6', label: text.report.months(6) },
    { key: 'months8', label: text.report.months(8) },
    { key: 'months9', label: text.report.months(9) },
    { key: 'quarter', label: text.report.quarter(now) },
    { key: 'thisMonth', label: text.report.thisMonth },
    { key: 'months13', label: text.report.months(13) },
  ];
  const key = keyOf(choice.value, now);
  const isDays = key === null;
  return (
    <div class="chips scroll" role="group" aria-label={text.report.period}>
      <RadioChips
        required
        options={options}
        value={key}
        onChange={(next) => {
          const chosen = choices[next ?? ''];
          if (chosen) choice.value = chosen;
        }}
      />
      <ChipButton
        icon="calendar"
        label={isDays ? periodWords(choice.value, reports.budgetYear.value, text) : text.report.chooseDays}
        on={isDays}
        onClick={() => setChoosing(true)}
      />
      <YearChip
        label={text.report.budgetYear}
        year={reports.budgetYear.value}
        years={reports.years.value}
        onChange={(year) => {
          reports.budgetYear.value = year;
          if (choice.value.say === 'days') choice.value = { say: 'wholeYear' };
        }}
      />
      <DaysDialog
        open={choosing}
        period={reports.period.value}
        today={today}
        onClose={() => setChoosing(false)}
        onChoose={(chosen) => {
          choice.value = chosen;
          setChoosing(false);
        }}
      />
    </div>
  );
}

export type YearChipProps = {
  label: string;
  year: number;
  years: readonly number[];
  onChange: (year: number) => void;
};

export function YearChip({ label, year, years, onChange }: YearChipProps): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ChipButton label={`${label} ${year}`} onClick={() => setOpen(true)} />
      <Sheet
        open={open}
        title={label}
        options={years.map((one) => ({ key: String(one), label: String(one) }))}
        chosen={[String(year)]}
        onPick={(key) => {
          onChange(Number(key));
          setOpen(false);
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

type DaysProps = {
  open: boolean;
  period: Period;
  today: Day;
  onChoose: (choice: PeriodChoice) => void;
  onClose: () => void;
};

function DaysDialog(props: DaysProps): JSX.Element {
  const text = useText();
  const [from, setFrom] = useState<Day | null>(props.period.from);
  const [to, setTo] = useState<Day | null>(props.period.to);
  const [asked, setAsked] = useState(false);
  const wrong = from !== null && to !== null && from > to;
  const take = (): void => {
    if (from === null || to === null || wrong) setAsked(true);
    else props.onChoose({ say: 'days', period: { from, to } });
  };
  return (
    <Dialog
      open={props.open}
      title={text.report.chooseDays}
      confirm={text.do.choose}
      onConfirm={take}
      onCancel={props.onClose}
    >
      <div class="chips">
        {[1, 2, 3, 4].map((number) => (
          <Chosen
            key={number}
            label={text.report.quarter(number)}
            onClick={() => props.onChoose({ say: 'quarter', number })}
          />
        ))}
      </div>
      <div class="chips" role="group" aria-label={text.report.oneMonth}>
        {MONTHS.map((month) => (
          <Chosen
            key={month}
            label={text.report.monthOf(month)}
            onClick={() => props.onChoose({ say: 'month', month })}
          />
        ))}
      </div>
      <DayField
        label={text.report.from}
        value={from}
        today={props.today}
        onChange={setFrom}
        problem={asked && from === null ? text.report.dayMissing : null}
      />
      <DayField
        label={text.report.to}
        value={to}
        today={props.today}
        onChange={setTo}
        problem={wrong ? text.report.fromAfterTo : asked && to === null ? text.report.dayMissing : null}
      />
    </Dialog>
  );
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function Chosen({ label, onClick }: { label: string; onClick: () => void }): JSX.Element {
  return (
    <button type="button" class="chip" onClick={onClick}>
      <span>{label}</span>
    </button>
  );
}

/** Null: no chip of its own says it. */
function keyOf(choice: PeriodChoice, presentQuarter: number): string | null {
  if (choice.say === 'months') return `months${choice.count}`;
  if (choice.say === 'quarter' && choice.number !== presentQuarter) return null;
  return choice.say === 'days' || choice.say === 'month' ? null : choice.say;
}
