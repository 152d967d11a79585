/** All that an event may touch. */
import type { Dice } from './dice.ts';
import type { Deed, StoryEvent } from './events.ts';
import type { Network } from './network.ts';
import type { PeopleActs } from './people-acts.ts';
import type { Phones } from './phones.ts';
import type { ServerRoom } from './server-room.ts';
import type { OpenTab, SimPhone } from './sim-phone.ts';
import type { Stage } from './stage.ts';

export interface Scene {
  readonly stage: Stage;
  readonly room: ServerRoom;
  readonly network: Network;
  readonly phones: Phones;
  readonly people: PeopleActs;
  /** Grants that were given since the first day. */
  readonly grants: string[];
}

/** One event: its phone, the tab that it means, else the first one. */
export interface Turn {
  readonly event: StoryEvent;
  readonly phone: SimPhone;
  readonly tab: OpenTab | null;
  readonly dice: Dice;
}

export type Deeds<Name extends Deed> = Readonly<
  Record<Name, (scene: Scene, turn: Turn) => void | Promise<void>>
>;
