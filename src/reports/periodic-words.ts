/** The words of one periodic report, from its records and what people wrote into it. */
import type { Day } from '../core/day.ts';
import { textOf, type AnyBody, type NameOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { submissionSubjects } from '../kinds/village-submission.ts';
import { communeUnitTypes } from '../places/commune.ts';
import { alertBlocks } from './alerts/alert-blocks.ts';
import { alertsOf } from './alerts/alerts-of.ts';
import { difficultyTable } from './difficulties-table.ts';
import { entryStates } from './ledger.ts';
import { narrativeOf, type Narrative, type NarrativeParts, type Slot } from './narrative.ts';
import { projectLines } from './projects-table.ts';
import { upTo } from './report-tables.ts';
import { sentNote } from './table-notes.ts';
import type { TableName } from './table-titles.ts';
import type { Report, ReportQuestion, ReportRecords } from './tally.ts';

export const slots = [
  'direction',
  'assigning',
  'results',
  'outside',
  'inside',
  'next',
  'proposals',
] as const satisfies readonly Slot[];

/** Tables that go behind the report, in order. */
export const appendix: readonly TableName[] = ['money', 'projects', 'byTrade', 'difficulties'];

export interface Worded {
  readonly body: AnyBody;
  readonly records: ReportRecords;
  readonly report: Report;
  readonly question: ReportQuestion;
  readonly nameOf: NameOf;
  /** What the office is called, for its own reports. */
  readonly officeName: string;
}

export function periodicNarrative({
  body,
  records,
  report,
  question,
  nameOf,
  officeName,
}: Worded): Narrative {
  const { budgetYear, period, planYear, today } = question;
  const until = upTo(period, today);
  const states = entryStates(records.disbursements, records.confirmations, records.entryTwins);
  return narrativeOf({
    type: typeOf(body),
    budgetYear,
    period,
    place: placeOf(records, textOf(body, 'commune'), officeName),
    money: report.money,
    mark: report.paces.get(report.money.total.heading.id)?.mark ?? null,
    overPlan: report.overPlan,
    alerts: alertBlocks(alertsOf({ ...records, treasuryLines: [] }, until), nameOf, textOf(body, 'commune')),
    planYear,
    demand: report.byTrade,
    nameOf,
    projects: projectLines(records.projects, records.disbursements, states, { year: budgetYear, until }),
    difficulties: difficultyTable(records.difficulties, until),
    proposals: [], // what was proposed may name somebody: a person takes it over (proposalsIn)
    sent: sentNote(submissionSubjects.trainingDemand, report.sent).map(({ vi }) => vi),
    slots: Object.fromEntries(slots.map((slot) => [slot, textOf(body, slot)])) as NarrativeParts['slots'], // all of them
    appendix: appendix.map((name) => report.tables[name]),
  });
}

const typeOf = (body: AnyBody): NarrativeParts['type'] => {
  const type = textOf(body, 'type');
  return type === 'monthly' || type === 'final' ? type : 'review';
};

function placeOf({ communes }: ReportRecords, commune: string | null, officeName: string): string {
  if (commune === null) return officeName;
  const found = communes.find(({ id }) => id === commune);
  const type = found && textOf(found.body, 'unitType');
  const said = Object.entries(communeUnitTypes).find(([key]) => key === type)?.[1].vi;
  const name = found && textOf(found.body, 'name');
  return [said, name ?? commune].filter(Boolean).join(' ');
}

/** What was proposed with difficulties that still stand on that day, each once. */
export function proposalsIn(difficulties: readonly LiveRecord[], on: Day): readonly string[] {
  const open = difficulties.filter(
    ({ body }) => body['status'] !== 'solved' && (textOf(body, 'sinceDate') ?? '') <= on,
  );
  return [...new Set(open.flatMap(({ body }) => textOf(body, 'proposal') ?? []))];
}
