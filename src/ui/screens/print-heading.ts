/**
 * What stands at the head and foot of an office's paper: who issues it, under whom, where and when, who signs.
 */
import type { Day } from '../../core/day.ts';
import type { LiveRecord } from '../../core/record.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { letterheadOf } from '../../reports/letterhead-of.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import type { SheetAround } from '../state/export.ts';
import { holderPlace, unitName } from '../state/reports-place.ts';

export interface Heading {
  readonly above?: string;
  readonly office: string;
  /** "Số:      /BC-UBND" */
  readonly number?: string;
  readonly placeAndDay: string;
}

export interface ReportHeading extends Heading {
  /** Who signs, from left to right. */
  readonly signs: readonly string[];
}

type Knows = Pick<Notebook, 'reference' | 'me'>;

/** The paper of a village (under its commune), a commune, or the office (both null). */
export function headingOf(
  notebook: Knows,
  commune: string | null,
  village: string | null,
  day: Day,
  text: Dictionary,
): Heading {
  const communeRecord = notebook.reference(commune);
  const communeName = unitName(communeRecord);
  const villageName = unitName(notebook.reference(village));
  const bare = communeRecord?.body['name'];
  const place = typeof bare === 'string' ? bare : notebook.me.office.name;
  const placeAndDay = placed(place, day, text);
  const committee = text.print.committeeOf(communeName ?? notebook.me.office.name).toUpperCase();
  return villageName === null
    ? { office: committee, placeAndDay }
    : { above: committee, office: villageName.toUpperCase(), placeAndDay };
}

/** The head of the holder's reports: as the office keeps it (`letterhead`), else made of its name. */
export function reportHeading(
  notebook: Knows,
  letterheads: readonly LiveRecord[],
  day: Day,
  text: Dictionary,
): ReportHeading {
  const { commune, village } = holderPlace(notebook);
  const own = village === null ? letterheadOf(letterheads, commune, day) : null;
  const [writer = ''] = text.print.signsCommune;
  if (own === null) {
    const signs = village === null ? text.print.signsCommune : text.print.signsVillage;
    return { ...headingOf(notebook, commune, village, day, text), signs };
  }
  return {
    ...(own.above === null ? {} : { above: own.above }),
    office: own.office,
    ...(own.number === null ? {} : { number: own.number }),
    placeAndDay: placed(own.placeName, day, text),
    signs: own.signs.length === 0 ? text.print.signsCommune : [writer, own.signs.join('\n')],
  };
}

/** The same around a sheet of a workbook. */
export function sheetAround({ above, office, number, placeAndDay, signs }: ReportHeading): SheetAround {
  const lines = [above, office, number].filter((line) => line !== undefined);
  return { head: { office: lines, placeAndDay }, signs };
}

function placed(place: string, day: Day, text: Dictionary): string {
  return text.print.placeAndDay(place, day.slice(8), day.slice(5, 7), day.slice(0, 4));
}
