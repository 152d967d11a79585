/** Hazard 7: the power goes right behind "Đã ghi". Kill −9 would show nothing: the system keeps its pages then. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { canMount, createBlockDevice, type BlockDevice } from '../support/block-device.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';
import { cameToIt, recordMeeting } from '../support/village-day.ts';

const mounts = canMount();
let office: RunningOffice;
let disk: BlockDevice;
let phone: Pocket;
const later: { phone: Pocket; disk: BlockDevice }[] = [];

/** A phone whose profile lies on a disk of its own: taken in, without a network, all that flushed. */
beforeAll(async () => {
  if (!mounts) return;
  office = await startOffice();
  disk = createBlockDevice();
  phone = await newPocket(join(disk.folder, 'profile'));
  await phone.switchOn('about:blank');
  await phone.hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u));
  await phone.hand.page.evaluate(() => navigator.serviceWorker.ready);
  await phone.network(false);
  disk.flush();
});

afterEach(async () => {
  for (const found of later.splice(0)) {
    await found.phone.switchOff();
    found.disk.remove();
  }
});

afterAll(async () => {
  if (!mounts) return;
  await phone.switchOff();
  disk.remove();
  await office.remove();
});

describe.skipIf(!mounts)('a power cut right behind "Đã ghi"', () => {
  test('leaves the record on the disk', async () => {
    await recordMeeting(phone.hand, 177);
    const found = await afterPowerCut();
    await found.hand.see(cameToIt(177));
  });

  test('would lose it where the write was not strict: this disk does forget', async () => {
    await phone.hand.page.addInitScript(() => {
      const begin = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function transaction(this: IDBDatabase, stores, mode) {
        return begin.call(this, stores, mode, { durability: 'relaxed' });
      };
    });
    await phone.hand.page.reload();
    await recordMeeting(phone.hand, 178);
    const found = await afterPowerCut();
    await found.hand.see(cameToIt(177));
    expect(await found.hand.page.getByText(cameToIt(178)).count()).toBe(0);
  });
});

/** The same phone, as it is found when the power is back: at its list of meetings. */
async function afterPowerCut(): Promise<Pocket> {
  const copy = disk.cutPower();
  const profile = join(copy.folder, 'profile');
  for (const name of readdirSync(profile)) {
    // The browser that held it is not running there.
    if (name.startsWith('Singleton')) rmSync(join(profile, name));
  }
  const found = await newPocket(profile);
  later.push({ phone: found, disk: copy });
  await found.network(false);
  await found.switchOn(`${office.origin}/so/villageMeeting`);
  await found.hand.see('Các cuộc họp thôn');
  return found;
}
