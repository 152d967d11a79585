/** What the person of a phone may do next, from what stands on it: one of many, by the dice of the event. */
import type { Id } from '../../src/core/id.ts';
import type { AnyBody, Kind } from '../../src/core/kind.ts';
import { textOf } from '../../src/core/kind.ts';
import type { Edit, ShelvedRow } from '../../src/sync/shelf.ts';
import type { Act } from '../../src/storage/notebook-door.ts';
import type { ShelfContents } from '../support/memory-shelf.ts';
import type { Dice } from './dice.ts';
import { simRules } from './sim-rules.ts';

export type Wish =
  | { readonly do: 'acts'; readonly acts: readonly Act[] }
  /** Without asking the form's rules. */
  | { readonly do: 'unchecked'; readonly kind: Kind; readonly record: Id | null; readonly values: AnyBody }
  /** An update of what is read first. */
  | { readonly do: 'change'; readonly record: Id; readonly change: (body: AnyBody) => AnyBody };

const kindNamed = (name: string): Kind => {
  const kind = simRules.find(name);
  if (!kind) throw new Error(name);
  return kind;
};

const villages = ['v1', 'v2', 'v3'] as const;
const names = ['Trâu', 'Bò', 'Dê', 'Lợn', 'Gà'] as const;

/** `elsewhere`: ids of records that other phones have. */
export function chooseWish(
  what:
    | 'create'
    | 'edit'
    | 'delete'
    | 'withdraw'
    | 'entry'
    | 'confirm'
    | 'reverse'
    | 'move'
    | 'comment'
    | 'poison',
  person: string,
  { rows, meta, edits }: ShelfContents,
  elsewhere: readonly Id[],
  dice: Dice,
  isLong: boolean,
): Wish | null {
  const seen = [...rows.values()].filter((row) => row.visible).sort((a, b) => (a.id < b.id ? -1 : 1));
  // Often what somebody just touched, or what everybody touches: that is where edits meet.
  const last = [...edits.values()].reduce<Edit | null>(
    (a, b) => (a && a.order > b.order ? a : b),
    null,
  )?.record;
  const focus = dice.roll();
  const of = (...kinds: string[]): ShelvedRow[] => {
    const all = seen.filter((row) => kinds.includes(row.kind));
    const near = focus < 0.35 ? all.filter((row) => row.id === last) : focus < 0.6 ? all.slice(0, 1) : [];
    return near.length > 0 ? near : all;
  };
  const one = (values: AnyBody, kind: string): Wish => ({
    do: 'acts',
    acts: [{ do: 'create', kind, values }],
  });
  const village = dice.pick(villages) ?? 'v1';
  const amount = 1_000 * (1 + dice.below(50));
  const name = `${dice.pick(names) ?? ''} ${dice.below(100)}${isLong ? ' rất dài'.repeat(20) : ''}`;
  const isHead = person.startsWith('head');
  const foreign = dice.chance(0.1);
  const own = dice.pick((meta.grants?.held ?? []).filter((grant) => grant.village !== null));
  const place =
    isHead && !foreign
      ? own
        ? { commune: own.commune, village: own.village }
        : {}
      : { commune: 'c1', village };

  switch (what) {
    case 'create': {
      if (person === 'accountant' && dice.chance(0.8)) return one({ ...place, amount }, 'payment');
      if (person === 'officer' && dice.chance(0.3)) return one({ commune: 'c1', text: name }, 'notice');
      const people = dice.below(20);
      const body = {
        ...place,
        name,
        people: dice.chance(0.7) ? people : null,
        women: dice.chance(0.7) && people > 0 ? dice.below(people) : null,
        leader: dice.chance(0.3) ? `Người ${dice.below(9)}` : null,
        months: dice.chance(0.3) ? ['m1', 'm2'] : null,
        items: dice.chance(0.3) ? [{ id: 'i1', what: 'Giống', quantity: 1 }] : null,
      };
      const whole = body.people === null ? { ...body, women: null } : body;
      return one(whole, 'project');
    }
    case 'entry': {
      const project = dice.chance(0.6) ? dice.pick(of('project'))?.id : undefined;
      const unknown = dice.chance(0.15) ? dice.pick(elsewhere) : undefined;
      return one(
        { ...place, amount, project: unknown ?? project ?? null, payee: dice.chance(0.3) ? name : null },
        'payment',
      );
    }
    case 'comment': {
      const about = dice.chance(0.15)
        ? dice.pick(elsewhere)
        : dice.pick(of('project', 'payment', 'notice', 'comment'))?.id;
      return about === undefined ? null : one({ about, text: name }, 'comment');
    }
    case 'confirm': {
      const about = dice.pick(of('payment'))?.id;
      return about === undefined
        ? null
        : one({ about, verdict: 'confirmed', date: '2026-01-05' }, 'confirmation');
    }
    case 'reverse': {
      const entry = dice.pick(of('payment'));
      if (!entry) return null;
      const open = entry.visible?.open ?? {};
      const { commune = null, village: at = null } = open;
      return one(
        { commune, village: at, amount: -Number(open['amount'] ?? 0), reverses: entry.id },
        'payment',
      );
    }
    case 'withdraw': {
      const record = dice.pick(of('payment'))?.id;
      return record === undefined ? null : { do: 'acts', acts: [{ do: 'withdraw', record }] };
    }
    case 'delete': {
      const record = dice.pick(of('project', 'comment', 'notice'))?.id;
      return record === undefined ? null : { do: 'acts', acts: [{ do: 'delete', record }] };
    }
    case 'move': {
      const row = dice.pick(of('project'));
      if (!row) return null;
      const to = isHead ? 'sent' : (dice.pick(['sent', 'returned', 'added']) ?? 'sent');
      return {
        do: 'acts',
        acts: [{ do: 'move', record: row.id, to, note: to === 'returned' ? name : null }],
      };
    }
    case 'poison': {
      const row = dice.pick(of('project'));
      if (row && dice.chance(0.7)) {
        const seenPeople = row.visible?.open['people'] ?? null;
        const seenWomen = row.visible?.open['women'] ?? null;
        const values = { people: [seenPeople, 1], women: [seenWomen, 2] };
        return { do: 'unchecked', kind: kindNamed('project'), record: row.id, values };
      }
      const bad = { commune: 'c1', village, ...place, status: 'draft' };
      const shape = dice.chance(0.3) ? { name: null } : { name, people: 1, women: 2 };
      const values = Object.fromEntries(
        Object.entries({ ...bad, ...shape }).filter(([, value]) => value !== null),
      );
      return { do: 'unchecked', kind: kindNamed('project'), record: null, values };
    }
    case 'edit': {
      const row = dice.pick(of('project', 'project', 'notice', 'comment'));
      if (!row) return null;
      return { do: 'change', record: row.id, change: changeOf(row.kind, person, dice, name, village) };
    }
    default:
      return what satisfies never;
  }
}

