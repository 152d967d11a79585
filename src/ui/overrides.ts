/**
 * What a derived form cannot know: which questions wait for another answer, and which choices fit it.
 * Conditions are plain TypeScript; a kind that needs more than this gets a form written by hand.
 */
import type { Day } from '../core/day.ts';
import type { AnyBody } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';

type Asked = (values: AnyBody) => boolean;

const blank = (values: AnyBody, name: string): boolean => (values[name] ?? null) === null;

/** A project's later papers are asked for only when it has come so far, or already has them. */
function fromStates(states: readonly string[], name: string): Asked {
  return (values) => !blank(values, name) || states.includes(String(values['status']));
}

const APPRAISED = ['appraising', 'returned', 'publicised', 'approved', 'rejected', 'contracted'];
const DECIDED = ['publicised', 'approved', 'contracted', 'implementing', 'accepted', 'settled', 'suspended'];
const DELIVERED = ['implementing', 'accepted', 'settled', 'rotating', 'closed'];

const questions: Readonly<Record<string, Readonly<Record<string, Asked>>>> = {
  trainingDemand: {
    // The list first; a name of one's own only where the list lacks the trade.
    tradeOther: (values) => blank(values, 'trade') || !blank(values, 'tradeOther'),
    // The commune's to say, when it adds the demands up.
    node: (values) => !blank(values, 'node') || (!blank(values, 'status') && values['status'] !== 'draft'),
  },
  productionProject: {
    appraisalDate: fromStates(APPRAISED, 'appraisalDate'),
    appraisalScore: fromStates(APPRAISED, 'appraisalScore'),
    appraisalComments: fromStates(APPRAISED, 'appraisalComments'),
    decisionNo: fromStates(DECIDED, 'decisionNo'),
    decisionDate: fromStates(DECIDED, 'decisionDate'),
    approver: fromStates(DECIDED, 'approver'),
    acceptanceDate: fromStates(DELIVERED, 'acceptanceDate'),
    acceptedQuantity: fromStates(DELIVERED, 'acceptedQuantity'),
    lossQuantity: fromStates(DELIVERED, 'lossQuantity'),
    lossReason: (values) => typeof values['lossQuantity'] === 'number' && values['lossQuantity'] > 0,
    rotationForm: (values) => !blank(values, 'rotationRatio') || !blank(values, 'rotationForm'),
    rotationDue: (values) => !blank(values, 'rotationRatio') || !blank(values, 'rotationDue'),
  },
  photo: {
    // What the camera says by itself; nobody types it.
    about: () => false,
    sha256: () => false,
    bytes: () => false,
    width: () => false,
    height: () => false,
    takenAt: () => false,
    position: () => false,
  },
  disbursement: {
    reverses: (values) => !blank(values, 'reverses'),
  },
  difficulty: {
    answer: (values) =>
      !blank(values, 'answer') || fromStates(['working', 'solved', 'beyond'], 'answer')(values),
    answeredDate: (values) => !blank(values, 'answer') || !blank(values, 'answeredDate'),
  },
};

/** Is the question asked, as the form stands now? */
export function isAsked(kind: string, field: string, values: AnyBody): boolean {
  return questions[kind]?.[field]?.(values) ?? true;
}

/** Which records of a reference list a question offers; the chosen one always stays. */
export function isOffered(kind: string, field: string, record: LiveRecord, today: Day): boolean {
  const { body } = record;
  if (record.gone !== 'no') return false;
  if (record.kind !== 'programmeNode') return true;
  // Money of a year is still paid and put right in the months after it.
  const since = PAID_LATER.includes(kind) ? `${Number(today.slice(0, 4)) - 1}-12-31` : today;
  const over = typeof body['validTo'] === 'string' && body['validTo'] < since;
  if (over || body['parent'] === null || body['parent'] === undefined) return false;
  if (kind === 'trainingDemand' && field === 'node') return body['vt'] === true;
  if (kind === 'productionProject' && field === 'node') return body['ps'] === true;
  return true;
}

const PAID_LATER = ['allocation', 'disbursement'];
