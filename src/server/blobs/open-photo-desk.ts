/** The photo desk of an office, on disk or with a bucket, as its settings say. */
import { join } from 'node:path';
import type { Office } from '../office/office.ts';
import type { OfficeStore } from '../store/port.ts';
import { openDiskBlobs } from './disk-blobs.ts';
import { openHalfUploads } from './half-uploads.ts';
import { createPhotoDesk, type PhotoDesk } from './photo-desk.ts';
import type { PhotoSettings } from './photo-settings.ts';
import { openS3Blobs } from './s3-blobs.ts';

export interface OpenParts {
  readonly office: Office;
  readonly store: OfficeStore;
  readonly clock: () => number;
  /** The office's data folder: photos and halves get folders of their own in it. */
  readonly folder: string;
  readonly settings: PhotoSettings;
}

export function openPhotoDesk({ office, store, clock, folder, settings }: OpenParts): PhotoDesk {
  const { bucket, quota } = settings;
  return createPhotoDesk({
    office,
    store,
    clock,
    quota,
    blobs: bucket === null ? openDiskBlobs(join(folder, 'photos')) : openS3Blobs(bucket, office.id),
    halves: openHalfUploads(join(folder, 'photos-arriving')),
  });
}
