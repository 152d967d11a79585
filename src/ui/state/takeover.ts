/**
 * What a record takes over from the one it points to: a demand its village from the meeting, a payment its
 * programme from the project, a reversal everything with the amount the other way.
 */
import { parseDay } from '../../core/day.ts';
import { toDong } from '../../core/dong.ts';
import type { AnyBody, Kind } from '../../core/kind.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import type { Entry } from '../../storage/notebook-door.ts';

const PLACE = ['commune', 'village'];
const MONEY = ['node', 'project', 'allocation', 'year', 'capitalKind', 'source', 'planState'];

/** Answers for the fields of `kind` that the record behind `field` gives, the pointer itself included. */
export function takeOver(kind: Kind, field: string, from: Entry): AnyBody {
  const answers: Record<string, unknown> = { [field]: from.id };
  for (const name of [...PLACE, ...MONEY]) {
    const value = from.body[name] ?? null;
    // A record is no part of itself: a payment of another year's plan keeps its own year.
    if (name !== field && name in kind.ownFields && value !== null) answers[name] = value;
  }
  const villages: unknown = from.body['villages'];
  if ('village' in kind.ownFields && Array.isArray(villages) && villages.length === 1) {
    answers['village'] = villages[0] as unknown; // one element, of unknown type
  }
  if (field === 'meeting') Object.assign(answers, planYear(kind, from));
  if (field === 'reverses') Object.assign(answers, reversal(from));
  return answers;
}

/** Only those that are still blank: what somebody has answered stays. */
export function intoBlanks(values: AnyBody, answers: AnyBody): AnyBody {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => (values[name] ?? null) === null));
}

function planYear(kind: Kind, meeting: Entry): AnyBody {
  const held = parseDay(meeting.body['date']);
  return held === null || !('planYear' in kind.ownFields) ? {} : { planYear: planYearOn(held) };
}

function reversal(entry: Entry): AnyBody {
  const { amount, entryKind, payee, voucherNo } = entry.body;
  const reversed = typeof amount === 'number' ? toDong(-amount) : null;
  return { amount: reversed, entryKind, payee, voucherNo };
}
