/** What must hold of photos. */
import { createHash } from 'node:crypto';
import type { StoredPhoto } from '../../src/storage/photo-rows.ts';
import type { Ledger } from './ledger.ts';
import type { Backup } from './server-room.ts';
import type { World } from './world.ts';

/**
 * Bytes stay on a phone until record and photo lie in a verified backup of the office. A copy may go earlier while
 * another phone has the same bytes: the number of when a photo was whole says nothing of the office's life, so that
 * after a restore a cloned phone takes what its twin brought anew for what it had brought itself.
 */
export function checkFreed(
  ledger: Ledger,
  phone: string,
  photo: StoredPhoto,
  kept: Backup | null,
  isElsewhere: boolean,
): void {
  const isKept = kept !== null && kept.blobs.has(photo.sha256) && kept.tables.records.has(photo.id);
  if (!isKept && !isElsewhere)
    ledger.break(`${phone}: the bytes of ${photo.id} went before a backup had them`);
}

/** At the end: everything that a phone still has is at the office, whole, and nothing else went lost. */
export function checkPhotos({ ledger, room, phones }: World): void {
  const whole = room.blobs.keep();
  for (const [hash, { bytes }] of whole)
    if (createHash('sha256').update(bytes).digest('hex') !== hash)
      ledger.break(`photo ${hash} has other bytes`);
  const atHand = new Set(
    phones.flatMap(({ disk }) => {
      const { rows, bytes } = disk.photos.contents();
      return [...bytes.keys()].map((id) => rows.get(id)?.sha256 ?? '');
    }),
  );
  for (const record of room.database.tables().records.values()) {
    const hash = record.open['sha256'];
    if (record.kind !== 'photo' || record.gone !== 'no' || typeof hash !== 'string' || whole.has(hash))
      continue;
    if (atHand.has(hash)) ledger.break(`photo ${record.id} is on a phone and never came`);
    else if (!ledger.lostPhotos.has(hash)) ledger.break(`photo ${record.id} is nowhere`);
  }
}
