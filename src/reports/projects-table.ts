/** Dự án hỗ trợ sản xuất (field.md §3.2): each standing project of a year with its households, money and progress. */
import { NO_DONG, type Dong } from '../core/dong.ts';
import { textOf, type AnyBody, type NameOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { sectors, supportForms } from '../kinds/production-project-fields.ts';
import { productionProjectLife } from '../kinds/production-project-life.ts';
import { stateBudgetSources } from '../programmes/capital.ts';
import { dongOf, plus, rate, type EntryState } from './ledger.ts';
import type { Cell, Column, Row, Table } from './table.ts';
import { isStanding } from './village-plan.ts';

export interface ProjectLine {
  readonly project: LiveRecord;
  readonly cost: Dong | null;
  readonly state: Dong | null;
  /** What households and others give. */
  readonly counterpart: Dong | null;
  /** 0–1: the state's part of the cost. */
  readonly stateShare: number | null;
  /** Confirmed payments, up to the cut-off. */
  readonly paid: Dong | null;
  readonly paidShare: number | null;
  /** Of what was paid, that which lies beyond a limit (limits.ts); null: nothing does. */
  readonly over: Dong | null;
  /** Poor, near-poor and just-escaped households of all that take part. */
  readonly targetShare: number | null;
  /** Other projects that give the same goods in a village of this one: support twice is forbidden. */
  readonly twins: readonly LiveRecord[];
}

export interface ProjectsQuestion {
  readonly year: number;
  /** Payments after that day are not counted. */
  readonly until: string;
  /** By entry: how much of it lies beyond a limit. */
  readonly beyond?: ReadonlyMap<string, Dong>;
}

export function projectLines(
  projects: readonly LiveRecord[],
  payments: readonly LiveRecord[],
  states: ReadonlyMap<string, EntryState>,
  { year, until, beyond }: ProjectsQuestion,
): readonly ProjectLine[] {
  const paid = new Map<string, Dong | null>();
  const over = new Map<string, Dong | null>();
  for (const { id, body } of payments) {
    const project = textOf(body, 'project');
    if (project === null || states.get(id) !== 'confirmed' || (textOf(body, 'payDate') ?? '') > until)
      continue;
    paid.set(project, plus(paid.get(project) ?? null, dongOf(body, 'amount')));
    over.set(project, plus(over.get(project) ?? null, beyond?.get(id) ?? null));
  }
  const standing = projects.filter(isStanding);
  const givers = giversOf(standing);
  return standing
    .filter(({ body }) => body['year'] === year)
    .map((project): ProjectLine => {
      const { body } = project;
      const sources = rowsOf(body['sources']);
      const sum = (of: readonly AnyBody[]) =>
        of.reduce<Dong | null>((all, row) => plus(all, dongOf(row, 'amount')), null);
      const state = sum(sources.filter(isStateMoney));
      const cost = dongOf(body, 'totalCost') ?? sum(sources);
      const own = paid.get(project.id) ?? null;
      return {
        project,
        cost,
        state,
        counterpart: sum(sources.filter((row) => !isStateMoney(row))),
        stateShare: rate(state, cost),
        paid: own,
        paidShare: rate(own ?? NO_DONG, state),
        over: over.get(project.id) ?? null,
        targetShare: targetShareOf(body),
        twins: twinsOf(project, givers),
      };
    });
}

/**
 * Double support (field.md §2.3): the same goods for the same village from another project, of any programme, in this
 * year or the one before or after it.
 */
function twinsOf(
  project: LiveRecord,
  givers: ReadonlyMap<string, readonly LiveRecord[]>,
): readonly LiveRecord[] {
  const year = Number(project.body['year']);
  const found = giftsOf(project).flatMap((gift) => givers.get(gift) ?? []);
  return [...new Set(found)].filter(
    (other) => other.id !== project.id && Math.abs(Number(other.body['year']) - year) <= 1,
  );
}

function giversOf(projects: readonly LiveRecord[]): ReadonlyMap<string, readonly LiveRecord[]> {
  const givers = new Map<string, LiveRecord[]>();
  for (const project of projects) {
    for (const gift of giftsOf(project)) {
      const known = givers.get(gift);
      if (known) known.push(project);
      else givers.set(gift, [project]);
    }
  }
  return givers;
}

/** "village goods", each once. */
function giftsOf({ body }: LiveRecord): readonly string[] {
  const villages = Array.isArray(body['villages']) ? body['villages'].map(String) : [];
  const goods = rowsOf(body['items']).flatMap((row) => textOf(row, 'goods') ?? []);
  return [...new Set(villages.flatMap((village) => goods.map((one) => `${village} ${one}`)))];
}

function targetShareOf({ households, poor, nearPoor, escapedPoor }: AnyBody): number | null {
  if (typeof households !== 'number' || households === 0) return null;
  const parts = [poor, nearPoor, escapedPoor].filter((part) => typeof part === 'number');
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / households;
}

const isStateMoney = (row: AnyBody): boolean => stateBudgetSources.some((one) => one === row['source']);

type Write = readonly [Column, (line: ProjectLine) => Cell];

function writesBy(nameOf: NameOf): readonly Write[] {
  const count = (key: string, vi: string, en: string, field: string): Write => [
    { key, heading: { vi, en }, type: 'number' },
    ({ project }) => (typeof project.body[field] === 'number' ? project.body[field] : null),
  ];
  const dong = (key: string, vi: string, en: string, of: (line: ProjectLine) => Dong | null): Write => [
    { key, heading: { vi, en }, type: 'dong' },
    of,
  ];
  const share = (key: string, vi: string, en: string, of: (line: ProjectLine) => number | null): Write => [
    { key, heading: { vi, en }, type: 'percent' },
    of,
  ];
  const said = (key: string, vi: string, en: string, of: (body: AnyBody) => string | null): Write => [
    { key, heading: { vi, en }, type: 'text' },
    ({ project }) => of(project.body),
  ];
  const choice = (options: Readonly<Record<string, Words>>, value: unknown): string | null =>
    typeof value === 'string' ? (options[value]?.vi ?? value) : null;
  const names = (ids: unknown): string | null =>
    Array.isArray(ids)
      ? ids
          .map((id) => nameOf(String(id)))
          .filter(Boolean)
          .join(', ') || null
      : null;
  return [
    said('name', 'Tên dự án', 'Project', (body) => textOf(body, 'name')),
    said('villages', 'Địa bàn', 'Villages', (body) => names(body['villages'])),
    said('node', 'Thuộc chương trình', 'Programme', (body) => nameOf(textOf(body, 'node')) || null),
    said('form', 'Hình thức', 'Form', (body) => choice(supportForms, body['form'])),
    said('sector', 'Lĩnh vực', 'Sector', (body) => choice(sectors, body['sector'])),
    count('households', 'Số hộ', 'Households', 'households'),
    count('poor', 'Hộ nghèo', 'Poor', 'poor'),
    count('nearPoor', 'Cận nghèo', 'Near poor', 'nearPoor'),
    count('escapedPoor', 'Mới thoát nghèo', 'Escaped', 'escapedPoor'),
    count('ethnicMinority', 'Hộ DTTS', 'Ethnic minority', 'ethnicMinority'),
    share(
      'targetShare',
      'Tỷ lệ hộ nghèo, cận nghèo, mới thoát',
      'Share of target households',
      (line) => line.targetShare,
    ),
    dong('cost', 'Tổng kinh phí', 'Cost', (line) => line.cost),
    dong('state', 'NSNN hỗ trợ', 'State money', (line) => line.state),
    dong('counterpart', 'Đối ứng, nguồn khác', 'Counterpart, others', (line) => line.counterpart),
    share('stateShare', 'Tỷ lệ NSNN', 'State share', (line) => line.stateShare),
    dong('paid', 'Đã giải ngân', 'Disbursed', (line) => line.paid),
    share('paidShare', 'Tỷ lệ giải ngân', 'Disbursed share', (line) => line.paidShare),
    dong('over', 'Phần vượt kế hoạch', 'Beyond the plan', (line) => line.over),
    said('status', 'Tiến độ', 'Progress', (body) =>
      choice(
        Object.fromEntries(
          Object.entries(productionProjectLife.states).map(([key, { label }]) => [key, label]),
        ),
        body['status'],
      ),
    ),
    [
      { key: 'acceptanceDate', heading: { vi: 'Nghiệm thu', en: 'Accepted on' }, type: 'day' },
      ({ project }) => textOf(project.body, 'acceptanceDate'),
    ],
    [
      { key: 'twins', heading: { vi: 'Có thể hỗ trợ trùng', en: 'May be supported twice' }, type: 'text' },
      ({ twins }) => twins.map(({ body }) => textOf(body, 'name') ?? '').join('; ') || null,
    ],
  ];
}

export function projectsFile(lines: readonly ProjectLine[], nameOf: NameOf, notes: readonly Words[]): Table {
  const writes = writesBy(nameOf);
  const total: Row = {
    level: 0,
    cells: writes.map(([column], at) => (at === 0 ? 'Tổng cộng' : sumOf(lines, column, writes, at))),
  };
  return {
    title: { vi: 'Dự án hỗ trợ phát triển sản xuất', en: 'Production support projects' },
    columns: writes.map(([column]) => column),
    rows: [total, ...lines.map((line) => ({ level: 1, cells: writes.map(([, of]) => of(line)) }))],
    notes,
  };
}

/** Money and people add up; shares are made of the sums, where both are there. */
function sumOf(
  lines: readonly ProjectLine[],
  { key, type }: Column,
  writes: readonly Write[],
  at: number,
): Cell {
  const column = (of: (line: ProjectLine) => Cell): number | null => {
    const numbers = lines.map(of).filter((cell) => typeof cell === 'number');
    return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0);
  };
  const of = writes[at]?.[1];
  if (of === undefined) return null;
  if (type === 'dong' || type === 'number') return column(of);
  if (key === 'stateShare')
    return ratio(
      column((line) => line.state),
      column((line) => line.cost),
    );
  if (key === 'paidShare')
    return ratio(
      column((line) => line.paid) ?? 0,
      column((line) => line.state),
    );
  return null;
}

const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

function rowsOf(value: unknown): readonly AnyBody[] {
  return Array.isArray(value) ? (value as readonly AnyBody[]) : []; // rows are objects of fields
}
