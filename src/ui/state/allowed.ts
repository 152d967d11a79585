/**
 * What this person may do with a record that stands: the same table as at the office's door.
 */
import type { Move } from '../../core/life.ts';
import type { AnyBody, Kind } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import type { Place } from '../../core/role.ts';
import { may, movesOf, type Act } from '../../kinds/access.ts';
import type { Me } from '../../storage/notebook-door.ts';

export function mayWith(
  me: Me,
  act: Act,
  kind: Kind,
  record: LiveRecord,
  place = placeIn(kind, record),
): boolean {
  const own = record.body['recordedBy'] === me.person || record.body['onBehalfOf'] === me.person;
  return record.gone === 'no' && may(me.held, act, kind.name, place, own);
}

/** The moves with a button of their own. */
export function buttonsOf(me: Me, kind: Kind, record: LiveRecord): readonly Move[] {
  const status = record.body['status'];
  if (record.gone !== 'no' || typeof status !== 'string') return [];
  return movesOf(me.held, kind.name, status, placeIn(kind, record)).filter(
    (move) => move.within === undefined,
  );
}

export function placeIn(kind: Kind, record: LiveRecord): Place {
  return kind.place(bodyOf(record.body));
}

/** A stored body, as the functions of its kind take it. */
export function bodyOf(body: AnyBody): Parameters<Kind['place']>[0] {
  return body as Parameters<Kind['place']>[0]; // read by the notebook, which fills the blanks of its kind
}
