/** One office, two processes, some phones and what lies between: a story told event by event, looked at after each. */
import { newId, type Id } from '../../src/core/id.ts';
import type { Role, HeldRole } from '../../src/core/role.ts';
import { textOf } from '../../src/core/kind.ts';
import { openTab, type Tab } from './phone.ts';
import { allPhoneGuards, type PhoneGuards } from '../../src/sync/guards.ts';
import type { Guards } from '../../src/server/office/guards.ts';
import type { Seed } from '../../src/server/office/office.ts';
import type { Mutation } from '../../src/core/mutation.ts';
import { challengeText } from '../../src/sync/enrolment.ts';
import { testRules } from '../server/office/kinds.ts';
import type { ShelfContents } from '../support/memory-shelf.ts';
import { chooseWish, mended, type Wish } from './acts.ts';
import { createBookWatch } from './book-checks.ts';
import { bytesOf, diceOf, type Dice } from './dice.ts';
import { createDisk, type Book, type Disk } from './disk.ts';
import { acts, type Deed, type Story, type StoryEvent } from './events.ts';
import { asId, createLedger, type Ledger } from './ledger.ts';
import { createMemoryDatabase, type OfficeDatabase, type OnCommit, type Tables } from './memory-store.ts';
import { createNetwork, faults, type Fault, type Hazard, type Network } from './network.ts';
import { createProcess, type ServerProcess } from './process.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { checkShelfStep } from './shelf-checks.ts';
import { phoneKeyOf } from './phone-keys.ts';

export interface Off {
  readonly phone?: Partial<PhoneGuards>;
  readonly office?: Partial<Guards>;
}

/** What a story stands on, where that is not memory. */
export interface Ground {
  readonly database?: (scheduler: Scheduler, onCommit: OnCommit) => OfficeDatabase;
  /** A real book for a phone. */
  readonly book?: (phone: number) => Book;
}

export interface SimPhone {
  readonly number: number;
  readonly person: Id;
  readonly disk: Disk;
  readonly account: { readonly device: string; token: string; readonly certificate: string };
  readonly tabs: (Tab | null)[];
  readonly hazards: Hazard[];
  /** Older days of its disk, oldest first. */
  readonly days: ShelfContents[];
  online: boolean;
  skew: number;
  life: string;
  newApp: boolean;
}

export interface World {
  readonly ledger: Ledger;
  readonly database: OfficeDatabase;
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly phones: SimPhone[];
  readonly processes: readonly ServerProcess[];
  readonly clock: { now: number };
  /** One line for each thing that was done. */
  readonly trace: string[];
  happen(event: StoryEvent): Promise<void>;
  /** Both processes start again, with all that a newer app may say. */
  upgradeServers(): void;
  /** A fresh tab, whatever was open. */
  reopen(phone: SimPhone): Tab;
}

const NOON = Date.UTC(2026, 9, 12, 5);
const FIVE_YEARS = 5 * 365 * 86_400_000;
const MOST_PHONES = 8;
/** What an upgraded app writes, and an upgraded office understands. */
const NEW_SCHEMA = 2;

const firstGrants: readonly (readonly [string, Role, string | null, string | null])[] = [
  ['head', 'villageHead', 'c1', 'v1'],
  ['head2', 'villageHead', 'c1', 'v2'],
  ['officer', 'communeOfficer', 'c1', null],
  ['accountant', 'communeAccountant', 'c1', null],
  ['desk', 'provinceDesk', null, null],
];

const village = { commune: 'c1', village: 'v1', status: 'draft', recordedBy: 'head' } as const;
/** What the office has on the first day. */
const firstRecords: readonly Seed[] = [
  { id: 'p1', kind: 'project', body: { ...village, name: 'Trâu', people: 9, women: 4, months: ['m1'] } },
  { id: 'p2', kind: 'project', body: { ...village, name: 'Bò', people: 5, women: 2, village: 'v2' } },
  { id: 'e1', kind: 'payment', body: { ...village, status: null, amount: 7_000, project: 'p1' } },
];

