import type { Day } from '../core/day.ts';
import { textOf, type RuleContext } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { communeAreaClasses, supportAreaOf, type CommuneAreaClass } from '../programmes/area-class.ts';
import type { References } from './references.ts';

/** The office's norms as rules ask for them: those in force today, for the area class of the place. */
export function createNorms(references: References, today: () => Day): NonNullable<RuleContext['norm']> {
  return (norm, place) => {
    const area = areaOf(references, place);
    const day = today();
    const inForce = references.list('threshold').filter(({ body }) => {
      const [from, to] = [textOf(body, 'validFrom') ?? '', textOf(body, 'validTo') ?? '9999'];
      const forAll = body['capitalKind'] === null && body['month'] === null;
      return (
        textOf(body, 'norm') === norm && forAll && from <= day && day <= to && (areaFits(body, area) ?? true)
      );
    });
    const [latest] = inForce.sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
    const value = latest?.body['value'];
    return typeof value === 'number' ? value : null;
  };
}

function areaFits(body: LiveRecord['body'], area: string): boolean | null {
  const only = textOf(body, 'areaClass');
  return only === null ? null : only === area;
}

function areaOf(references: References, place: { commune: string | null; village: string | null }): string {
  const commune = references.find(place.commune);
  const village = references.find(place.village);
  const areaClass = commune && textOf(commune.body, 'areaClass');
  return supportAreaOf(isAreaClass(areaClass) ? areaClass : 'NONE', village?.body['isDbkk'] === true);
}

function isAreaClass(value: string | null): value is CommuneAreaClass {
  return value !== null && Object.hasOwn(communeAreaClasses, value);
}

/** Of two that began on one day the one that was written last counts. */
const startOf = ({ body, time, id }: LiveRecord): string =>
  `${textOf(body, 'validFrom')} ${String(time).padStart(16, '0')} ${id}`;
