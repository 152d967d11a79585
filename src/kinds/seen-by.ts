/** Who sees what, for documentation: derived from what the kinds say of their audience, never kept by hand. */
import { scopesOf, type Scope } from '../core/audience.ts';
import type { Kind } from '../core/kind.ts';
import type { HeldRole, Role } from '../core/role.ts';
import type { Words } from '../core/text.ts';
import { withBlanks, withoutBlanks } from '../core/record.ts';
import { kinds } from './index.ts';

/** How records of a kind come into somebody's view. */
export const ways = {
  all: { vi: 'tất cả', en: 'all of them' },
  office: { vi: 'của cả tỉnh', en: 'those of the whole office' },
  commune: { vi: 'của xã mình', en: 'those of their commune' },
  villages: { vi: 'xã cho các thôn biết', en: 'those that the commune shows to its villages' },
  village: { vi: 'của thôn mình', en: 'those of their village' },
  parent: { vi: 'theo phiếu được nói tới', en: 'as the record that it is about' },
} as const satisfies Record<string, Words>;

export type Way = keyof typeof ways;

export interface Seen {
  readonly kind: Kind;
  readonly ways: readonly Way[];
}

/** Each kind of which that role sees anything, in the order of menus, and how. */
export function seenBy(role: Role): readonly Seen[] {
  const granted = scopesOf([sampleGrants[role]]).map(wayOf);
  return kinds
    .map((kind) => ({ kind, ways: waysOf(kind).filter((way) => way === 'parent' || granted.includes(way)) }))
    .filter((seen) => seen.ways.length > 0);
}

const village = { commune: '01969', village: 'v.01969.01' };
const commune = { commune: '01969', village: null };
const office = { commune: null, village: null };

const sampleGrants: Readonly<Record<Role, HeldRole>> = {
  villageHead: { role: 'villageHead', ...village },
  communeOfficer: { role: 'communeOfficer', ...commune },
  communeAccountant: { role: 'communeAccountant', ...commune },
  communeLeader: { role: 'communeLeader', ...commune },
  provinceDesk: { role: 'provinceDesk', ...office },
  administrator: { role: 'administrator', ...office },
};

/** The ways in which the examples of a kind are read, each once. */
function waysOf(kind: Kind): readonly Way[] {
  if (kind.parentField !== null) return ['parent'];
  const scopes = kind.examples.flatMap((example) => {
    const body = withBlanks(kind, withoutBlanks(example));
    return kind.audience(body as Parameters<Kind['audience']>[0]) ?? []; // every field is there now
  });
  return [...new Set(scopes.map(wayOf))];
}

function wayOf(scope: Scope): Way {
  return scope.split(':')[0] as Way; // the word before the colon of a scope is a way
}
