/**
 * What somebody else's phone carries: a hand-over file up, receipts down. The file speaks for its author by its
 * own signature; the carrier only knocks at the door, reads nothing, and stands in the audit.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { openLetter, readHeader } from '../../seal/carried-file.ts';
import { officeKey } from '../../sync/enrolment.ts';
import {
  handoverAnswer,
  handoverLimits,
  handoverRequest,
  letterHeader,
  typs,
  type PhotoReceipt,
} from '../../sync/handover.ts';
import type { SyncRequest } from '../../sync/protocol.ts';
import { packReceipt } from '../../sync/wire-receipts.ts';
import { bodyProblems, readJson } from '../bounded-body.ts';
import type { Answer, KnownEndpoint, OpenEndpoint } from '../endpoint.ts';
import { jsonAnswer } from '../headers.ts';
import type { CarriedOutcomes } from '../office/carried.ts';
import type { Caller } from '../office/office.ts';
import type { AppParts } from '../parts.ts';
import { isProblem, type Problem } from '../problem.ts';
import { rates, type Rate, type RateLimit } from '../rate-limit.ts';
import { fileCarriedPhoto } from './carried-photo.ts';
import { readRequest } from './sync.ts';

/** By carrier: a village's worth of files at once. */
const RATE: Rate = { burst: 40, every: 15_000 };

export function handoverEndpoint(parts: AppParts, limit: RateLimit): KnownEndpoint {
  const { office, enrolment, keys, clock } = parts;

  async function take(file: string, carrier: Caller): Promise<Answer> {
    const letters = await keys.openHandover(file);
    if (letters === null) return { problem: 'wrong-office' };
    if (letters.length > handoverLimits.letters) return { problem: 'too-many' };
    // All are read before the first is written: a file that is half true is not taken at all.
    const read: Letter[] = [];
    for (const letter of letters) {
      const opened = await openFrom(letter, parts);
      if (isProblem(opened)) return opened;
      read.push(opened);
    }
    const [first] = read;
    if (!first || read.some(({ author }) => author.device !== first.author.device))
      return { problem: 'bad-file' };
    const outcomes: CarriedOutcomes[number][] = [];
    for (const { author, request, skew } of read) {
      outcomes.push(...(await office.takeCarried(author, request, skew)));
    }
    await enrolment.noteHandover(carrier, first.author.device, outcomes.length);
    return answer(first.author.device, outcomes);
  }

  async function takePhoto(file: string): Promise<Answer> {
    const filed = await fileCarriedPhoto(file, parts);
    return isProblem(filed) ? filed : answer(filed.author.device, [], [filed.receipt]);
  }

  async function answer(
    device: string,
    outcomes: CarriedOutcomes,
    photos?: readonly PhotoReceipt[],
  ): Promise<Answer> {
    const told = outcomes.map(({ id, ...receipt }) => ({ id, ...packReceipt(receipt) }));
    const message = { device, at: clock(), outcomes: told, ...(photos && { photos }) };
    const content = new Uint8Array(await compress(JSON.stringify(message)));
    return jsonAnswer({ receipts: await keys.signReceipts(content), entries: outcomes.length });
  }

  return {
    open: false,
    // What a file says is judged by its author's state, not by its carrier's.
    anyState: true,
    method: 'post',
    path: '/v1/handover',
    summary: { vi: 'Nộp một dòng của tệp mang hộ', en: 'Hand in a line of a file for somebody else' },
    takes: handoverRequest,
    gives: handoverAnswer,
    problems: [...bodyProblems, 'wrong-office', 'bad-file', 'too-many', 'upgrade', 'server-old', 'too-often'],
    async run(c, { principal }) {
      // A phone that brings a hundred photos has begun each by itself; what it brings decides which pace it keeps.
      const seconds = limit.take(`carried ${principal.device}`, rates.blob);
      if (seconds > 0) return { problem: 'too-often', retryAfter: seconds };
      const read = await readJson(c.req.raw, handoverRequest, bounds);
      if (isProblem(read)) return read;
      const { file } = read.json;
      if ((await readHeader(file))?.['typ'] === typs.photo) return takePhoto(file);
      const wait = limit.take(`handover ${principal.device}`, RATE);
      return wait > 0 ? { problem: 'too-often', retryAfter: wait } : take(file, principal);
    },
  };
}

const bounds = { compressed: handoverLimits.file + 100, inflated: handoverLimits.file + 100, nesting: 4 };

/** What a phone must know before it can seal a file for this office. Nothing secret. */
export function officeKeyEndpoint({ keys }: AppParts): OpenEndpoint {
  return {
    open: true,
    method: 'get',
    path: '/v1/office-key',
    summary: { vi: 'Khóa công khai của văn phòng', en: 'Public keys of the office' },
    gives: officeKey,
    problems: [],
    run: () => jsonAnswer(keys.publicHalves),
  };
}

interface Letter {
  readonly author: Caller;
  readonly request: SyncRequest;
  readonly skew: number;
}

async function openFrom(letter: string, { enrolment }: AppParts): Promise<Letter | Problem> {
  const header = letterHeader.safeParse(await readHeader(letter));
  if (!header.success) return { problem: 'bad-file', detail: 'header' };
  const { kid, cert, skew = 0 } = header.data;
  const signed: { content: Uint8Array<ArrayBuffer> | null } = { content: null };
  const author = await enrolment.authorOf({ device: kid, certificate: cert }, async (key) => {
    signed.content = await openLetter(letter, typs.letter, key);
    return signed.content !== null;
  });
  if (author === null) return { problem: 'bad-file', detail: 'signature' };
  const body = signed.content;
  const request = await readRequest(new Request('https://carried', { method: 'POST', body }));
  return isProblem(request) ? request : { author, request, skew };
}

const compress = promisify(gzip);