export async function createWorld(story: Story, off: Off = {}, ground: Ground = {}): Promise<World> {
  const clock = { now: NOON };
  const ledger = createLedger();
  const watch = createBookWatch(ledger);
  const trace: string[] = [];
  const fault = (error: unknown): void =>
    ledger.break(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const scheduler = createScheduler(fault);
  const database = (ground.database ?? createMemoryDatabase)(scheduler, (before, after, batch) =>
    watch.committed(before, after, batch, clock.now),
  );
  const guards: PhoneGuards = { ...allPhoneGuards, ...off.phone };
  const chance = diceOf(1);
  const backups: Tables[] = [];
  let kept: Tables | null = null;
  let generation = 0;
  let lives = 0;
  let upgraded = false;
  const groups: (string | null)[] = [null, null];
  const processes: ServerProcess[] = [];
  const grants: string[] = [];
  const phones: SimPhone[] = [];

  const schemaOf = (): number => (upgraded ? NEW_SCHEMA : 1);

  function startProcess(number: number): void {
    const group = `server ${number} ${generation++}`;
    groups[number] = group;
    processes[number] = createProcess({
      store: database.open(group),
      clock: () => clock.now,
      random: bytesOf(chance),
      rules: { ...testRules, schema: schemaOf() },
      guards: off.office ?? {},
      most: story.pages ?? null,
      report: fault,
    });
  }

  function endProcess(number: number): void {
    const group = groups[number];
    if (group === null || group === undefined) return;
    scheduler.kill(group);
    database.abort(group);
    network.reset(number);
    groups[number] = null;
  }

  const processOf = (number: number): ServerProcess => {
    const process = processes[number];
    if (!process) throw new Error(`process ${number}`);
    return process;
  };

  const network = createNetwork({
    scheduler,
    groupOf: (server) => groups[server] ?? null,
    answer: (server, token, bytes) => processOf(server).answer(token, bytes),
  });

  async function restoreTo(tables: Tables, newEpoch: boolean): Promise<void> {
    for (const number of [0, 1]) endProcess(number);
    await database.restore(tables);
    ledger.restores++;
    watch.restored(tables);
    for (const number of [0, 1]) startProcess(number);
    if (newEpoch) await scheduler.directly(() => processOf(0).office.newEpoch());
  }

  async function enrol(person: Id): Promise<SimPhone> {
    const number = phones.length;
    const enrolled = await scheduler.directly(async () => {
      const { enrolment } = processOf(0);
      const { code } = await enrolment.invite(person, 'office');
      return enrolment.enrol({ code, key: phoneKeyOf(number).key });
    });
    if (typeof enrolled === 'string') throw new Error(enrolled);
    const { me, token, certificate } = enrolled;
    return addPhone(person, { device: me.device, token, certificate }, number, me.held);
  }

  function addPhone(
    person: Id,
    account: SimPhone['account'],
    keyNumber: number,
    held: readonly HeldRole[],
  ): SimPhone {
    const number = phones.length;
    const book = ground.book?.(number);
    const disk = createDisk({
      scheduler,
      ...(book ? { book } : {}),
      strict: guards.strictSave,
      onChange: (before, after, changes) => {
        const step = { before, after, changes };
        const { life, skew } = phone;
        checkShelfStep(ledger, { name: `phone ${number}`, life, person, skew }, step, testRules.find, kept);
      },
    });
    const phone: SimPhone = {
      number,
      person,
      disk,
      account,
      tabs: [null, null],
      hazards: [],
      days: [],
      online: true,
      skew: 0,
      life: `life ${lives++}`,
      newApp: false,
    };
    phones.push(phone);
    keyNumbers.set(phone, keyNumber);
    heldAtFirst.set(phone, held);
    reopen(phone);
    return phone;
  }

  const keyNumbers = new Map<SimPhone, number>();
  const heldAtFirst = new Map<SimPhone, readonly HeldRole[]>();
  const randomOf = new Map<SimPhone, (length: number) => Uint8Array>();

  function open(phone: SimPhone, at: number): Tab {
    const group = `tab ${phone.number}.${at} ${generation++}`;
    const caller = {
      online: () => phone.online,
      takeHazard: () => phone.hazards.shift() ?? null,
      server: () => (phone.number + at) % 2,
      token: () => phone.account.token,
      renew: (tab: string) => renew(phone, tab, (phone.number + at) % 2),
    };
    const tab = openTab({
      group,
      disk: phone.disk,
      scheduler,
      person: phone.person,
      find: testRules.find,
      send: (bytes) => {
        noteSkew(phone);
        return network.send(caller, group, bytes);
      },
      clock: () => clock.now + phone.skew,
      random: (length) => (randomOf.get(phone) ?? bytesOf(chance))(length),
      guards,
      held: heldAtFirst.get(phone) ?? [],
      schema: phone.newApp ? NEW_SCHEMA : 1,
      onFault: fault,
    });
    phone.tabs[at] = tab;
    return tab;
  }

  /** An edit that leaves while the clock stands later than when it was written may lose by rule 11's own words. */
  function noteSkew(phone: SimPhone): void {
    for (const edit of phone.disk.contents().edits.values()) {
      const written = ledger.written.get(edit.id);
      const isLater = written !== undefined && phone.skew > 0 && phone.skew > written.skew;
      if (edit.state === 'unsent' && isLater) ledger.jumped.add(edit.id);
    }
  }

  async function renew(phone: SimPhone, tab: string, server: number): Promise<boolean> {
    const { device, certificate } = phone.account;
    const renewed = await network.ask(tab, server, async (at) => {
      const { enrolment } = processOf(at);
      const challenge = enrolment.challenge(device);
      const signature = phoneKeyOf(keyNumbers.get(phone) ?? 0).sign(challengeText(device, challenge));
      return enrolment.renew({ device, challenge, signature, certificate });
    });
    if (renewed === null || typeof renewed === 'string') return false;
    phone.account.token = renewed.token;
    return true;
  }

  function openTabOf(phone: SimPhone): Tab {
    return phone.tabs[0] ?? open(phone, 0);
  }

  function close(phone: SimPhone, at: number): void {
    const tab = phone.tabs[at];
    if (!tab) return;
    scheduler.kill(tab.group);
    phone.tabs[at] = null;
  }

  function reopen(phone: SimPhone): Tab {
    for (const at of [0, 1]) close(phone, at);
    return open(phone, 0);
  }

  /** A person saves: nothing is promised before the screen says so. */
  function save(phone: SimPhone, tab: Tab, what: string, work: () => Promise<SavedIds>): void {
    scheduler.spawn(tab.group, async () => {
      const ids = await work();
      trace.push(
        `  phone ${phone.number} (${phone.person}): ${what} → ${ids === null ? 'not saved' : ids.join(' ')}`,
      );
      for (const id of ids ?? []) ledger.said.add(id);
    });
  }

  function act(deed: (typeof acts)[number], phone: SimPhone, tab: Tab, dice: Dice): void {
    randomOf.set(phone, bytesOf(diceOf(dice.below(1_000_000_000))));
    const contents = phone.disk.contents();
    if (deed === 'mend' || deed === 'discard') {
      const refused = [...contents.edits.values()].filter(
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
      return;
    }
    const elsewhere = phones.flatMap((other) => [...other.disk.contents().rows.keys()]).sort();
    const wish = chooseWish(deed, phone.person, contents, elsewhere, dice, story.long ?? false);
    if (!wish) return;
    const what = `${deed} ${wordsOf(wish)}`;
    save(phone, tab, what, async () => {
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
    });
  }

  /** A mend or discard: the edits on the disk that name what was refused. */
  function savedIds(saved: { readonly saved: boolean }, phone: SimPhone, target: Id): SavedIds {
    if (!saved.saved) return null;
    const all = [...phone.disk.contents().edits.values()];
    return all.filter((edit) => edit.mutation.target === target).map((edit) => edit.id);
  }

  function officeDoes(what: string, work: (process: ServerProcess) => Promise<unknown>, dice: Dice): void {
    const number = dice.below(2);
    const group = groups[number] ?? groups[1 - number];
    const process = groups[number] === null ? processOf(1 - number) : processOf(number);
    if (group === null || group === undefined) return;
    scheduler.spawn(group, async () => {
      await work(process);
      trace.push(`  office: ${what}`);
    });
  }

  async function grant(
    person: string,
    role: Role,
    commune: string | null,
    village: string | null,
    process: ServerProcess,
  ) {
    const id = newId(bytesOf(chance));
    const place = { ...(commune === null ? {} : { commune }), ...(village === null ? {} : { village }) };
    await process.office.plant([{ id, kind: 'grant', body: { person, role, ...place, from: '2026-01-01' } }]);
    return id;
  }

  async function endGrant(id: string, process: ServerProcess): Promise<void> {
    const mutation: Mutation = {
      id: newId(bytesOf(chance)),
      op: 'delete',
      kind: 'grant',
      record: asId(id),
      at: clock.now,
      schema: 1,
      open: null,
      sealed: null,
      target: null,
    };
    await process.office.writeAsOffice([mutation]);
  }

  async function deed(event: StoryEvent, phone: SimPhone, tab: Tab | null, dice: Dice): Promise<void> {
    const what: Deed = event.do;
    if (isOneOf(acts, what)) {
      if (tab) act(what, phone, tab, dice);
      return;
    }
    if (isOneOf(faults, what)) {
      if (phone.hazards.length < 3) phone.hazards.push({ fault: what satisfies Fault, at: dice.roll() });
      return;
    }
    switch (what) {
      case 'sync':
        if (tab && !tab.running()) {
          scheduler.spawn(tab.group, async () => {
            const { standstill } = await tab.sync();
            trace.push(`  phone ${phone.number} synced: ${standstill ?? 'all said'}`);
          });
        }
        return;
      case 'offline':
        phone.online = false;
        return;
      case 'online':
        phone.online = true;
        return;
      case 'openTab':
        if (!phone.tabs[event.tab]) open(phone, event.tab);
        return;
      case 'closeTab':
        close(phone, event.tab);
        return;
      case 'freezeTab':
        if (tab) scheduler.freeze(tab.group, true);
        return;
      case 'thawTab':
        if (tab) scheduler.freeze(tab.group, false);
        return;
      case 'crash':
        reopen(phone);
        return;
      case 'powerCut':
        for (const at of [0, 1]) close(phone, at);
        phone.disk.cutPower();
        open(phone, 0);
        return;
      case 'flush':
        phone.disk.flush();
        return;
      case 'quota':
        phone.disk.full = 1 + dice.below(3);
        return;
      case 'fiveYearsBack':
        phone.skew = -FIVE_YEARS;
        return;
      case 'dayAhead':
        phone.skew = 86_400_000;
        return;
      case 'hourBack':
        phone.skew -= dice.below(3_600_000);
        return;
      case 'rightClock':
        phone.skew = 0;
        return;
      case 'serverCrash': {
        const number = dice.below(2);
        endProcess(number);
        startProcess(number);
        return;
      }
      case 'serverPowerCut':
        for (const number of [0, 1]) endProcess(number);
        for (const number of [0, 1]) startProcess(number);
        return;
      case 'grant': {
        const person = dice.pick(['head', 'head2', 'head']) ?? 'head';
        const village = dice.pick(['v1', 'v2', 'v3']) ?? 'v1';
        officeDoes(
          `grant ${person} ${village}`,
          async (process) => grants.push(await grant(person, 'villageHead', 'c1', village, process)),
          dice,
        );
        return;
      }
      case 'endGrant': {
        const id = grants.splice(dice.below(grants.length), 1)[0];
        if (id !== undefined) officeDoes(`end of grant ${id}`, (process) => endGrant(id, process), dice);
        return;
      }
      case 'revokePhone':
        officeDoes(
          `revokes phone ${phone.number}`,
          ({ office }) => office.setDeviceState(phone.account.device, 'revoked', 'desk'),
          dice,
        );
        return;
      case 'admitPhone':
        officeDoes(
          `admits phone ${phone.number}`,
          ({ office }) => office.setDeviceState(phone.account.device, 'active', 'desk'),
          dice,
        );
        return;
      case 'backup':
        backups.push(await database.backup());
        return;
      case 'verifyBackup': {
        const backup = backups.at(-1);
        if (!backup) return;
        kept = backup;
        backups.splice(0, backups.length - 1);
        officeDoes(`keeps ${backup.head.seq}`, ({ office }) => office.keep(backup.head.seq), dice);
        return;
      }
      case 'restore':
      case 'restoreNewEpoch': {
        const at = dice.below(backups.length);
        const backup = backups[at];
        if (!backup) return;
        backups.splice(at + 1);
        trace.push(`  restored to ${backup.head.seq} of ${database.tables().head.seq}`);
        await restoreTo(backup, what === 'restoreNewEpoch');
        return;
      }
      case 'compact': {
        const floor = dice.below(database.tables().head.seq + 1);
        officeDoes(`compacts to ${floor}`, ({ office }) => office.compact(floor), dice);
        return;
      }
      case 'clone': {
        if (phones.length >= MOST_PHONES) return;
        const { person, account, disk } = phone;
        const clone = addPhone(
          person,
          { ...account },
          keyNumbers.get(phone) ?? 0,
          heldAtFirst.get(phone) ?? [],
        );
        clone.disk.replace(disk.contents());
        clone.skew = phone.skew;
        phone.life = `life ${lives++}`;
        for (const id of disk.contents().edits.keys()) ledger.copied.add(id);
        trace.push(`  phone ${phone.number} is cloned as ${clone.number}`);
        return;
      }
      case 'rollBack': {
        const day = dice.pick(phone.days);
        if (!day) return;
        for (const at of [0, 1]) close(phone, at);
        ledger.lose(phone.disk.contents(), day);
        for (const id of phone.disk.contents().edits.keys()) ledger.copied.add(id);
        phone.disk.replace(day);
        phone.life = `life ${lives++}`;
        open(phone, 0);
        return;
      }
      case 'enrol': {
        if (phones.length >= MOST_PHONES || groups[0] === null) return;
        const person = dice.pick(['head', 'officer', 'head2']) ?? 'head';
        const fresh = await enrol(asId(person));
        trace.push(`  phone ${fresh.number} joins for ${person}`);
        return;
      }
      case 'deliver': {
        const [request] = network.delayed.splice(dice.below(network.delayed.length), 1);
        if (request) network.deliver(request);
        return;
      }
      case 'releaseLate':
        network.releaseLate();
        return;
      case 'upgradeApp':
        // The old tab may stand open beside the new one: what each writes is what its phone was when it opened.
        phone.newApp = true;
        return;
      case 'upgradeServer':
        upgraded = true;
        for (const number of [0, 1]) {
          if (dice.chance(0.7)) {
            endProcess(number);
            startProcess(number);
          }
        }
        return;
      default:
        what satisfies never;
    }
  }

  await database.open('first').migrate();
  for (const number of [0, 1]) startProcess(number);
  await scheduler.directly(async () => {
    const { office } = processOf(0);
    await office.open();
    for (const [person, role, commune, village] of firstGrants)
      await grant(person, role, commune, village, processOf(0));
    await office.plant(firstRecords);
  });
  backups.push(await database.backup());
  for (const person of story.people) {
    const phone = await enrol(asId(person));
    if (story.fresh !== true) await scheduler.directly(() => openTabOf(phone).sync());
  }

  return {
    ledger,
    database,
    scheduler,
    network,
    phones,
    processes,
    clock,
    trace,
    reopen,
    upgradeServers() {
      upgraded = true;
      for (const number of [0, 1]) endProcess(number);
      for (const number of [0, 1]) startProcess(number);
    },
    async happen(event) {
      const dice = diceOf(event.dice);
      const phone = phones[event.phone % phones.length];
      if (!phone) return;
      clock.now += event.ms;
      phone.days.push(phone.disk.contents());
      if (phone.days.length > 12) phone.days.shift();
      trace.push(`${event.do} (phone ${phone.number}, tab ${event.tab})`);
      await deed(event, phone, phone.tabs[event.tab] ?? phone.tabs[0] ?? null, dice);
      for (let step = 0; step < event.steps && ledger.broken.length === 0; step++) {
        clock.now += 7;
        if (!(await scheduler.step(dice))) break;
      }
    },
  };
}

function wordsOf(wish: Wish): string {
  if (wish.do === 'acts') return JSON.stringify(wish.acts).slice(0, 300);
  if (wish.do === 'change') return wish.record;
  return `${wish.kind.name} ${wish.record ?? 'new'} ${JSON.stringify(wish.values).slice(0, 200)}, unchecked`;
}

type SavedIds = readonly Id[] | null;

function isOneOf<T extends string>(all: readonly T[], one: string): one is T {
  return (all as readonly string[]).includes(one);
}

export const titleOf = (row: { readonly open: Readonly<Record<string, unknown>> }): string =>
  textOf(row.open, 'name') ?? '';
