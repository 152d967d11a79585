/**
 * The file of a backup, decision 0010: its first line, under the passphrase, says whose it is and holds the key of
 * the pages behind it; each page is a line of its own. So neither writing nor reading ever holds the whole.
 */
import { fromBase64url, toBase64url } from '../core/id.ts';
import { openPage, sealPage, type PageKey } from '../seal/page.ts';
import { openWithPassphrase, sealWithPassphrase } from '../seal/passphrase.ts';
import { typs } from '../sync/handover.ts';
import { linesOf } from './file-lines.ts';

export interface BackupOf {
  readonly office: string;
  readonly person: string;
  readonly device: string;
  /** ms since 1970. */
  readonly at: number;
}

/** - edits, drafts, rows: gzip of a JSON list · photo: packed (photo-file.ts) · end: nothing, the file is whole */
export type PageSort = 'edits' | 'drafts' | 'rows' | 'photo' | 'end';

export interface BackupWriter {
  list(is: 'edits' | 'drafts' | 'rows', list: readonly unknown[]): Promise<void>;
  photo(content: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Nothing can be written after it. */
  end(): Promise<Blob>;
}

export async function writeBackup(passphrase: string, of: BackupOf): Promise<BackupWriter> {
  const key: PageKey = crypto.getRandomValues(new Uint8Array(32));
  const first = new TextEncoder().encode(JSON.stringify({ v: 2, key: toBase64url(key), ...of }));
  // Of Blobs, which the browser keeps out of the page's memory.
  const lines = [new Blob([await sealWithPassphrase(passphrase, typs.backup, first)])];
  async function add(is: PageSort, content: Uint8Array<ArrayBuffer>): Promise<void> {
    const line = await sealPage(key, { typ: typs.backupPage, n: lines.length, is }, content);
    lines.push(new Blob(['\n', line]));
  }
  return {
    async list(is, list) {
      if (list.length > 0) await add(is, await gzip(JSON.stringify(list)));
    },
    photo: (content) => add('photo', content),
    async end() {
      await add('end', new Uint8Array());
      return new Blob(lines);
    },
  };
}

export type BackupPage =
  | { readonly is: 'edits' | 'drafts' | 'rows'; readonly list: readonly unknown[] }
  | { readonly is: 'photo'; readonly content: Uint8Array<ArrayBuffer> }
  /** Cut or damaged from here on. */
  | { readonly is: 'broken' };

export interface OpenedBackup {
  readonly of: Readonly<Record<string, unknown>>;
  /** To be read once. */
  readonly pages: AsyncGenerator<BackupPage>;
}

/** null: another passphrase, or damaged in its first line. */
export async function openBackup(passphrase: string, file: Blob): Promise<OpenedBackup | null> {
  const lines = linesOf(file);
  const first = await lines.next();
  const content = first.done ? null : await openWithPassphrase(passphrase, typs.backup, first.value);
  if (content === null) return null;
  const isOld = content[0] === GZIP;
  // Sealed by writeBackup, and whole: the cipher says so.
  const of = JSON.parse(
    isOld ? await gunzip(content) : new TextDecoder().decode(content),
  ) as OpenedBackup['of'];
  if (isOld) return { of, pages: pagesOfOld(of) };
  const key = fromBase64url(String(of['key']));
  return key && { of, pages: pagesOf(key, lines) };
}

/** First byte of gzip: a backup from before there were pages is one line with everything. */
const GZIP = 0x1f;

async function* pagesOfOld(of: OpenedBackup['of']): AsyncGenerator<BackupPage> {
  for (const is of ['edits', 'drafts', 'rows'] as const) yield { is, list: listIn(of[is]) };
}

async function* pagesOf(key: PageKey, lines: AsyncIterable<string>): AsyncGenerator<BackupPage> {
  let n = 0;
  for await (const line of lines) {
    n += 1;
    const page = await openPage(key, { typ: typs.backupPage, n }, line);
    if (page?.is === 'end') return;
    if (page?.is === 'photo') yield { is: 'photo', content: page.content };
    else if (page?.is === 'edits' || page?.is === 'drafts' || page?.is === 'rows') {
      yield { is: page.is, list: listIn(JSON.parse(await gunzip(page.content))) };
    } else break;
  }
  yield { is: 'broken' };
}

const listIn = (json: unknown): readonly unknown[] => (Array.isArray(json) ? json : []);

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
