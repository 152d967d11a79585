/** What happens at the office: crashes, grants, phones that are revoked, backups and restores, compaction, its clock. */
import type { Deeds } from './scene.ts';

const DAY = 86_400_000;

export type OfficeDeed =
  | 'serverCrash'
  | 'serverPowerCut'
  | 'grant'
  | 'endGrant'
  | 'revokePhone'
  | 'admitPhone'
  | 'backup'
  | 'verifyBackup'
  | 'restore'
  | 'restoreNewEpoch'
  | 'compact'
  | 'upgradeServer'
  | 'officeAhead'
  | 'officeBack'
  | 'officeRight';

export const officeDeeds: Deeds<OfficeDeed> = {
  serverCrash({ room }, { dice }) {
    room.restart([dice.below(2)]);
  },
  serverPowerCut({ room }) {
    room.restart([0, 1]);
  },
  grant({ room, grants }, { dice }) {
    const person = dice.pick(['head', 'head2', 'head']) ?? 'head';
    const village = dice.pick(['v1', 'v2', 'v3']) ?? 'v1';
    room.does(
      `grant ${person} ${village}`,
      async (process) => grants.push(await room.grant(person, 'villageHead', ['c1', village], process)),
      dice,
    );
  },
  endGrant({ room, grants }, { dice }) {
    const id = grants.splice(dice.below(grants.length), 1)[0];
    if (id !== undefined) room.does(`end of grant ${id}`, (process) => room.endGrant(id, process), dice);
  },
  revokePhone({ room }, { phone, dice }) {
    const { device } = phone.account;
    const revoke = `revokes phone ${phone.number}`;
    room.does(revoke, ({ office }) => office.setDeviceState(device, 'revoked', 'desk'), dice);
  },
  admitPhone({ room }, { phone, dice }) {
    const { device } = phone.account;
    const admit = `admits phone ${phone.number}`;
    room.does(admit, ({ office }) => office.setDeviceState(device, 'active', 'desk'), dice);
  },
  async backup({ room }) {
    await room.takeBackup();
  },
  verifyBackup({ room }, { dice }) {
    const seq = room.verifyBackup()?.tables.head.seq;
    if (seq !== undefined) room.does(`keeps ${seq}`, ({ office }) => office.keep(seq), dice);
  },
  restore: ({ room }, { dice }) => room.restore(dice, false),
  restoreNewEpoch: ({ room }, { dice }) => room.restore(dice, true),
  compact({ room }, { dice }) {
    const floor = dice.below(room.database.tables().head.seq + 1);
    room.does(`compacts to ${floor}`, ({ office }) => office.compact(floor), dice);
  },
  upgradeServer({ room }, { dice }) {
    room.upgrade();
    for (const number of [0, 1]) if (dice.chance(0.7)) room.restart([number]);
  },
  officeAhead({ stage: { clock, ledger } }) {
    clock.officeSkew = DAY;
    clock.officeMost = Math.max(clock.officeMost, DAY);
    ledger.officeJumped = true;
  },
  officeBack({ stage: { clock, ledger } }, { dice }) {
    clock.officeSkew -= dice.below(DAY);
    ledger.officeJumped = true;
  },
  officeRight({ stage: { clock } }) {
    clock.officeSkew = 0;
  },
};
