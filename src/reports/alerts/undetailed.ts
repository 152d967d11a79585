/**
 * Money that was allocated and not detailed longer than the norm after its decision: its node has parts of its own,
 * or gives support to projects, and the line names neither a part nor a project.
 */
import { addDays, daysBetween, parseDay } from '../../core/day.ts';
import { toDong, type Dong } from '../../core/dong.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { grouped } from '../grouped.ts';
import { dongOf, plus } from '../ledger.ts';
import { alertOf, type Alert, type Watch } from './alert.ts';

export function undetailed({ records, year, today, norm }: Watch): readonly Alert[] {
  const days = norm('allocation.notDetailed');
  if (days === null) return [];
  const { allocations, nodes, projects } = records;
  const withParts = new Set(nodes.map(({ body }) => textOf(body, 'parent')));
  const supports = new Set(nodes.filter(({ body }) => body['ps'] === true).map(({ id }) => String(id)));
  const withProject = new Set(projects.filter(({ gone }) => gone === 'no').map(placeOf));
  const latest = addDays(today, -days);
  const open = allocations.filter((line) => {
    const node = textOf(line.body, 'node');
    if (line.gone !== 'no' || node === null || textOf(line.body, 'project') !== null) return false;
    return withParts.has(node) || (supports.has(node) && !withProject.has(placeOf(line)));
  });
  return [...grouped(open, placeOf).values()].flatMap((lines): Alert[] => {
    const old = lines.filter(({ body }) => decidedOn(body) < latest).sort(byDecision);
    const [first] = old;
    // What was taken back since is not waiting any more; what was added since may still wait.
    const amount = toDong(Math.min(sumOf(old) ?? 0, sumOf(lines) ?? 0));
    if (!first || amount === null || amount <= 0) return [];
    const day = parseDay(first.body['decisionDate']);
    return [
      alertOf({
        kind: 'notDetailed',
        tone: 'wait',
        year,
        node: textOf(first.body, 'node'),
        commune: textOf(first.body, 'commune'),
        amount,
        day,
        days: day && daysBetween(day, today),
        count: old.length,
        records: old.map(({ id }) => id),
      }),
    ];
  });
}

const placeOf = ({ body }: LiveRecord): string =>
  JSON.stringify([textOf(body, 'node'), textOf(body, 'commune')]);

const decidedOn = (body: LiveRecord['body']): string => textOf(body, 'decisionDate') ?? '9999';

const sumOf = (lines: readonly LiveRecord[]): Dong | null =>
  lines.reduce<Dong | null>((sum, { body }) => plus(sum, dongOf(body, 'amount')), null);

function byDecision(a: LiveRecord, b: LiveRecord): number {
  const [one, other] = [decidedOn(a.body), decidedOn(b.body)];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}
