/** What follows from a project's answers: derived, shown, never typed. */
import { upwardFrom, type Scope } from '../core/audience.ts';
import { daysBetween } from '../core/day.ts';
import type { Place } from '../core/role.ts';
import { stateBudgetSources, type CapitalSource } from '../programmes/capital.ts';
import type { ProductionProject as Project } from './production-project-fields.ts';

/** Its own village may write it; one of several villages belongs to the commune, and its villages read it. */
export function projectPlace({ commune, villages }: Project): Place {
  return { commune, village: villages?.length === 1 ? (villages[0] ?? null) : null };
}

export function projectAudience(project: Project): readonly Scope[] {
  const readers = upwardFrom(projectPlace(project));
  const villages = (project.villages ?? []).map((village): Scope => `village:${village}`);
  return [...new Set([...readers, ...villages])];
}

/** What the sources add up to; null where one of them, or all, are blank. */
export function sourcesTotal(project: Project, only?: readonly CapitalSource[]): number | null {
  if (project.sources === null || project.sources.length === 0) return null;
  let sum = 0;
  for (const { source, amount } of project.sources) {
    if (amount === null || source === null) return null;
    if (only === undefined || only.includes(source)) sum += amount;
  }
  return sum;
}

/** Ngân sách nhà nước: what the state pays of a project, in đồng. */
export function stateMoney(project: Project): number | null {
  return sourcesTotal(project, stateBudgetSources);
}

/** Whole months, rounded up, that a project lasts; null where a day is blank. */
export function monthsLong({ startDate, endDate }: Project): number | null {
  if (startDate === null || endDate === null) return null;
  return Math.ceil((daysBetween(startDate, endDate) + 1) / (365.25 / 12) - 0.05);
}
