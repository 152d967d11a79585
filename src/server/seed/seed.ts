/** Fills a new office: reference lists always, the demo's records where it is one. Known records stay as they are. */
import { dayOfInstant } from '../../core/day.ts';
import type { Identity } from '../office-keys.ts';
import type { Office } from '../office/office.ts';
import { demoPlaces, demoSeeds } from './demo.ts';
import { administratorOf, administratorSeeds, demoPeople } from './demo-people.ts';
import { referenceSeeds } from './reference.ts';

const UNKNOWN_PLACES = { aliases: [], areaClasses: new Map() } as const;

/** `now`: ms. Gives back whom a start invites: those who still hold a role. */
export async function seedOffice(
  office: Office,
  { province, demo }: Identity,
  now: number,
): Promise<readonly string[]> {
  await office.plant([
    ...referenceSeeds(province, demo ? demoPlaces : UNKNOWN_PLACES),
    ...administratorSeeds(province),
    ...(demo ? demoSeeds(dayOfInstant(now)) : []),
  ]);
  const wanted = demo ? Object.values(demoPeople) : [administratorOf(province)];
  const invited: string[] = [];
  for (const person of wanted) {
    const { held } = await office.principalOf(person, '');
    if (held.length > 0) invited.push(person);
  }
  return invited;
}
