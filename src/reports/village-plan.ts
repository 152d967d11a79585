/**
 * The plan as a village reads it. Money is allocated to communes, and a village sees only its own payments: against
 * the commune's plan its rate would say nothing. Its plan is what the state gives to the projects it is part of.
 */
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { stateBudgetSources } from '../programmes/capital.ts';

/** One line of plan for each state source of each standing project; projects name no kind of capital. */
export function planOfProjects(projects: readonly LiveRecord[]): readonly LiveRecord[] {
  return projects.filter(isStanding).flatMap((project) => {
    const { node, year, commune, sources } = project.body;
    if (!Array.isArray(sources)) return [];
    return sources.filter(isStateMoney).map(({ source, amount }) => ({
      ...project,
      body: { ...PLANNED, node, year, commune, project: project.id, source, amount },
    }));
  });
}

/** Neither given up nor refused. */
export function isStanding(project: LiveRecord): boolean {
  return project.gone === 'no' && !['cancelled', 'rejected'].includes(textOf(project.body, 'status') ?? '');
}

/** Support of production is recurrent money in nearly every node (field.md §1). */
const PLANNED = { capitalKind: 'thuong_xuyen', planState: 'giao_trong_nam' };

function isStateMoney(row: unknown): row is { readonly source: string; readonly amount: number } {
  if (typeof row !== 'object' || row === null) return false;
  const source: unknown = Reflect.get(row, 'source');
  return stateBudgetSources.some((one) => one === source) && typeof Reflect.get(row, 'amount') === 'number';
}
