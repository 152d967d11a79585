/** All about photos of one book: what screens ask for, and the sending. One lazy file of the app. */
import type { RandomBytes } from '../core/id.ts';
import type { Database } from './database.ts';
import type { Notebook } from './notebook-door.ts';
import type { OfficeLink } from './office-link.ts';
import { createPhotoSender, photoLock, type SendingState } from './photo-sender.ts';
import { keepWish } from './photo-wish.ts';
import { createPhotos, type Photos } from './photos.ts';
import type { SyncDriver } from './sync-driver.ts';

export interface PhotoSide extends Photos {
  /** Now, by whatever network there is: the person pressed the button. Resolves when it ended. */
  sendNow(): Promise<void>;
  /** Tells now and after every change; gives back how to stop. */
  watchSending(show: (state: SendingState) => void): () => void;
  stop(): void;
}

export interface PhotoSideParts {
  readonly database: Database;
  readonly notebook: Pick<Notebook, 'save'>;
  readonly ask: OfficeLink['ask'];
  readonly watch: SyncDriver['watch'];
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly book: string;
  readonly byWifi: () => boolean;
}

/** Ends what was cut short, and begins to send. */
export function openPhotoSide(parts: PhotoSideParts): PhotoSide {
  const { database, ask, watch, clock, byWifi, book } = parts;
  const sender = createPhotoSender({
    database,
    ask,
    clock,
    byWifi,
    watch,
    lock: photoLock(book),
    dice: Math.random,
  });
  const lock = `so-thon:photos-settle:${book}`;
  const noteWish = (): void => void keepWish(database, byWifi()).catch(() => undefined); // the worker waits for Wi-Fi
  const onWaiting = (): void => {
    noteWish();
    sender.soon();
  };
  const photos = createPhotos({ ...parts, lock, onWaiting });
  noteWish();
  photos.settle().catch(() => undefined); // no store now: the next start looks again
  return { ...photos, sendNow: sender.sendNow, watchSending: sender.watch, stop: sender.stop };
}
