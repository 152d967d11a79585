/** What a start prints: where the app is, and a link with its QR code for each of a few people. */
import { renderUnicodeCompact } from 'uqr';
import type { Enrolment } from './office/enrolment.ts';
import { linkOf } from './routes/phones.ts';

/** The same link as long as nobody used it; a new one after that. */
export async function writeLinks(
  enrolment: Enrolment,
  origin: string,
  people: readonly string[],
  write: (text: string) => void,
): Promise<void> {
  for (const person of people) {
    const { code, title } = await enrolment.standingInvite(person);
    const link = linkOf(origin, code);
    write(`\n${title}\n${link}\n${renderUnicodeCompact(link, { border: 2 })}\n`);
  }
}
