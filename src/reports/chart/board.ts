/**
 * What a village's board shows (bảng tin thôn): what the village gets and how far it is. Never a name of a person:
 * only what fields without `privacy` say.
 */
import type { Day } from '../../core/day.ts';
import type { Dong } from '../../core/dong.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { demandSummary } from '../demand-summary.ts';
import { dongOf, entryStates, plus } from '../ledger.ts';
import { isStanding, planOfProjects } from '../village-plan.ts';

export interface BoardRecords {
  readonly projects: readonly LiveRecord[];
  readonly demands: readonly LiveRecord[];
  readonly disbursements: readonly LiveRecord[];
  readonly confirmations: readonly LiveRecord[];
  readonly entryTwins: readonly LiveRecord[];
}

export interface BoardProject {
  readonly id: string;
  readonly name: string;
  /** A state of `productionProject`. */
  readonly status: string | null;
  readonly households: number | null;
  /** What the state gives, and what of it was paid and confirmed. */
  readonly state: Dong | null;
  readonly paid: Dong | null;
  /** 0–1 and beyond; null: nobody said what the state gives. */
  readonly share: number | null;
}

export interface BoardTrade {
  /** A trade of the list; null: `other`, as it was written. */
  readonly key: string | null;
  readonly other: string | null;
  readonly people: number | null;
}

export interface Board {
  /** The largest first. */
  readonly projects: readonly BoardProject[];
  /** The most wanted first. */
  readonly trades: readonly BoardTrade[];
  readonly people: number | null;
  readonly state: Dong | null;
  readonly paid: Dong | null;
  readonly share: number | null;
}

export interface BoardQuestion {
  readonly village: string;
  readonly year: number;
  readonly planYear: number;
  /** Payments until then. */
  readonly today: Day;
}

export function boardOf(records: BoardRecords, { village, year, planYear, today }: BoardQuestion): Board {
  const states = entryStates(records.disbursements, records.confirmations, records.entryTwins);
  const own = records.projects.filter(
    ({ body }) =>
      body['year'] === year && Array.isArray(body['villages']) && body['villages'].includes(village),
  );
  const projects = own.filter(isStanding).map((project): BoardProject => {
    const state = sumOf(planOfProjects([project]));
    const paid = sumOf(
      records.disbursements.filter(
        ({ id, body }) =>
          textOf(body, 'project') === project.id &&
          states.get(id) === 'confirmed' &&
          (textOf(body, 'payDate') ?? '9999') <= today,
      ),
    );
    const { households } = project.body;
    return {
      id: project.id,
      name: textOf(project.body, 'name') ?? '',
      status: textOf(project.body, 'status'),
      households: typeof households === 'number' ? households : null,
      state,
      paid,
      share: shareOf(paid, state),
    };
  });
  const demands = records.demands.filter(({ body }) => textOf(body, 'village') === village);
  const { rows, total } = demandSummary(demands, { planYear, by: 'trade', classSize: null });
  const state = projects.reduce<Dong | null>((sum, one) => plus(sum, one.state), null);
  const paid = projects.reduce<Dong | null>((sum, one) => plus(sum, one.paid), null);
  return {
    projects: projects.sort((a, b) => (b.state ?? 0) - (a.state ?? 0) || (a.id < b.id ? -1 : 1)),
    trades: rows
      .map(({ key, other, people }) => ({ key, other, people }))
      .sort((a, b) => (b.people ?? 0) - (a.people ?? 0)),
    people: total.people,
    state,
    paid,
    share: shareOf(paid, state),
  };
}

const shareOf = (paid: Dong | null, state: Dong | null): number | null =>
  state === null || state <= 0 ? null : (paid ?? 0) / state;

const sumOf = (records: readonly LiveRecord[]): Dong | null =>
  records.reduce<Dong | null>((sum, { body }) => plus(sum, dongOf(body, 'amount')), null);
