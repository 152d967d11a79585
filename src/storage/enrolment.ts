/** Joining an office with a one-time code: the key is made here, and only its public half travels. */
import { createDeviceKey } from '../seal/device-key.ts';
import { enrolAnswer } from '../sync/enrolment.ts';
import type { Account, Accounts } from './accounts.ts';
import { callOffice, jsonOf, problemCode, type CallParts, type OfficeAnswer } from './office-call.ts';

/**
 * - WRONG, USED, EXPIRED: the code · OFFLINE: no way to the office (a captive portal, too) · BUSY: later
 * - NO_STORE: this browser keeps nothing (a private window): nothing was asked of the office
 */
export type EnrolTrouble = 'WRONG' | 'USED' | 'EXPIRED' | 'OFFLINE' | 'BUSY' | 'NO_STORE';

export type Enrolled = { readonly account: Account } | { readonly trouble: EnrolTrouble };

/** The new account is the current one; a person who was here before finds the book with its unsent work. */
export async function enrol(
  parts: CallParts & { readonly accounts: Accounts },
  code: string,
): Promise<Enrolled> {
  const { accounts, clock } = parts;
  // A code works once: it is not spent on a phone that could not keep what comes back for it.
  if (!(await canKeep(accounts))) return { trouble: 'NO_STORE' };
  const key = await createDeviceKey();
  const body = JSON.stringify({ code, key: key.publicHalf });
  const called = await callOffice(parts, { path: '/v1/enroll', method: 'POST', body });
  if ('standstill' in called) return { trouble: called.standstill === 'BUSY' ? 'BUSY' : 'OFFLINE' };
  const given = enrolAnswer.safeParse(jsonOf(called.answer));
  if (!given.success) return { trouble: troubleOf(called.answer) };
  const { token, certificate, me, officeKey, otherPhones } = given.data;
  const account = {
    me,
    token,
    key,
    certificate,
    enrolled: clock(),
    ...(officeKey ? { officeKey } : {}),
    ...(otherPhones ? { otherPhones } : {}),
  };
  return { account: await accounts.add(account) };
}

async function canKeep(accounts: Accounts): Promise<boolean> {
  try {
    await accounts.current();
    return true;
  } catch {
    return false; // IndexedDB is switched off here
  }
}

function troubleOf(answer: OfficeAnswer): EnrolTrouble {
  switch (problemCode(answer)) {
    case 'code-wrong':
      return 'WRONG';
    case 'code-used':
      return 'USED';
    case 'code-expired':
      return 'EXPIRED';
    case null:
      return 'OFFLINE'; // not the office's words: something between here and there
    default:
      return answer.status === 400 ? 'WRONG' : 'BUSY';
  }
}
