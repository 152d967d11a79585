/**
 * What counts for every row of a file: what a form would start with, what is still asked, what the file itself says.
 */
import '../../kinds/asking.ts';
import type { AnyBody, Kind } from '../../core/kind.ts';
import type { Mapping } from '../../intake/mapping.ts';
import { onlyPlace, writingRoles } from './form-places.ts';
import { todayOf, type Session } from './session.ts';

/** As a form of that kind starts, in the year that stands above the table; days the file says itself. */
export function fixedAtFirst(session: Session, kind: Kind, year: number | null): AnyBody {
  const { me } = session.notebook;
  const place = onlyPlace(writingRoles(me.held, kind));
  const { payDate: _, ...rest }: AnyBody = kind.start({
    today: todayOf(session),
    ...place,
    person: me.person,
  });
  const years = Object.keys(rest).filter((name) => kind.fields[name]?.type === 'year');
  return { ...rest, ...(year === null ? {} : Object.fromEntries(years.map((name) => [name, year]))) };
}

/** Fields that every row must have and no column fills. */
export function missingIn(kind: Kind, { columns }: Mapping): readonly string[] {
  const filled = new Set(
    Object.values(columns).flatMap((use) =>
      use.as === 'field' ? [use.field, ...Object.keys(use.also)] : [],
    ),
  );
  const sayPlace = filled.has('village') || filled.has('villages');
  return Object.entries(kind.ownFields)
    .filter(([name, field]) => field.required && field.type !== 'rows' && !filled.has(name))
    .map(([name]) => name)
    .filter((name) => !(name === 'commune' && sayPlace));
}

/** Of a record that stands only what the file itself says is changed. */
export function saidByFile(values: AnyBody, { columns, fixed }: Mapping): AnyBody {
  const filled = new Set(Object.values(columns).flatMap((use) => (use.as === 'field' ? [use.field] : [])));
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => value !== null && (filled.has(name) || !Object.hasOwn(fixed, name)),
    ),
  );
}
