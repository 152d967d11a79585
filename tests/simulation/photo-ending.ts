/**
 * The second half of an end: only when every record is where it belongs do the photos go. Records never wait for
 * them, or the first half would not have come to its end.
 */
import type { World } from './world.ts';

const HOUR = 3_600_000;
const MOST_ROUNDS = 12;

export async function bringPhotos(world: World): Promise<void> {
  const { phones, ledger, scheduler, clock, room } = world;
  if (phones.every(({ disk }) => disk.photos.contents().rows.size === 0)) return;
  let before = '';
  for (let round = 0; ; round++) {
    if (round > MOST_ROUNDS) return ledger.break('the photos never come to an end');
    for (const phone of phones) {
      const tab = phone.tabs[0] ?? world.reopen(phone);
      await scheduler.directly(async () => {
        for (const id of await tab.photos.settle()) ledger.said.add(id);
        await tab.sync();
        await tab.photos.send();
      });
    }
    const now = JSON.stringify(
      phones.map(({ disk }) => [...disk.photos.contents().rows.values()].map(({ id, state }) => [id, state])),
    );
    // Twice the same: what waited for the next hour, and for a backup of it, had its turn.
    if (now === before && round > 2) return;
    before = now;
    clock.now += HOUR;
    // Another number, so that the next backup is later than the moment when a photo was whole.
    await scheduler.directly(() => room.grant('nobody', 'villageHead', ['c9', 'v9'], room.process(0)));
    await room.takeBackup();
    const seq = room.verifyBackup()?.tables.head.seq ?? 0;
    await scheduler.directly(() => room.process(0).office.keep(seq));
  }
}
