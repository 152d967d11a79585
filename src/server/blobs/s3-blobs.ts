/** Photos in a bucket that speaks S3 (MinIO, Ceph, a provider's): one object each, `OFFICE/ab/cdef….jpg`, and a note of who brought it. */
import type { S3mini } from 's3mini';
import type { BlobStore } from './blob-store.ts';
import type { BucketSettings } from './photo-settings.ts';

/** Its client is fetched at the first photo: most offices keep theirs on disk. */
export function openS3Blobs(bucket: BucketSettings, office: string): BlobStore {
  let opened: Promise<S3mini> | null = null;
  const client = (): Promise<S3mini> => {
    opened ??= connect(bucket);
    return opened;
  };
  const keyOf = (hash: string): string => `${office}/${hash.slice(0, 2)}/${hash.slice(2)}.jpg`;
  const noteOf = (hash: string, who: string): string =>
    `${office}/${hash.slice(0, 2)}/${hash.slice(2)}.${who}.by`;
  return {
    async size(hash) {
      const s3 = await client();
      return (await s3.objectExists(keyOf(hash))) === true ? s3.getContentLength(keyOf(hash)) : null;
    },
    async read(hash) {
      const found = await (await client()).getObjectArrayBuffer(keyOf(hash));
      return found === null ? null : new Uint8Array(found);
    },
    async put(hash, bytes) {
      await (await client()).putObject(keyOf(hash), bytes, 'image/jpeg');
    },
    async noteBringer(hash, who) {
      // Not empty: some stores refuse objects without a byte.
      await (await client()).putObject(noteOf(hash, who), '1', 'text/plain');
    },
    hasBrought: async (hash, who) => (await (await client()).objectExists(noteOf(hash, who))) === true,
    async used() {
      const all = (await (await client()).listObjects('/', `${office}/`)) ?? [];
      return all.reduce((sum, { Key, Size }) => sum + (Key.endsWith('.jpg') ? Size : 0), 0);
    },
  };
}

async function connect({ endpoint, name, region, key, secret }: BucketSettings): Promise<S3mini> {
  const { S3mini: Client } = await import('s3mini');
  return new Client({
    endpoint: `${endpoint}/${name}`,
    region,
    accessKeyId: key,
    secretAccessKey: secret,
    requestAbortTimeout: 60_000,
  });
}
