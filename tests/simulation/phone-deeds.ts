/** What happens to phones: pages, crashes, clocks, full disks, copies of them, other people, and the way there. */
import { asId } from './ledger.ts';
import { MOST_PHONES, type Phones } from './phones.ts';
import type { Deeds } from './scene.ts';
import type { Pocket, SimPhone } from './sim-phone.ts';
import { freshDay } from './disk.ts';

const FIVE_YEARS = 5 * 365 * 86_400_000;
const DAY = 86_400_000;

export type PhoneDeed =
  | 'sync'
  | 'sendPhotos'
  | 'offline'
  | 'online'
  | 'openTab'
  | 'closeTab'
  | 'freezeTab'
  | 'thawTab'
  | 'crash'
  | 'powerCut'
  | 'flush'
  | 'quota'
  | 'noStore'
  | 'torn'
  | 'fiveYearsBack'
  | 'dayAhead'
  | 'hourBack'
  | 'rightClock'
  | 'clone'
  | 'rollBack'
  | 'wipe'
  | 'switchUser'
  | 'enrol'
  | 'deliver'
  | 'releaseLate'
  | 'upgradeApp';

export const phoneDeeds: Deeds<PhoneDeed> = {
  sync({ stage, phones }, { phone, tab }) {
    // Whoever signed out: the worker sends what they left.
    const sending = tab ?? (isInFront(phone) ? null : (phone.tabs[1] ?? phones.open(phone, 1)));
    if (!sending || sending.running()) return;
    stage.scheduler.spawn(sending.group, async () => {
      const { standstill } = await sending.sync();
      stage.trace.push(`  phone ${phone.number} synced: ${standstill ?? 'all said'}`);
    });
  },
  sendPhotos({ stage }, { phone, tab }) {
    if (!tab || tab.photos.sending()) return;
    stage.scheduler.spawn(tab.group, async () => {
      for (const id of await tab.photos.settle()) stage.ledger.said.add(id);
      const ended = await tab.photos.send();
      stage.trace.push(`  phone ${phone.number} sent photos: ${ended}`);
    });
  },
  offline(_, { phone }) {
    phone.pocket.online = false;
  },
  online(_, { phone }) {
    phone.pocket.online = true;
  },
  openTab({ phones }, { phone, event }) {
    if (isInFront(phone) && !phone.tabs[event.tab]) phones.open(phone, event.tab);
  },
  closeTab({ phones }, { phone, event }) {
    phones.close(phone, event.tab);
  },
  freezeTab({ stage }, { tab }) {
    if (tab) stage.scheduler.freeze(tab.group, true);
  },
  thawTab({ stage }, { tab }) {
    if (tab) stage.scheduler.freeze(tab.group, false);
  },
  crash({ phones }, { phone }) {
    for (const one of booksIn(phones, phone.pocket)) for (const at of [0, 1]) phones.close(one, at);
    phones.open(phone.pocket.front ?? phone, 0);
  },
  powerCut({ phones }, { phone }) {
    for (const one of booksIn(phones, phone.pocket)) {
      for (const at of [0, 1]) phones.close(one, at);
      one.disk.cutPower();
    }
    phones.open(phone.pocket.front ?? phone, 0);
  },
  flush(_, { phone }) {
    phone.disk.flush();
  },
  quota(_, { phone, dice }) {
    phone.disk.full = 1 + dice.below(3);
  },
  noStore(_, { phone, dice }) {
    phone.disk.deaf = 1 + dice.below(3);
  },
  torn(_, { phone, dice }) {
    phone.disk.torn = 1 + dice.below(3);
  },
  fiveYearsBack(_, { phone }) {
    phone.pocket.skew = -FIVE_YEARS;
  },
  dayAhead(_, { phone }) {
    phone.pocket.skew = DAY;
  },
  hourBack(_, { phone, dice }) {
    phone.pocket.skew -= dice.below(3_600_000);
  },
  rightClock(_, { phone }) {
    phone.pocket.skew = 0;
  },
  clone({ stage, phones }, { phone }) {
    if (phones.all.length >= MOST_PHONES) return;
    const { person, account, keyNumber, held, disk, pocket } = phone;
    const copy = phones.add(person, { account: { ...account }, keyNumber, held });
    copy.disk.replace(disk.day());
    copy.pocket.skew = pocket.skew;
    phones.newLife(phone);
    for (const id of disk.contents().edits.keys()) stage.ledger.copied.add(id);
    stage.trace.push(`  phone ${phone.number} is cloned as ${copy.number}`);
  },
  rollBack({ stage, phones }, { phone, dice }) {
    const day = dice.pick(phone.days);
    if (!day) return;
    const wasOpen = isInFront(phone);
    for (const at of [0, 1]) phones.close(phone, at);
    stage.ledger.lose(phone.disk.day(), day);
    for (const id of phone.disk.contents().edits.keys()) stage.ledger.copied.add(id);
    phone.disk.replace(day);
    phones.newLife(phone);
    if (wasOpen) phones.open(phone, 0);
  },
  /** All of the origin goes: what was unsent is lost, and said when its people join again. */
  async wipe({ stage, room, phones }, { phone }) {
    const { ledger, trace } = stage;
    for (const one of booksIn(phones, phone.pocket)) {
      for (const at of [0, 1]) phones.close(one, at);
      ledger.lose(one.disk.day(), freshDay);
      for (const id of one.disk.contents().edits.keys()) ledger.copied.add(id);
      one.disk.replace(freshDay);
      one.days.splice(0);
      const register = room.database.tables().devices.get(one.account.device);
      const joined = await phones.join(one.person);
      const isSaid = joined.otherPhones.some(({ unsent }) => unsent === register?.unsent);
      if (register && register.lastSeen !== null && register.unsent > 0 && !isSaid)
        ledger.break(`phone ${one.number}: nobody says that ${register.unsent} were lost`);
      Object.assign(one, { account: joined.account, keyNumber: joined.keyNumber, held: joined.held });
      phones.newLife(one);
      trace.push(`  phone ${one.number} lost everything; ${register?.unsent ?? 0} unsent as it said last`);
    }
    phones.open(phone.pocket.front ?? phone, 0);
  },
  /** Its next user, or a new one; the other book stays as it is. */
  async switchUser({ stage, phones }, { phone, dice }) {
    const { pocket } = phone;
    const books = booksIn(phones, pocket);
    const person = dice.pick(
      ['head', 'officer', 'head2', 'accountant'].filter((one) => one !== phone.person),
    );
    for (const one of books) for (const at of [0, 1]) phones.close(one, at);
    const isNew = person !== undefined && books.length === 1 && phones.all.length < MOST_PHONES;
    const next = isNew
      ? phones.add(asId(person), await phones.join(asId(person)), pocket)
      : (books[(books.indexOf(pocket.front ?? phone) + 1) % books.length] ?? phone);
    pocket.front = next;
    if (!next.tabs[0]) phones.open(next, 0);
    stage.trace.push(`  phone ${next.number} (${next.person}) is open in the pocket of ${phone.number}`);
  },
  async enrol({ stage, room, phones }, { dice }) {
    if (phones.all.length >= MOST_PHONES || room.groupOf(0) === null) return;
    const person = asId(dice.pick(['head', 'officer', 'head2']) ?? 'head');
    const fresh = phones.add(person, await phones.join(person));
    stage.trace.push(`  phone ${fresh.number} joins for ${person}`);
  },
  deliver({ network }, { dice }) {
    const [request] = network.delayed.splice(dice.below(network.delayed.length), 1);
    if (request) network.deliver(request);
  },
  releaseLate({ network }) {
    network.releaseLate();
  },
  upgradeApp(_, { phone }) {
    // The old tab may stand open beside the new one: what each writes is what its phone was when it opened.
    phone.newApp = true;
  },
};

const isInFront = (phone: SimPhone): boolean => phone.pocket.front === phone;

const booksIn = ({ all }: Phones, pocket: Pocket): readonly SimPhone[] =>
  all.filter((phone) => phone.pocket === pocket);
