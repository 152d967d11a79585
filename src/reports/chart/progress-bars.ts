/** Bars of progress against the mark of the month: the rows of a money table, as a picture shows them. */
import type { Dong } from '../../core/dong.ts';
import type { MoneyRow } from '../disbursement-table.ts';
import type { PaceTone } from '../pace.ts';
import type { Report } from '../tally.ts';

export interface ProgressBar {
  readonly id: string;
  /** "DTTS&MN 2021-2025", "Thôn Nà Hin" */
  readonly label: string;
  readonly plan: Dong | null;
  readonly paid: Dong | null;
  /** 0–1 and beyond; null: no plan to divide by. */
  readonly share: number | null;
  readonly mark: number | null;
  readonly tone: PaceTone;
}

/** The rows of the first level that have a plan, furthest behind their mark first. */
export function progressBars({ money, paces }: Pick<Report, 'money' | 'paces'>): readonly ProgressBar[] {
  const bars = money.rows
    .filter(({ level, plan }) => level === 1 && plan !== null && plan > 0)
    .map((row): ProgressBar => {
      const pace = paces.get(row.heading.id);
      return {
        id: row.heading.id,
        label: labelOf(row),
        plan: row.plan,
        paid: row.paid,
        share: row.rate,
        mark: pace?.mark ?? null,
        tone: pace?.tone ?? 'ok',
      };
    });
  return bars.sort((a, b) => lead(a) - lead(b));
}

const labelOf = ({ heading: { code, name } }: MoneyRow): string => [code, name].filter(Boolean).join(' – ');

const lead = ({ share, mark }: ProgressBar): number => (share ?? 0) - (mark ?? 0);
