/**
 * What cannot wait for the next round of sending: a link for a new phone, the list of phones. It needs a
 * network, and says so where there is none.
 */
import type { Id } from '../../core/id.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Words } from '../../core/text.ts';
import { HELD_PATH, heldAnswer, type HeldAnswer } from '../../sync/held.ts';
import { devicesAnswer, inviteAnswer, type DevicesAnswer, type InviteAnswer } from '../../sync/enrolment.ts';

/** POST with a body, GET without one; with the phone's token. Rejects where no answer comes. */
export type CallOffice = (path: string, body: JsonObject | null) => Promise<Response>;

/** Why it did not happen. `said`: the office's own words of it, with what to do next. */
export type OfficeRefusal =
  { readonly why: 'OFFLINE' } | { readonly why: 'REFUSED'; readonly said: { title: Words; next: Words } };

export type Asked<T> = { readonly answer: T } | OfficeRefusal;

/** A one-time link for a person of the office. */
export function invite(call: CallOffice, person: Id): Promise<Asked<InviteAnswer>> {
  return ask(call, '/v1/invite', { person }, (json) => inviteAnswer.parse(json));
}

/** The phones that this person may see. */
export function readDevices(call: CallOffice): Promise<Asked<DevicesAnswer>> {
  return ask(call, '/v1/devices', null, (json) => devicesAnswer.parse(json));
}

/** Lets a phone go on that a restored office admitted by its certificate. */
export function confirmDevice(call: CallOffice, device: string): Promise<Asked<null>> {
  return ask(call, '/v1/admit', { device }, () => null);
}

/** What the office holds back of people whom this person supervises, the oldest first. */
export function readHeld(call: CallOffice): Promise<Asked<HeldAnswer>> {
  return ask(call, HELD_PATH, null, (json) => heldAnswer.parse(json));
}

export function decideHeld(
  call: CallOffice,
  mutation: string,
  decision: 'admit' | 'refuse',
): Promise<Asked<null>> {
  return ask(call, `${HELD_PATH}/${encodeURIComponent(mutation)}`, { decision }, () => null);
}

async function ask<T>(
  call: CallOffice,
  path: string,
  body: JsonObject | null,
  read: (json: unknown) => T,
): Promise<Asked<T>> {
  try {
    const response = await call(path, body);
    const json: unknown = response.status === 204 ? null : await response.json();
    return response.ok ? { answer: read(json) } : { why: 'REFUSED', said: saidBy(json) };
  } catch {
    // No network, or something between here and the office that speaks another language (a login page).
    return { why: 'OFFLINE' };
  }
}

/** A problem document (RFC 9457) says itself in Vietnamese, and under `en` in English. */
function saidBy(json: unknown): { title: Words; next: Words } {
  const of = (from: unknown, key: string): string => {
    const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const en: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'en') : undefined;
  return {
    title: { vi: of(json, 'title'), en: of(en, 'title') || of(json, 'title') },
    next: { vi: of(json, 'next'), en: of(en, 'next') || of(json, 'next') },
  };
}
