/** One office, two processes, some phones and what lies between: a story told event by event, looked at after each. */
import { diceOf } from './dice.ts';
import { firstGrants, firstRecords } from './day-one.ts';
import { acts, type Deed, type Story, type StoryEvent } from './events.ts';
import { asId, type Ledger } from './ledger.ts';
import type { OfficeDatabase } from './memory-store.ts';
import { createNetwork, faults, type Network } from './network.ts';
import { officeDeeds } from './office-deeds.ts';
import { createPeopleActs } from './people-acts.ts';
import { phoneDeeds } from './phone-deeds.ts';
import { createPhones } from './phones.ts';
import type { Scheduler } from './scheduler.ts';
import type { Scene, Turn } from './scene.ts';
import { createServerRoom, type ServerRoom } from './server-room.ts';
import type { OpenTab, SimPhone } from './sim-phone.ts';
import { createStage, type Ground, type Off, type Stage } from './stage.ts';
import type { ServerProcess } from './process.ts';

export interface World {
  readonly ledger: Ledger;
  readonly database: OfficeDatabase;
  readonly room: ServerRoom;
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly phones: readonly SimPhone[];
  readonly processes: readonly ServerProcess[];
  readonly clock: Stage['clock'];
  /** One line for each thing that was done. */
  readonly trace: string[];
  happen(event: StoryEvent): Promise<void>;
  /** Both processes start again, with all that a newer app may say. */
  upgradeServers(): void;
  /** A fresh tab, whatever was open. */
  reopen(phone: SimPhone): OpenTab;
}

export async function createWorld(story: Story, off: Off = {}, ground: Ground = {}): Promise<World> {
  const stage = createStage(story, off, ground);
  const { ledger, scheduler, clock, trace } = stage;
  const room = createServerRoom(stage, (number) => network.reset(number));
  const network = createNetwork({
    scheduler,
    groupOf: room.groupOf,
    answer: (server, token, bytes) => room.process(server).answer(token, bytes),
  });
  const phones = createPhones(stage, room, network);
  const people = createPeopleActs(stage, phones.all);
  const scene: Scene = { stage, room, network, phones, people, grants: [] };

  await room.database.open('first').migrate();
  room.restart([0, 1]);
  await scheduler.directly(async () => {
    const process = room.process(0);
    await process.office.open();
    for (const [person, role, ...place] of firstGrants) await room.grant(person, role, place, process);
    await process.office.plant(firstRecords);
  });
  await room.takeBackup();
  for (const person of story.people) {
    const phone = phones.add(asId(person), await phones.join(asId(person)));
    const tab = phone.tabs[0];
    if (story.fresh !== true && tab) await scheduler.directly(() => tab.sync());
  }

  return {
    ledger,
    database: room.database,
    room,
    scheduler,
    network,
    phones: phones.all,
    processes: room.processes,
    clock,
    trace,
    reopen: phones.reopen,
    upgradeServers() {
      room.upgrade();
      room.restart([0, 1]);
    },
    async happen(event) {
      const dice = diceOf(event.dice);
      const phone = phones.all[event.phone % phones.all.length];
      if (!phone) return;
      clock.now += event.ms;
      phone.days.push(phone.disk.day());
      if (phone.days.length > 12) phone.days.shift();
      trace.push(`${event.do} (phone ${phone.number}, tab ${event.tab})`);
      await deed(scene, { event, phone, tab: phone.tabs[event.tab] ?? phone.tabs[0] ?? null, dice });
      for (let step = 0; step < event.steps && ledger.broken.length === 0; step++) {
        clock.now += 7;
        if (!(await scheduler.step(dice))) break;
      }
    },
  };
}

async function deed(scene: Scene, turn: Turn): Promise<void> {
  const { phone, tab, dice, event } = turn;
  const what: Deed = event.do;
  // A book that is not in front lies closed: only a worker sends from it.
  const acting = phone.pocket.front === phone ? tab : null;
  if (isOneOf(acts, what)) {
    if (acting) scene.people.act(what, phone, acting, dice);
  } else if (what === 'family' || what === 'photo') {
    if (acting) scene.people[what](phone, acting, dice);
  } else if (isOneOf(faults, what)) {
    if (phone.hazards.length < 3) phone.hazards.push({ fault: what, at: dice.roll() });
  } else if (isIn(phoneDeeds, what)) {
    await phoneDeeds[what](scene, turn);
  } else if (isIn(officeDeeds, what)) {
    await officeDeeds[what](scene, turn);
  }
}

function isOneOf<T extends string>(all: readonly T[], one: string): one is T {
  return (all as readonly string[]).includes(one);
}

function isIn<T extends object>(deeds: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(deeds, name);
}

export type { Ground, Off } from './stage.ts';
