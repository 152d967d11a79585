/** The head and foot of a periodic report: the office's own letterhead, else what its name gives. */
import { parseDay, type Day } from '../../../core/day.ts';
import { textOf, type AnyBody } from '../../../core/kind.ts';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import type { DocxHead } from '../../../reports/docx.ts';
import { letterheadOf } from '../../../reports/letterhead-of.ts';
import type { Notebook } from '../../../storage/notebook-door.ts';
import type { PeriodicBook } from '../../state/periodic.ts';
import { headingOf } from '../print-heading.ts';

/** `own`: from the office's letterhead. */
export function reportHead(
  { report, parts, letterheads }: PeriodicBook,
  values: AnyBody,
  notebook: Notebook,
  text: Dictionary,
): { readonly own: boolean; readonly head: DocxHead } {
  const commune = textOf(report.body, 'commune');
  const day: Day = parseDay(values['signedOn']) ?? parts.today;
  const number = textOf(values, 'number');
  const own = letterheadOf(letterheads, commune, day);
  if (own === null) {
    const { office, placeAndDay } = headingOf(notebook, commune, null, day, text);
    const head = {
      above: null,
      office,
      number: number ?? '…/BC',
      placeAndDay,
      signFor: null,
      signTitle: null,
      recipients: [],
    };
    return { own: false, head };
  }
  const suffix = own.number?.split('/').slice(1).join('/') ?? 'BC';
  const [signFor = null, signTitle = null] = own.signs.length > 1 ? own.signs : [null, own.signs[0] ?? null];
  return {
    own: true,
    head: {
      above: own.above,
      office: own.office,
      // Whoever types the whole number ("212/BC-BCĐ") gets it as typed.
      number: number === null ? `…/${suffix}` : number.includes('/') ? number : `${number}/${suffix}`,
      placeAndDay: text.print.placeAndDay(own.placeName, day.slice(8), day.slice(5, 7), day.slice(0, 4)),
      signFor,
      signTitle,
      recipients: own.recipients.map((one) => one.replace(/^\s*-\s*|[;.]\s*$/gu, '')),
    },
  };
}
