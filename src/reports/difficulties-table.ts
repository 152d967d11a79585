/** Khó khăn, vướng mắc: how many of each category, at which level they can be solved, and how long they wait. */
import { dayOfInstant, daysBetween, parseDay, type Day } from '../core/day.ts';
import { textOf, type NameOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { difficulty } from '../kinds/difficulty.ts';
import { difficultyCategories } from '../programmes/difficulty-categories.ts';
import type { Cell, Column, Table } from './table.ts';

export const levels = ['thon', 'xa', 'tinh', 'trung_uong'] as const;
export type SolvingLevel = (typeof levels)[number];

/** Days that a difficulty has been open: up to each of these, and longer. */
export const AGES = [30, 90, 180] as const;

export interface DifficultyRow {
  /** Null: the total. */
  readonly category: string | null;
  readonly open: number;
  readonly solved: number;
  /** Of the open ones; `unsaid`: nobody said who could solve it. */
  readonly byLevel: Readonly<Record<SolvingLevel | 'unsaid', number>>;
  /** Of the open ones: up to AGES[0] days, AGES[1], AGES[2], longer. */
  readonly byAge: readonly number[];
  readonly oldestDays: number | null;
}

export interface DifficultyTable {
  readonly total: DifficultyRow;
  /** In the order of the categories; those that nobody named are left out. */
  readonly rows: readonly DifficultyRow[];
}

/** As it stood on `on`: raised until then, and not solved, or solved later. */
export function difficultyTable(difficulties: readonly LiveRecord[], on: Day): DifficultyTable {
  const raised = difficulties.filter((one) => one.gone === 'no' && sinceOf(one) <= on);
  const rows = Object.keys(difficultyCategories).flatMap((category) => {
    const own = raised.filter(({ body }) => body['category'] === category);
    return own.length === 0 ? [] : [rowOf(category, own, on)];
  });
  return { total: rowOf(null, raised, on), rows };
}

function rowOf(category: string | null, own: readonly LiveRecord[], on: Day): DifficultyRow {
  const open = own.filter((one) => isOpen(one, on));
  const days = open.map((one) => daysBetween(sinceOf(one), on));
  const atLevel = (level: string | null) => open.filter(({ body }) => textOf(body, 'level') === level).length;
  return {
    category,
    open: open.length,
    solved: own.length - open.length,
    byLevel: {
      thon: atLevel('thon'),
      xa: atLevel('xa'),
      tinh: atLevel('tinh'),
      trung_uong: atLevel('trung_uong'),
      unsaid: atLevel(null),
    },
    byAge: [...AGES, Infinity].map(
      (most, at) => days.filter((age) => age <= most && age > (AGES[at - 1] ?? -1)).length,
    ),
    oldestDays: days.length === 0 ? null : Math.max(...days),
  };
}

function isOpen({ body, time }: LiveRecord, on: Day): boolean {
  if (body['status'] !== 'solved') return true;
  return (parseDay(body['answeredDate']) ?? dayOfInstant(time)) > on;
}

const sinceOf = ({ body, time }: LiveRecord): Day => parseDay(body['sinceDate']) ?? dayOfInstant(time);

const counts: readonly (readonly [string, Words, (row: DifficultyRow) => number | null])[] = [
  ['open', { vi: 'Đang vướng', en: 'Open' }, (row) => row.open],
  ['thon', { vi: 'Thôn giải quyết được', en: 'Village can solve' }, (row) => row.byLevel.thon],
  ['xa', { vi: 'Xã', en: 'Commune' }, (row) => row.byLevel.xa],
  ['tinh', { vi: 'Tỉnh', en: 'Province' }, (row) => row.byLevel.tinh],
  ['trung_uong', { vi: 'Trung ương', en: 'Central' }, (row) => row.byLevel.trung_uong],
  ['unsaid', { vi: 'Chưa rõ cấp', en: 'Nobody said' }, (row) => row.byLevel.unsaid],
  ['age30', { vi: 'Đến 30 ngày', en: 'Up to 30 days' }, (row) => row.byAge[0] ?? 0],
  ['age90', { vi: '31–90 ngày', en: '31 to 90 days' }, (row) => row.byAge[1] ?? 0],
  ['age180', { vi: '91–180 ngày', en: '91 to 180 days' }, (row) => row.byAge[2] ?? 0],
  ['older', { vi: 'Trên 180 ngày', en: 'Over 180 days' }, (row) => row.byAge[3] ?? 0],
  ['oldest', { vi: 'Lâu nhất (ngày)', en: 'Oldest (days)' }, (row) => row.oldestDays],
  ['solved', { vi: 'Đã tháo gỡ', en: 'Solved' }, (row) => row.solved],
];

export function difficultiesFile(table: DifficultyTable, notes: readonly Words[]): Table {
  const nameOf = (row: DifficultyRow): string =>
    row.category === null
      ? 'Tổng cộng'
      : difficultyCategories[row.category as keyof typeof difficultyCategories].vi; // one of its keys
  return {
    title: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
    columns: [
      { key: 'category', heading: { vi: 'Loại khó khăn', en: 'Category' }, type: 'text' },
      ...counts.map(([key, heading]) => ({ key, heading, type: 'number' as const })),
    ],
    rows: [table.total, ...table.rows].map((row) => ({
      level: row.category === null ? 0 : 1,
      cells: [nameOf(row), ...counts.map(([, , of]) => of(row))],
    })),
    notes,
  };
}

/** The open ones one by one, the oldest first. `said`: with what people wrote, which may name somebody. */
export function difficultyList(
  difficulties: readonly LiveRecord[],
  on: Day,
  nameOf: NameOf,
  said: boolean,
  notes: readonly Words[],
): Table {
  const open = difficulties
    .filter((one) => one.gone === 'no' && sinceOf(one) <= on && isOpen(one, on))
    .sort((a, b) => (sinceOf(a) === sinceOf(b) ? (a.id < b.id ? -1 : 1) : sinceOf(a) < sinceOf(b) ? -1 : 1));
  const { category, level, status } = difficulty.fields;
  const choice = (field: typeof category, value: unknown): string | null =>
    field?.type === 'choice' && typeof value === 'string' ? (field.options[value]?.vi ?? value) : null;
  const columns: readonly (readonly [Column, (one: LiveRecord) => Cell])[] = [
    [{ key: 'since', heading: { vi: 'Từ ngày', en: 'Since' }, type: 'day' }, sinceOf],
    [
      { key: 'days', heading: { vi: 'Số ngày', en: 'Days' }, type: 'number' },
      (one) => daysBetween(sinceOf(one), on),
    ],
    [
      { key: 'place', heading: { vi: 'Thôn, xã', en: 'Place' }, type: 'text' },
      ({ body }) =>
        [nameOf(textOf(body, 'village')), nameOf(textOf(body, 'commune'))].filter(Boolean).join(', ') || null,
    ],
    [
      { key: 'category', heading: { vi: 'Loại khó khăn', en: 'Category' }, type: 'text' },
      ({ body }) => choice(category, body['category']),
    ],
    [
      { key: 'level', heading: { vi: 'Cấp giải quyết', en: 'Who can solve it' }, type: 'text' },
      ({ body }) => choice(level, body['level']),
    ],
    [
      { key: 'status', heading: { vi: 'Trạng thái', en: 'State' }, type: 'text' },
      ({ body }) => choice(status, body['status']),
    ],
    [
      { key: 'dueDate', heading: { vi: 'Hạn', en: 'Due' }, type: 'day' },
      ({ body }) => textOf(body, 'dueDate'),
    ],
    [
      { key: 'description', heading: { vi: 'Nội dung', en: 'What' }, type: 'text' },
      ({ body }) => (said ? textOf(body, 'description') : null),
    ],
    [
      { key: 'proposal', heading: { vi: 'Đề xuất', en: 'Proposal' }, type: 'text' },
      ({ body }) => (said ? textOf(body, 'proposal') : null),
    ],
  ];
  const shown = said ? columns : columns.slice(0, -2);
  return {
    title: { vi: 'Danh sách khó khăn, vướng mắc', en: 'List of difficulties' },
    columns: shown.map(([column]) => column),
    rows: open.map((one) => ({ level: 1, cells: shown.map(([, of]) => of(one)) })),
    notes,
  };
}
