/**
 * What this person may do with a record that stands: the same table as at the office's door.
 */
import type { Move } from '../../core/life.ts';
import type { AnyBody, Kind } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import type { Place } from '../../core/role.ts';
import { may, movesOf, type Act } from '../../kinds/access.ts';
import { liesAbove } from '../../kinds/return-first.ts';
import type { Me } from '../../storage/notebook-door.ts';

export function mayWith(
  me: Me,
  act: Act,
  kind: Kind,
  record: LiveRecord,
  place = placeIn(kind, record),
): boolean {
  const { body } = record;
  const own = body['recordedBy'] === me.person || body['onBehalfOf'] === me.person;
  if (record.gone !== 'no' || !may(me.held, act, kind.name, place, own)) return false;
  const lies = act === 'edit' || act === 'delete' ? liesAbove(me.held, kind, body, place, own) : null;
  return lies === null || (act === 'edit' && lies === 'numbers');
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
