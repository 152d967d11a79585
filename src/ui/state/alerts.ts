/**
 * What the holder of the phone should look at, read from the book, and the way to mend each.
 */
import type { Day } from '../../core/day.ts';
import type { HeldRole } from '../../core/role.ts';
import { may } from '../../kinds/access.ts';
import type { Alert, AlertKind } from '../../reports/alerts/alert.ts';
import { alertsOf } from '../../reports/alerts/alerts-of.ts';
import { planOfProjects } from '../../reports/village-plan.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { levelOf } from './level.ts';

export async function readAlerts(notebook: Notebook, today: Day): Promise<readonly Alert[]> {
  const list = (kind: string) => notebook.list({ kind });
  const [allocations, disbursements, confirmations, entryTwins, treasuryLines, projects, nodes, thresholds] =
    await Promise.all([
      list('allocation'),
      list('disbursement'),
      list('confirmation'),
      list('entryTwin'),
      list('treasuryLine'),
      list('productionProject'),
      list('programmeNode'),
      list('threshold'),
    ]);
  const { held } = notebook.me;
  const village = levelOf(held) === 'village';
  const found = alertsOf(
    {
      // A village knows of no allocation; what its projects are to get stands for the plan.
      allocations: village ? planOfProjects(projects) : allocations,
      disbursements,
      confirmations,
      entryTwins,
      treasuryLines,
      projects,
      nodes,
      thresholds,
    },
    today,
  );
  if (village) return found.filter(({ kind }) => !OF_THE_COMMUNE.includes(kind));
  return held.some(({ role }) => role === 'communeAccountant') ? tasksFirst(found) : found;
}

/** What a village can neither see whole nor mend. */
const OF_THE_COMMUNE: readonly AlertKind[] = ['notDetailed', 'silent', 'twins', 'treasury', 'over'];

/** What nobody but an accountant can put right. */
const OF_THE_ACCOUNTANT: readonly AlertKind[] = ['over', 'twins', 'treasury'];

function tasksFirst(alerts: readonly Alert[]): readonly Alert[] {
  const own = ({ kind }: Alert): boolean => OF_THE_ACCOUNTANT.includes(kind);
  return [...alerts.filter(own), ...alerts.filter((alert) => !own(alert))];
}

/** A word of `text.alerts.mend`, and where it leads. */
export interface Mend {
  readonly word:
    | 'addPlan'
    | 'detail'
    | 'project'
    | 'recover'
    | 'judge'
    | 'match'
    | 'pay'
    | 'openEntry'
    | 'openLine'
    | 'payments';
  readonly href: string;
}

/** The form that puts it right for those who may write it; for others what there is to see. */
export function mendOf(alert: Alert, held: readonly HeldRole[]): Mend {
  const { kind, node, commune, records } = alert;
  const [first, second] = records;
  const place = { commune, village: null };
  const writes = (name: string): boolean =>
    held.some((grant) =>
      may([grant], 'create', name, { ...place, commune: commune ?? grant.commune, village: grant.village }),
    );
  const form = (name: string): string => {
    const known = { ...(node === null ? {} : { node }), ...(commune === null ? {} : { commune }) };
    const query = new URLSearchParams(known).toString();
    return `/ghi/${name}${query && `?${query}`}`;
  };
  const open = (word: 'openEntry' | 'openLine'): Mend =>
    first === undefined ? { word: 'payments', href: '/so/disbursement' } : { word, href: `/phieu/${first}` };
  switch (kind) {
    case 'over':
      return writes('allocation') ? { word: 'addPlan', href: form('allocation') } : open('openEntry');
    case 'twins':
      return writes('entryTwin') && first !== undefined && second !== undefined
        ? { word: 'judge', href: `/ghi/entryTwin?about=${second}&other=${first}` }
        : open('openEntry');
    case 'treasury':
      return { word: 'match', href: '/doi-chieu' };
    case 'advance':
      return writes('disbursement') ? { word: 'recover', href: form('disbursement') } : open('openEntry');
    case 'notDetailed':
      if (writes('allocation')) return { word: 'detail', href: form('allocation') };
      return writes('productionProject')
        ? { word: 'project', href: form('productionProject') }
        : open('openLine');
    case 'expires':
    case 'none':
    case 'behind':
    case 'forecast':
    case 'silent':
      return writes('disbursement')
        ? { word: 'pay', href: form('disbursement') }
        : { word: 'payments', href: '/so/disbursement' };
    default:
      return kind satisfies never;
  }
}
