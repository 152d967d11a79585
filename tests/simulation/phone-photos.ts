/** What a tab does with photos: keeps one, writes its record once that it belongs to stands, and sends the bytes. */
import { createHash } from 'node:crypto';
import type { Id } from '../../src/core/id.ts';
import type { OfficeLink } from '../../src/storage/office-link.ts';
import { uploadPhotos, type Ended } from '../../src/storage/photo-upload.ts';
import type { Saved } from '../../src/storage/notebook-door.ts';
import type { Disk } from './disk.ts';
import type { Scheduler } from './scheduler.ts';
import type { Tab } from './phone.ts';

export interface TabPhotosParts {
  readonly tab: Tab;
  readonly disk: Disk;
  readonly scheduler: Scheduler;
  readonly clock: () => number;
  readonly ask: OfficeLink['ask'];
}

export interface TabPhotos {
  /** The bytes are on the disk before anything says that there is a photo. False: no room for them. */
  take(id: Id, about: Id, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** Writes the records of photos that have none yet. */
  settle(): Promise<readonly Id[]>;
  sending(): boolean;
  send(): Promise<Ended>;
}

export function createTabPhotos({ tab, disk, scheduler, clock, ask }: TabPhotosParts): TabPhotos {
  const { signal } = new AbortController();
  const { photos } = disk;
  const turn = (): Promise<void> => scheduler.pause(tab.group);
  let sending = 0;

  return {
    async take(id, about, bytes) {
      await turn();
      if (disk.takeFault() !== null) return false;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const values = { about, sha256, bytes: bytes.byteLength };
      const none = { draft: null, offset: 0, thumb: new Uint8Array(0), askedAt: 0, wholeAt: null };
      const row = {
        id,
        about,
        state: 'draft',
        sha256,
        size: bytes.byteLength,
        values,
        at: clock(),
        ...none,
      } as const;
      photos.put(row, bytes);
      await turn();
      return true;
    },
    async settle() {
      const written: Id[] = [];
      const waiting = [...photos.contents().rows.values()].filter(({ state }) => state === 'draft');
      for (const { id, about, values } of waiting) {
        if (!(await tab.read(about))) continue;
        const saved: Saved = await tab.save([{ do: 'create', kind: 'photo', id, values }]);
        const row = photos.contents().rows.get(id);
        if (!saved.saved || !row) continue;
        written.push(...saved.ids);
        await turn();
        photos.put({ ...row, state: 'waiting' }, null);
      }
      return written;
    },
    sending: () => sending > 0,
    async send() {
      sending++;
      try {
        const database = photos.database(turn);
        return await uploadPhotos({ database, ask, clock, signal, mayGoOn: () => !tab.running() });
      } finally {
        sending--;
      }
    },
  };
}