function changeOf(
  kind: string,
  person: string,
  dice: Dice,
  name: string,
  village: string,
): (body: AnyBody) => AnyBody {
  if (kind !== 'project') return () => ({ text: name });
  const which = dice.below(person === 'officer' ? 10 : 8);
  const [many, few, month] = [1 + dice.below(20), dice.roll(), `m${1 + dice.below(3)}`];
  if (which < 2) return () => ({ name });
  if (which === 2 || which === 7) return (body) => (few < 0.5 ? peopleOf(body, many) : womenOf(body, few));
  if (which === 3) return () => ({ leader: `Người ${dice.below(9)}` });
  if (which === 4) return (body) => ({ months: toggled(body['months'], month) });
  if (which === 5) return (body) => ({ items: withItem(body['items'], `i${1 + Math.floor(few * 3)}`, many) });
  if (which === 6) return () => ({ place: name });
  return () => ({ village });
}

function peopleOf(body: AnyBody, people: number): AnyBody {
  const women = Number(body['women'] ?? 0);
  return { people: Math.max(people, women) };
}

function womenOf(body: AnyBody, share: number): AnyBody {
  const people = Number(body['people'] ?? 0);
  return { people, women: Math.floor(people * share) };
}

function toggled(value: unknown, month: string): readonly string[] {
  const months = Array.isArray(value) ? (value as readonly string[]) : []; // a field of choices
  return months.includes(month) ? months.filter((one) => one !== month) : [...months, month];
}

function withItem(value: unknown, id: string, quantity: number): readonly object[] {
  const items = Array.isArray(value) ? (value as readonly { id: string }[]) : []; // a field of rows
  return [...items.filter((item) => item.id !== id), { id, what: 'Giống', quantity }];
}

/** A body that the office takes, for a refused one. */
export function mended(kind: string, body: AnyBody, dice: Dice): AnyBody {
  if (kind === 'project')
    return { ...body, name: textOf(body, 'name') ?? 'Sửa', people: 5, women: dice.below(5) };
  return { ...body, text: 'Sửa' };
}
