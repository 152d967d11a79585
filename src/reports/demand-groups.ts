/** Who wants to learn (field.md §3.1): the people of each group, and how many records left that group open. */
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { trainingDemandFields } from '../kinds/training-demand-fields.ts';
import type { Table } from './table.ts';

export const DEMAND_GROUPS = [
  'people',
  'women',
  'ethnicMinority',
  'poor',
  'nearPoor',
  'escapedPoor',
  'lowIncome',
  'disabled',
  'merit',
  'landLost',
  'joblessWomen',
] as const;

export type DemandGroup = (typeof DEMAND_GROUPS)[number];

export interface DemandGroupRow {
  readonly group: DemandGroup;
  readonly label: Words;
  /** Null: nobody said, which is not none. */
  readonly people: number | null;
  /** Of the people of those records that say both numbers. */
  readonly share: number | null;
  /** Records that say the number, and that leave it open. */
  readonly said: number;
  readonly blank: number;
}

export function demandGroups(demands: readonly LiveRecord[], planYear: number): readonly DemandGroupRow[] {
  const counted = demands.filter(
    ({ gone, body }) => gone === 'no' && body['planYear'] === planYear && body['status'] !== 'cancelled',
  );
  return DEMAND_GROUPS.map((group) => {
    const said = counted.flatMap(({ body }) => (typeof body[group] === 'number' ? [body[group]] : []));
    const both = counted.filter(
      ({ body }) => typeof body[group] === 'number' && typeof body['people'] === 'number',
    );
    const sum = (field: DemandGroup): number => both.reduce((all, { body }) => all + Number(body[field]), 0);
    const whole = sum('people');
    return {
      group,
      label: trainingDemandFields[group].label,
      people: said.length === 0 ? null : said.reduce((all, one) => all + one, 0),
      share: said.length === 0 || whole === 0 ? null : sum(group) / whole,
      said: said.length,
      blank: counted.length - said.length,
    };
  });
}

export function demandGroupsFile(
  groups: readonly DemandGroupRow[],
  title: Words,
  notes: readonly Words[],
): Table {
  return {
    title,
    columns: [
      { key: 'group', heading: { vi: 'Đối tượng', en: 'Group' }, type: 'text' },
      { key: 'people', heading: { vi: 'Số người', en: 'People' }, type: 'number' },
      { key: 'share', heading: { vi: 'Tỷ lệ', en: 'Share' }, type: 'percent' },
      { key: 'said', heading: { vi: 'Số phiếu đã ghi', en: 'Records that say it' }, type: 'number' },
      { key: 'blank', heading: { vi: 'Số phiếu chưa ghi', en: 'Records left open' }, type: 'number' },
    ],
    rows: groups.map(({ group, label, people, share, said, blank }) => ({
      level: group === 'people' ? 0 : 1,
      cells: [label.vi, people, share, said, blank],
    })),
    notes,
  };
}
