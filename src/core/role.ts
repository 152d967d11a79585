import type { Words } from './text.ts';

/** Who somebody is for the office. One person may hold several (see the kind `grant`). */
export const roles = {
  villageHead: { vi: 'Trưởng thôn, bản', en: 'Village head' },
  communeOfficer: { vi: 'Công chức xã', en: 'Commune officer' },
  communeAccountant: { vi: 'Kế toán xã', en: 'Commune accountant' },
  communeLeader: { vi: 'Lãnh đạo xã', en: 'Commune leader' },
  provinceDesk: { vi: 'Bàn tổng hợp tỉnh', en: 'Province desk' },
  administrator: { vi: 'Quản trị', en: 'Administrator' },
} as const satisfies Record<string, Words>;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as readonly Role[]; // keys of a const table are its names

/** The unit that a grant covers: a village of a commune, a whole commune, or (both null) the whole office. */
export interface Place {
  readonly commune: string | null;
  readonly village: string | null;
}

export interface HeldRole extends Place {
  readonly role: Role;
}

/** Somebody whom the office knows: the one door to every read and every write. */
export interface Principal {
  readonly person: string;
  readonly device: string;
  readonly held: readonly HeldRole[];
}
