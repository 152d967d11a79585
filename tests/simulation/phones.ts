/** All phones of a story: how they join, open and close, and how their bytes find the office. */
import type { Id } from '../../src/core/id.ts';
import type { HeldRole } from '../../src/core/role.ts';
import { challengeText, type OtherPhone } from '../../src/sync/enrolment.ts';
import { bytesOf } from './dice.ts';
import { createDisk } from './disk.ts';
import type { Caller, Network } from './network.ts';
import { checkFreed } from './photo-checks.ts';
import { photoAsk } from './photo-way.ts';
import { openTab } from './phone.ts';
import { phoneKeyOf } from './phone-keys.ts';
import { createTabPhotos } from './phone-photos.ts';
import { NEW_SCHEMA, type ServerRoom } from './server-room.ts';
import { checkShelfStep } from './shelf-checks.ts';
import type { Account, OpenTab, Pocket, SimPhone } from './sim-phone.ts';
import { simRules } from './sim-rules.ts';
import type { Stage } from './stage.ts';

export const MOST_PHONES = 8;

export interface Joined {
  readonly account: Account;
  readonly keyNumber: number;
  readonly held: readonly HeldRole[];
  /** What the office knows of that person's other phones. */
  readonly otherPhones: readonly OtherPhone[];
}

export interface Phones {
  readonly all: SimPhone[];
  /** An account for that person, by a code and a key of its own. */
  join(person: Id): Promise<Joined>;
  /** Another book: on a phone of its own, or in that pocket. */
  add(person: Id, joined: Omit<Joined, 'otherPhones'>, pocket?: Pocket): SimPhone;
  open(phone: SimPhone, at: number): OpenTab;
  close(phone: SimPhone, at: number): void;
  /** Whatever was open, one fresh tab. */
  reopen(phone: SimPhone): OpenTab;
  newLife(phone: SimPhone): void;
}

export function createPhones(stage: Stage, room: ServerRoom, network: Network): Phones {
  const { scheduler, clock, ledger, guards, chance, ground } = stage;
  const all: SimPhone[] = [];
  let lives = 0;
  let keys = 0;

  function add(
    person: Id,
    { account, keyNumber, held }: Omit<Joined, 'otherPhones'>,
    pocket: Pocket = { online: true, skew: 0, front: null },
  ): SimPhone {
    const number = all.length;
    const name = `phone ${number}`;
    const book = ground.book?.(number);
    const disk = createDisk({
      scheduler,
      ...(book ? { book } : {}),
      strict: guards.strictSave,
      onChange: (before, after, changes) => {
        const onlooker = { name, life: phone.life, person, skew: pocket.skew };
        const kept = room.kept()?.tables ?? null;
        checkShelfStep(ledger, onlooker, { before, after, changes }, simRules.find, kept);
      },
      onFree: (photo) => checkFreed(ledger, name, photo, room.kept(), isElsewhere(photo.sha256, phone)),
    });
    const phone: SimPhone = {
      number,
      person,
      pocket,
      disk,
      tabs: [null, null],
      hazards: [],
      days: [],
      account,
      keyNumber,
      held,
      random: null,
      life: `life ${lives++}`,
      newApp: false,
    };
    pocket.front = phone;
    all.push(phone);
    reopen(phone);
    return phone;
  }

  /** Another phone has the same bytes. */
  function isElsewhere(hash: string, phone: SimPhone): boolean {
    return all.some((other) => {
      const { rows, bytes } = other.disk.photos.contents();
      return other !== phone && [...bytes.keys()].some((id) => rows.get(id)?.sha256 === hash);
    });
  }

  function open(phone: SimPhone, at: number): OpenTab {
    const { disk, person, held, pocket } = phone;
    const group = `tab ${phone.number}.${at} ${stage.next()}`;
    const server = (phone.number + at) % 2;
    const caller: Caller = {
      online: () => pocket.online,
      takeHazard: () => phone.hazards.shift() ?? null,
      server: () => server,
      token: () => phone.account.token,
      renew: (tab) => renew(phone, tab, server),
    };
    const now = (): number => clock.now + pocket.skew;
    const tab = openTab({
      group,
      disk,
      scheduler,
      person,
      find: simRules.find,
      send(bytes) {
        noteSkew(phone);
        return network.send(caller, group, bytes);
      },
      clock: now,
      random: (length) => (phone.random ?? bytesOf(chance))(length),
      guards,
      held,
      schema: phone.newApp ? NEW_SCHEMA : 1,
      onFault: stage.fault,
      onSave(ids, refused) {
        for (const id of ids)
          if (refused) ledger.refused.add(id);
          else ledger.refused.delete(id);
      },
    });
    const ask = photoAsk({
      scheduler,
      network,
      caller,
      tab: group,
      answer: (at, token, request) => room.process(at).answerPhoto(token, request),
    });
    const opened = { ...tab, photos: createTabPhotos({ tab, disk, scheduler, clock: now, ask }) };
    phone.tabs[at] = opened;
    return opened;
  }

  /** An edit that leaves while the clock stands later than when it was written may lose by rule 11's own words. */
  function noteSkew({ disk, pocket }: SimPhone): void {
    for (const edit of disk.contents().edits.values()) {
      const written = ledger.written.get(edit.id);
      const isLater = written !== undefined && pocket.skew > 0 && pocket.skew > written.skew;
      if (edit.state === 'unsent' && isLater) ledger.jumped.add(edit.id);
    }
  }

  async function renew(phone: SimPhone, tab: string, server: number): Promise<boolean> {
    const { device, certificate } = phone.account;
    const renewed = await network.ask(tab, server, async (at) => {
      const { enrolment } = room.process(at);
      const challenge = enrolment.challenge(device);
      const signature = phoneKeyOf(phone.keyNumber).sign(challengeText(device, challenge));
      return enrolment.renew({ device, challenge, signature, certificate });
    });
    if (renewed === null || typeof renewed === 'string') return false;
    phone.account.token = renewed.token;
    return true;
  }

  function close(phone: SimPhone, at: number): void {
    const tab = phone.tabs[at];
    if (!tab) return;
    scheduler.kill(tab.group);
    phone.tabs[at] = null;
  }

  function reopen(phone: SimPhone): OpenTab {
    for (const at of [0, 1]) close(phone, at);
    return open(phone, 0);
  }

  return {
    all,
    async join(person) {
      const keyNumber = keys++;
      const enrolled = await scheduler.directly(async () => {
        const { enrolment } = room.process(0);
        const { code } = await enrolment.invite(person, 'office');
        return enrolment.enrol({ code, key: phoneKeyOf(keyNumber).key });
      });
      if (typeof enrolled === 'string') throw new Error(enrolled);
      const { me, token, certificate, otherPhones } = enrolled;
      return { account: { device: me.device, token, certificate }, keyNumber, held: me.held, otherPhones };
    },
    add,
    open,
    close,
    reopen,
    newLife(phone) {
      phone.life = `life ${lives++}`;
    },
  };
}
