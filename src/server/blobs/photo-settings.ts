/** Where photos lie and how much room they have, from the environment. */

export interface PhotoSettings {
  /** Bytes of all photos of the office. */
  readonly quota: number;
  /** null: files in the data folder. */
  readonly bucket: BucketSettings | null;
}

export interface BucketSettings {
  readonly endpoint: string;
  readonly name: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

/** About 60,000 photos of the usual size. */
const DEFAULT_QUOTA_MB = 20_000;

/** The settings, or a sentence that says which one is wrong. */
export function readPhotoSettings(env: NodeJS.ProcessEnv): PhotoSettings | string {
  const megabytes = Number(env['SOTHON_PHOTO_QUOTA_MB'] || DEFAULT_QUOTA_MB);
  if (!Number.isFinite(megabytes) || megabytes <= 0) {
    return `SOTHON_PHOTO_QUOTA_MB is ${env['SOTHON_PHOTO_QUOTA_MB']}: megabytes for photos, such as 20000.`;
  }
  const bucket = readBucket(env);
  return typeof bucket === 'string' ? bucket : { quota: megabytes * 1_000_000, bucket };
}

function readBucket(env: NodeJS.ProcessEnv): BucketSettings | null | string {
  const endpoint = env['SOTHON_S3_ENDPOINT'];
  if (!endpoint) return null;
  const isWeb = URL.canParse(endpoint) && /^https?:$/u.test(new URL(endpoint).protocol);
  if (!isWeb)
    return `SOTHON_S3_ENDPOINT is ${endpoint}: write it as https://s3.example.vn, without the bucket.`;
  const [name, key, secret] = [env['SOTHON_S3_BUCKET'], env['SOTHON_S3_KEY'], env['SOTHON_S3_SECRET']];
  if (!name || !key || !secret) {
    return 'SOTHON_S3_ENDPOINT needs SOTHON_S3_BUCKET, SOTHON_S3_KEY and SOTHON_S3_SECRET beside it.';
  }
  return {
    endpoint: endpoint.replace(/\/+$/u, ''),
    name,
    region: env['SOTHON_S3_REGION'] || 'auto',
    key,
    secret,
  };
}
