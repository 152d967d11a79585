/**
 * What stands beside the sums of the disbursement table: who spends the money, and what stands in the way of it
 * (field.md §3.4 b: "Đơn vị thực hiện", "Nguyên nhân, đề xuất").
 */
import { dayOfInstant, parseDay } from '../core/day.ts';
import { textOf, type AnyBody } from '../core/kind.ts';
import { within, type Period } from '../core/period.ts';
import type { LiveRecord } from '../core/record.ts';
import { productionProjectFields } from '../kinds/production-project-fields.ts';
import { fullName } from '../places/commune.ts';
import { difficultyCategories, type DifficultyCategory } from '../programmes/difficulty-categories.ts';
import type { MoneyQuestion, MoneyTable } from './disbursement-table.ts';

export interface ContextRecords {
  readonly allocations: readonly LiveRecord[];
  readonly disbursements: readonly LiveRecord[];
  readonly difficulties: readonly LiveRecord[];
  readonly projects: readonly LiveRecord[];
  readonly communes: readonly LiveRecord[];
}

/** `said`: with what people wrote, which may name somebody; `open`: without it. */
export interface Told {
  readonly open: string;
  readonly said: string;
}

export interface RowContext {
  readonly units: readonly Told[];
  readonly causes: readonly Told[];
}

/** By heading; '' is the total. A cause stands once: in the row that it is about, or the next one above with money. */
export function moneyContext(
  records: ContextRecords,
  question: MoneyQuestion,
  table: MoneyTable,
): ReadonlyMap<string, RowContext> {
  const parents = new Map(question.headings.map(({ id, parent }) => [id, parent]));
  const shown = new Set(table.rows.map(({ heading }) => heading.id));
  const units = new Map<string, Map<string, Told>>();
  const causes = new Map<string, Told[]>();
  const projects = bodiesById(records.projects);
  const communes = bodiesById(records.communes);
  const entries = bodiesById([...records.allocations, ...records.disbursements]);
  const parted = new Map<string, { readonly rows: readonly string[]; readonly seen: Set<string> }>();

  for (const { gone, body } of [...records.allocations, ...records.disbursements]) {
    if (gone !== 'no' || body['year'] !== question.budgetYear) continue;
    const heading = question.headingOf(body) ?? '';
    const part = parted.get(heading) ?? { rows: ['', ...upFrom(heading || null, parents)], seen: new Set() };
    parted.set(heading, part);
    // Whoever spent under this heading once stands in it already.
    const who = `${textOf(body, 'commune')} ${textOf(body, 'project')}`;
    if (part.seen.has(who)) continue;
    part.seen.add(who);
    const project = projects.get(textOf(body, 'project') ?? '');
    const found = [unitOf(communes, body), project ? leadOf(project) : null];
    for (const row of part.rows) {
      const known = units.get(row) ?? new Map<string, Told>();
      units.set(row, known);
      for (const unit of found) if (unit) known.set(unit.said, unit);
    }
  }
  for (const difficulty of records.difficulties) {
    if (!isOpenWithin(difficulty, question.period)) continue;
    const about = question.headingOf(aboutWhat(difficulty.body, entries, projects));
    const row = upFrom(about, parents).find((id) => shown.has(id)) ?? '';
    const known = causes.get(row);
    if (known) known.push(causeOf(difficulty.body));
    else causes.set(row, [causeOf(difficulty.body)]);
  }
  return new Map(
    ['', ...shown].map((row) => [
      row,
      { units: [...(units.get(row)?.values() ?? [])], causes: causes.get(row) ?? [] },
    ]),
  );
}

/** Began before the period ended, and not solved before it began. */
function isOpenWithin({ gone, body, time }: LiveRecord, period: Period): boolean {
  const since = parseDay(body['sinceDate']) ?? dayOfInstant(time);
  const solved = body['status'] === 'solved' ? (parseDay(body['answeredDate']) ?? dayOfInstant(time)) : null;
  if (gone !== 'no' || since > period.to) return false;
  return solved === null || solved > period.to || within(period, solved);
}

/** A difficulty names a node, or a record that stands under one. */
function aboutWhat(body: AnyBody, entries: Bodies, projects: Bodies): AnyBody {
  const about = textOf(body, 'about') ?? '';
  const entry = entries.get(about) ?? {};
  const project = projects.has(about) ? about : textOf(entry, 'project');
  const node =
    textOf(body, 'node') ?? textOf(entry, 'node') ?? textOf(projects.get(project ?? '') ?? {}, 'node');
  return { ...body, node, project };
}

type Bodies = ReadonlyMap<string, AnyBody>;

function bodiesById(records: readonly LiveRecord[]): Bodies {
  return new Map(records.map(({ id, body }) => [id, body]));
}

function causeOf(body: AnyBody): Told {
  const category = textOf(body, 'category') as DifficultyCategory | null; // a choice by its schema
  const open = category === null ? '' : (difficultyCategories[category]?.vi ?? category);
  const [description, proposal] = [textOf(body, 'description'), textOf(body, 'proposal')];
  const said = [open, description].filter(Boolean).join(': ');
  return { open, said: proposal === null ? said : `${said} Đề xuất: ${proposal}` };
}

/** Money is given to a commune: its People's Committee spends it, unless a project has its own lead. */
function unitOf(communes: Bodies, body: AnyBody): Told | null {
  const commune = communes.get(textOf(body, 'commune') ?? '');
  const name = commune && textOf(commune, 'name');
  if (!commune || !name) return null;
  const said = `UBND ${fullName({ unitType: textOf(commune, 'unitType') ?? 'xã', name })}`;
  return { open: said, said };
}

function leadOf(project: AnyBody): Told | null {
  const type = textOf(project, 'leadType');
  const open = type === null ? null : (productionProjectFields.leadType.options[type]?.vi ?? type);
  const said = textOf(project, 'leadName') ?? open;
  return said === null ? null : { open: open ?? UNNAMED_LEAD, said };
}

const UNNAMED_LEAD = 'Đơn vị chủ trì dự án';

/** A heading and all above it; a circle of parents ends where it began. */
function upFrom(heading: string | null, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const found: string[] = [];
  for (let at = heading; at !== null && !found.includes(at); at = parents.get(at) ?? null) found.push(at);
  return found;
}
