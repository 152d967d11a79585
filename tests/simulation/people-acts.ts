/** A person acts: what they choose follows from what their phone shows, and nothing is promised before it says so. */
import type { Id } from '../../src/core/id.ts';
import { newId } from '../../src/core/id.ts';
import type { Act } from '../../src/storage/notebook-door.ts';
import { chooseWish, mended, type Wish } from './acts.ts';
import { bytesOf, diceOf, type Dice } from './dice.ts';
import type { PersonDeed } from './events.ts';
import type { OpenTab, SimPhone } from './sim-phone.ts';
import type { Stage } from './stage.ts';

/** Ids of edits; null: nothing was saved. */
type SavedIds = readonly Id[] | null;

export interface PeopleActs {
  act(deed: PersonDeed, phone: SimPhone, tab: OpenTab, dice: Dice): void;
  /** A project, money for it and a word about it, in one go: all of it is written, or nothing. */
  family(phone: SimPhone, tab: OpenTab, dice: Dice): void;
  /** A photo of something that is seen. */
  photo(phone: SimPhone, tab: OpenTab, dice: Dice): void;
}

export function createPeopleActs(stage: Stage, phones: readonly SimPhone[]): PeopleActs {
  const { scheduler, ledger, trace, story } = stage;

  function save(phone: SimPhone, tab: OpenTab, what: string, work: () => Promise<SavedIds>): void {
    scheduler.spawn(tab.group, async () => {
      const ids = await work();
      trace.push(
        `  phone ${phone.number} (${phone.person}): ${what} → ${ids === null ? 'not saved' : ids.join(' ')}`,
      );
      for (const id of ids ?? []) ledger.said.add(id);
    });
  }

  /** Its own dice for the ids of what follows. */
  function begin(phone: SimPhone, dice: Dice): (length: number) => Uint8Array {
    const random = bytesOf(diceOf(dice.below(1_000_000_000)));
    phone.random = random;
    return random;
  }

  function amend(deed: 'mend' | 'discard', phone: SimPhone, tab: OpenTab, dice: Dice): void {
    const refused = [...phone.disk.contents().edits.values()].filter(
      (edit) => edit.state === 'invalid' || (deed === 'discard' && edit.state === 'settled' && !edit.seen),
    );
    const edit = dice.pick(refused.sort((a, b) => a.order - b.order));
    if (!edit) return;
    save(phone, tab, `${deed} ${edit.id}`, async () => {
      if (deed === 'discard') return savedIds(await tab.discard(edit.id), phone, edit.id);
      const { kind, open: values } = edit.mutation;
      const standing = await tab.read(edit.record);
      const body = standing?.body ?? values ?? {};
      return savedIds(await tab.mend(edit.id, mended(kind, body, dice)), phone, edit.id);
    });
  }

  return {
    act(deed, phone, tab, dice) {
      begin(phone, dice);
      if (deed === 'mend' || deed === 'discard') {
        amend(deed, phone, tab, dice);
        return;
      }
      const elsewhere = phones.flatMap((other) => [...other.disk.contents().rows.keys()]).sort();
      const contents = phone.disk.contents();
      const wish = chooseWish(deed, phone.person, contents, elsewhere, dice, story.long ?? false);
      if (wish) save(phone, tab, `${deed} ${wordsOf(wish)}`, () => fulfil(tab, wish));
    },
    family(phone, tab, dice) {
      const random = begin(phone, dice);
      const [project, number] = [newId(random), dice.below(100)];
      const place = { commune: 'c1', village: phone.person === 'head2' ? 'v2' : 'v1' };
      const amount = 1_000 * (1 + number);
      const acts: readonly Act[] = [
        { do: 'create', kind: 'project', id: project, values: { ...place, name: `Cả nhà ${number}` } },
        { do: 'create', kind: 'payment', values: { ...place, amount, project } },
        { do: 'create', kind: 'comment', values: { about: project, text: `Xem ${number}` } },
      ];
      save(phone, tab, `family ${project}`, () => fulfil(tab, { do: 'acts', acts }));
    },
    photo(phone, tab, dice) {
      const id = newId(begin(phone, dice));
      const rows = [...phone.disk.contents().rows.values()].filter(
        ({ kind, visible }) => visible !== null && (kind === 'project' || kind === 'payment'),
      );
      const about = dice.pick(rows.map((row) => row.id).sort());
      if (about === undefined) return;
      const bytes = pictureOf(dice);
      save(phone, tab, `photo ${id} of ${about}, ${bytes.byteLength} bytes`, async () =>
        (await tab.photos.take(id, about, bytes)) ? tab.photos.settle() : null,
      );
    },
  };
}

async function fulfil(tab: OpenTab, wish: Wish): Promise<SavedIds> {
  if (wish.do === 'unchecked') {
    const saved = await tab.saveUnchecked(wish.kind, wish.record, wish.values);
    return saved.saved ? saved.ids : null;
  }
  if (wish.do === 'acts') {
    const saved = await tab.save(wish.acts);
    return saved.saved ? saved.ids : null;
  }
  const standing = await tab.read(wish.record);
  if (!standing) return null;
  const seen = standing.body;
  const saved = await tab.save([{ do: 'update', record: wish.record, seen, values: wish.change(seen) }]);
  return saved.saved ? saved.ids : null;
}

/** Begins as a JPEG does; sometimes the same as another one, as when two people pass a picture on. */
function pictureOf(dice: Dice): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(dice.pick([300, 70_000, 140_000]) ?? 300).fill(dice.below(3));
  bytes.set([0xff, 0xd8, 0xff]);
  if (dice.chance(0.8)) bytes.set([dice.below(256), dice.below(256), dice.below(256)], 3);
  return bytes;
}

/** A mend or discard: the edits on the disk that name what was refused. */
function savedIds(saved: { readonly saved: boolean }, phone: SimPhone, target: Id): SavedIds {
  if (!saved.saved) return null;
  const all = [...phone.disk.contents().edits.values()];
  return all.filter((edit) => edit.mutation.target === target).map((edit) => edit.id);
}

function wordsOf(wish: Wish): string {
  if (wish.do === 'acts') return JSON.stringify(wish.acts).slice(0, 300);
  if (wish.do === 'change') return wish.record;
  return `${wish.kind.name} ${wish.record ?? 'new'} ${JSON.stringify(wish.values).slice(0, 200)}, unchecked`;
}
