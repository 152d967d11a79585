/** The phones of an office: who may have one, who has one, and whose rights were taken away. */
import type { Context } from 'hono';
import {
  deviceRequest,
  devicesAnswer,
  ENROL_PATH,
  inviteAnswer,
  inviteRequest,
} from '../../sync/enrolment.ts';
import { bodyProblems, readJson, smallBounds } from '../bounded-body.ts';
import type { Answer, Env, KnownEndpoint } from '../endpoint.ts';
import { apiHeaders, jsonAnswer } from '../headers.ts';
import type { AppParts } from '../parts.ts';
import { mayManage } from '../phones.ts';
import type { Known } from '../principal.ts';
import { isProblem } from '../problem.ts';
import { rates, type RateLimit } from '../rate-limit.ts';

export function phoneEndpoints(parts: AppParts, limit: RateLimit): readonly KnownEndpoint[] {
  const { enrolment, office, origin, pokes } = parts;

  async function invite(c: Context<Env>, { principal }: Known): Promise<Answer> {
    const seconds = limit.take(`invite ${principal.device}`, rates.invite);
    if (seconds > 0) return { problem: 'too-often', retryAfter: seconds };
    const read = await readJson(c.req.raw, inviteRequest, smallBounds);
    if (isProblem(read)) return read;
    const invited = await office.principalOf(read.json.person, '');
    // A person without any role is as unknown as one who does not exist.
    if (invited.held.length === 0) return { problem: 'not-found' };
    if (!mayManage(principal.held, invited.held)) return { problem: 'not-allowed' };
    const { code, expires } = await enrolment.invite(read.json.person, principal.person);
    return jsonAnswer({ link: linkOf(origin, code), code, expires });
  }

  async function setState(c: Context<Env>, known: Known, state: 'active' | 'revoked'): Promise<Answer> {
    const read = await readJson(c.req.raw, deviceRequest, smallBounds);
    if (isProblem(read)) return read;
    const phone = (await enrolment.phones()).find(({ device }) => device.id === read.json.device);
    if (!phone) return { problem: 'not-found' };
    const { principal } = known;
    // Whoever lost a phone may revoke it from another one; nobody confirms a phone of their own.
    const isOwn = state === 'revoked' && phone.holder.person === principal.person;
    if (!isOwn && !mayManage(principal.held, phone.holder.held)) return { problem: 'not-allowed' };
    await office.setDeviceState(read.json.device, state, principal.person);
    if (state === 'revoked') pokes.drop(read.json.device);
    return new Response(null, { status: 204, headers: apiHeaders });
  }

  async function list(_: Context<Env>, { principal }: Known): Promise<Answer> {
    const seconds = limit.take(`read ${principal.device}`, rates.read);
    if (seconds > 0) return { problem: 'too-often', retryAfter: seconds };
    const seen = (await enrolment.phones()).filter(
      ({ holder }) => holder.person === principal.person || mayManage(principal.held, holder.held),
    );
    const devices = seen.map(({ device, title }) => ({
      device: device.id,
      person: device.person,
      title,
      state: device.state,
      enrolled: device.created,
      seen: device.lastSeen,
      unsent: device.lastSeen === null ? null : device.unsent,
    }));
    return jsonAnswer({ devices });
  }

  const aboutPhone = {
    open: false,
    method: 'post',
    takes: deviceRequest,
    gives: null,
    problems: [...bodyProblems, 'not-found', 'not-allowed'],
  } as const;

  return [
    {
      open: false,
      method: 'post',
      path: '/v1/invite',
      summary: { vi: 'Tạo liên kết gia nhập cho một người', en: 'Make an enrolment link for a person' },
      takes: inviteRequest,
      gives: inviteAnswer,
      problems: [...bodyProblems, 'not-found', 'not-allowed', 'too-often'],
      run: invite,
    },
    {
      ...aboutPhone,
      path: '/v1/revoke',
      summary: { vi: 'Thu hồi quyền của một máy', en: 'Revoke a phone' },
      run: (c, known) => setState(c, known, 'revoked'),
    },
    {
      ...aboutPhone,
      path: '/v1/admit',
      summary: { vi: 'Xác nhận lại một máy', en: 'Confirm a phone (after a restore, or again)' },
      run: (c, known) => setState(c, known, 'active'),
    },
    {
      open: false,
      method: 'get',
      path: '/v1/devices',
      summary: { vi: 'Các máy được xem', en: 'The phones that one may see' },
      gives: devicesAnswer,
      problems: ['too-often'],
      run: list,
    },
  ];
}

/** The code stands behind `#`: it reaches no server's log. */
export function linkOf(origin: string, code: string): string {
  return `${origin}${ENROL_PATH}#${code}`;
}
