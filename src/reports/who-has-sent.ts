import { textOf } from '../core/kind.ts';
import type { Period } from '../core/period.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';

/** Which villages have sent a subject for a period: the line that is worth more to officers than a chart. */
export interface Sent {
  readonly sent: readonly LiveRecord[];
  readonly missing: readonly LiveRecord[];
  /** Of the sent ones, those that said "không có nhu cầu". */
  readonly nothing: readonly LiveRecord[];
}

/** A submission counts when it covers the whole period. Villages that were merged into others are not waited for. */
export function whoHasSent(
  villages: readonly LiveRecord[],
  submissions: readonly LiveRecord[],
  subject: string,
  period: Period,
): Sent {
  const covering = submissions.filter(
    ({ gone, body }) =>
      gone === 'no' && body.subject === subject && covers(body.periodFrom, body.periodTo, period),
  );
  const senders = new Set(covering.map(({ body }) => textOf(body, 'village')));
  const silent = new Set(
    covering.filter(({ body }) => body.nothing === true).map(({ body }) => textOf(body, 'village')),
  );
  const waited = villages.filter(({ gone, body }) => gone === 'no' && textOf(body, 'mergedInto') === null);
  return {
    sent: waited.filter(({ id }) => senders.has(id)),
    missing: waited.filter(({ id }) => !senders.has(id)),
    nothing: waited.filter(({ id }) => silent.has(id)),
  };
}

/** "Đã gửi 9/12 thôn; chưa gửi: Nà Món, Bản Lạn." */
export function sentLine({ sent, missing }: Sent): Words {
  const all = sent.length + missing.length;
  const names = missing.map(({ body }) => textOf(body, 'name') ?? '').join(', ');
  if (missing.length === 0)
    return { vi: `Đã gửi ${all}/${all} thôn.`, en: `${all} of ${all} villages have sent.` };
  return {
    vi: `Đã gửi ${sent.length}/${all} thôn; chưa gửi: ${names}.`,
    en: `${sent.length} of ${all} villages have sent; missing: ${names}.`,
  };
}

function covers(from: unknown, to: unknown, period: Period): boolean {
  return typeof from === 'string' && typeof to === 'string' && from <= period.from && to >= period.to;
}
