/** What a report of one place is made of, out of all that a phone or the office holds: the same on both sides. */
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { compareVi } from '../i18n/language.ts';
import type { ReportRecords } from './tally.ts';

/** Kinds whose records stand in a report, by the list that they go into. */
export const reportKinds = {
  allocations: 'allocation',
  disbursements: 'disbursement',
  confirmations: 'confirmation',
  entryTwins: 'entryTwin',
  demands: 'trainingDemand',
  submissions: 'villageSubmission',
  projects: 'productionProject',
  difficulties: 'difficulty',
  nodes: 'programmeNode',
  thresholds: 'threshold',
  communes: 'commune',
  villages: 'village',
} as const satisfies Readonly<Record<keyof ReportRecords, string>>;

/**
 * `commune`: that of the report; null: the whole office. `list` gives the live records of a kind. Sorted by id, for
 * a phone and the office keep them in orders of their own.
 */
export function recordsOfPlace(
  list: (kind: string) => readonly LiveRecord[],
  commune: string | null,
): ReportRecords {
  const all = (kind: string): readonly LiveRecord[] => [...list(kind)].sort(byId);
  const own = (kind: string): readonly LiveRecord[] =>
    all(kind).filter(({ body }) => commune === null || textOf(body, 'commune') === commune);
  return {
    allocations: own(reportKinds.allocations),
    disbursements: own(reportKinds.disbursements),
    confirmations: all(reportKinds.confirmations),
    entryTwins: all(reportKinds.entryTwins),
    demands: own(reportKinds.demands),
    submissions: own(reportKinds.submissions),
    projects: own(reportKinds.projects),
    difficulties: own(reportKinds.difficulties),
    nodes: all(reportKinds.nodes),
    thresholds: all(reportKinds.thresholds),
    communes: byName(all(reportKinds.communes).filter(({ id }) => commune === null || id === commune)),
    villages: byName(own(reportKinds.villages)),
  };
}

const byId = (a: LiveRecord, b: LiveRecord): number => (a.id < b.id ? -1 : Number(a.id > b.id));

function byName(places: readonly LiveRecord[]): readonly LiveRecord[] {
  const name = ({ body }: LiveRecord): string => textOf(body, 'name') ?? '';
  return [...places].sort((a, b) => compareVi(name(a), name(b)));
}
