/**
 * Rules that overlap: alone each may be missing from these stories and nothing breaks, for another does its work;
 * without both something does. Found by telling short stories of what a pair is about, shrunk, and kept.
 */
import type { Guards } from '../../src/server/office/guards.ts';
import type { PhoneGuards } from '../../src/sync/guards.ts';
import type { GuardRow } from './guard-table.ts';
import type { Off } from './world.ts';

export interface GuardGroup extends GuardRow {
  readonly alone: readonly Off[];
  /** As a script (script.ts). */
  readonly story: string;
}

interface Members {
  readonly office?: readonly (keyof Guards)[];
  readonly phone?: readonly (keyof PhoneGuards)[];
}

function group({ office = [], phone = [] }: Members, seed: number | null, story: string): GuardGroup {
  return {
    name: [...office, ...phone].join(' + '),
    off: { office: allOff(office), phone: allOff(phone) },
    alone: [
      ...office.map((name): Off => ({ office: allOff([name]) })),
      ...phone.map((name): Off => ({ phone: allOff([name]) })),
    ],
    seed,
    instead: 'tests/simulation/guard-groups.ts',
    story,
  };
}

/** The names as switches that are off. */
const allOff = <Name extends string>(names: readonly Name[]): Partial<Record<Name, false>> => {
  const off: Partial<Record<Name, false>> = {};
  for (const name of names) off[name] = false;
  return off;
};

export const guardGroups: readonly GuardGroup[] = [
  // The same request twice at once: the second writer finds the id, or never gets in between.
  group(
    { office: ['officeRowFirst', 'ids'] },
    1,
    `head
     edit 0.1 471573384 400 0
     loseAnswer 0.1 550593030 400 0
     sync 0.0 634489883 400 0
     repeat 0.0 619236637 400 0
     sync 0.1 395867589 400 0`,
  ),
  // A power cut forgets that an edit was settled; it is sent again, and its id is known.
  group(
    { office: ['ids'], phone: ['strictSave'] },
    4,
    `head
     create 0.0 997612833 400 0
     flush 0.0 10312811 400 0
     sync 0.0 311070698 400 0
     powerCut 0.0 108104707 400 0`,
  ),
  // The same with a discard: its author, who sees it no more, discards once again.
  group(
    { office: ['mendOnce'], phone: ['strictSave'] },
    null,
    `head
     poison 0.0 997612833 400 0
     sync 0.0 10312811 400 0
     discard 0.0 868529478 400 0
     flush 0.0 311070698 400 0
     sync 0.0 108104707 400 0
     powerCut 0.0 369850416 400 0
     discard 0.0 126094979 400 0`,
  ),
  // A record that left: an exit takes it away, or the next walk does not bring it.
  group(
    { office: ['exits'], phone: ['sweep'] },
    10,
    `head officer
     edit 1.0 112966324 400 0
     sync 1.0 480055353 400 0
     sync 0.0 837478302 400 0
     edit 1.0 425274859 400 0
     sync 1.0 688120369 400 0
     compact 0.0 955781164 400 0`,
  ),
  // A record that left; a late answer puts the cursor back, so that a walk comes before the feed.
  group(
    { office: ['exits'], phone: ['compareAndSet'] },
    46,
    `head officer
     openTab 0.1 834187991 400 0
     edit 1.0 231570492 400 0
     sync 1.0 374377415 400 0
     late 0.0 97221702 400 0
     sync 0.0 131910040 400 0
     edit 1.0 856353469 400 0
     sync 1.0 939654819 400 0
     sync 0.1 945145048 400 0`,
  ),
  // A scope that went; a late answer of before brings its rows again.
  group(
    { phone: ['compareAndSet', 'purge'] },
    25,
    `head
     grant 0.0 733340732 400 0
     openTab 0.1 336642337 400 0
     late 0.0 343893300 400 0
     sync 0.0 73565172 400 0
     endGrant 0.0 683559419 400 0
     sync 0.1 289672837 400 0`,
  ),
  // A late answer brings an older row, and an own one then goes by its version alone on top of it.
  group(
    { phone: ['newerStays', 'compareAndSet'] },
    null,
    `head officer
     openTab 0.1 547949704 400 0
     edit 1.0 747510515 400 0
     sync 1.0 556331636 400 0
     late 0.0 135938045 400 0
     sync 0.0 389167866 400 0
     edit 1.0 809789905 400 0
     sync 1.0 378398001 400 0
     sync 0.1 1014728 400 0
     late 0.1 464683466 400 0
     sync 0.1 876416571 400 0`,
  ),
  // A clock five years back: the phone writes later than what it saw, and the office corrects it.
  group(
    { office: ['correctedTime'], phone: ['authoredAhead'] },
    null,
    `head
     fiveYearsBack 0.0 837668108 400 0
     edit 0.0 510681355 400 0`,
  ),
  // Judged by what its author saw, or by a time that is held to the clock of the office.
  group(
    { office: ['baseValues', 'correctedTime'] },
    1,
    `head
     edit 1.0 562732564 400 0`,
  ),
  // Of edits behind a refused one a later never overtakes an earlier: on the way, or in the line.
  group(
    { office: ['heldLine'], phone: ['prefix'] },
    1,
    `head
     poison 0.0 348563986 400 0
     edit 0.0 598441664 400 0
     edit 0.0 187995198 400 0
     sync 0.0 642826729 400 0
     mend 0.0 663152448 400 0`,
  ),
  // What waited before a restore: its receipt brings it through, or it is tried again.
  group(
    { office: ['receipts', 'release'] },
    9,
    `head
     create 0.0 920887775 400 0
     sync 0.0 182726779 400 0
     restore 0.0 470867485 400 0`,
  ),
];
