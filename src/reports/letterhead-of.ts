/** The head of an office's papers as it keeps it itself (`letterhead`): names of offices change and stand in no code. */
import type { Day } from '../core/day.ts';
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';

export interface PaperHead {
  readonly above: string | null;
  readonly office: string;
  /** "Số: …/BC-UBND", the number left open. */
  readonly number: string | null;
  readonly placeName: string;
  /** "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", line by line. */
  readonly signs: readonly string[];
  readonly recipients: readonly string[];
}

/** The newest one of a commune (null: of the whole office) in use on a day; null where the office keeps none. */
export function letterheadOf(
  letterheads: readonly LiveRecord[],
  commune: string | null,
  on: Day,
): PaperHead | null {
  const own = letterheads
    .filter(({ gone, body }) => gone === 'no' && textOf(body, 'commune') === commune)
    .filter(({ body }) => (textOf(body, 'validFrom') ?? '') <= on)
    .sort((a, b) => (sinceOf(a) === sinceOf(b) ? b.time - a.time : sinceOf(a) < sinceOf(b) ? 1 : -1));
  const body = own[0]?.body;
  const [office, placeName] = [body && textOf(body, 'office'), body && textOf(body, 'placeName')];
  if (!body || !office || !placeName) return null;
  const suffix = textOf(body, 'numberSuffix');
  return {
    above: textOf(body, 'above'),
    office,
    number: suffix === null ? null : `Số:        /${suffix}`,
    placeName,
    signs: [textOf(body, 'signFor'), textOf(body, 'signTitle')].filter((sign) => sign !== null),
    recipients: (textOf(body, 'recipients') ?? '').split('\n').filter((one) => one.trim() !== ''),
  };
}

const sinceOf = ({ body }: LiveRecord): string => textOf(body, 'validFrom') ?? '';
