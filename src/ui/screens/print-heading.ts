/**
 * What stands at the head of an office's paper: who issues it, under whom, where and when.
 */
import type { Day } from '../../core/day.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { unitName } from '../state/reports-place.ts';

export interface Heading {
  readonly above?: string;
  readonly office: string;
  readonly placeAndDay: string;
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
  const bare = communeRecord?.body.name;
  const place = typeof bare === 'string' ? bare : notebook.me.office.name;
  const placeAndDay = text.print.placeAndDay(place, day.slice(8), day.slice(5, 7), day.slice(0, 4));
  const committee = text.print.committeeOf(communeName ?? notebook.me.office.name).toUpperCase();
  return villageName === null
    ? { office: committee, placeAndDay }
    : { above: committee, office: villageName.toUpperCase(), placeAndDay };
}
