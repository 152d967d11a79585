/** A person's book on a phone. A phone in somebody's pocket may hold the books of several people, one of them open. */
import type { Id } from '../../src/core/id.ts';
import type { HeldRole } from '../../src/core/role.ts';
import type { Disk, DiskDay } from './disk.ts';
import type { Hazard } from './network.ts';
import type { Tab } from './phone.ts';
import type { TabPhotos } from './phone-photos.ts';

/** The thing itself: its network, its clock, and whose book is open. */
export interface Pocket {
  online: boolean;
  /** Its clock less the world's, ms. */
  skew: number;
  front: SimPhone | null;
}

export interface Account {
  readonly device: string;
  token: string;
  readonly certificate: string;
}

export interface SimPhone {
  readonly number: number;
  readonly person: Id;
  readonly pocket: Pocket;
  readonly disk: Disk;
  readonly tabs: (OpenTab | null)[];
  readonly hazards: Hazard[];
  /** Older days of its disk, oldest first. */
  readonly days: DiskDay[];
  account: Account;
  keyNumber: number;
  /** Roles as the enrolment told them. */
  held: readonly HeldRole[];
  /** For ids of what its person does next; null: the world's. */
  random: ((length: number) => Uint8Array) | null;
  life: string;
  newApp: boolean;
}

export interface OpenTab extends Tab {
  readonly photos: TabPhotos;
}
