/** What sort of file it is, by its first bytes: names lie. */

/** Files that cannot be read, each with its own way out (i18n/vi-import.ts says it). */
export type FileTrouble =
  | 'EMPTY'
  | 'TOO_BIG'
  | 'PASSWORD'
  | 'OLD_XLS'
  | 'WEB_PAGE'
  | 'PICTURE'
  | 'PDF'
  | 'OTHER_OFFICE'
  | 'BROKEN'
  | 'LETTERS'
  | 'NO_TABLE'
  | 'NO_READER';

export type FileSort = 'xlsx' | 'text' | FileTrouble;

/** Largest file that is opened, bytes: 20,000 rows of a wide table are about 4 MB. */
export const MOST_BYTES = 25_000_000;

export function sortOf(bytes: Uint8Array): FileSort {
  if (bytes.length === 0) return 'EMPTY';
  if (bytes.length > MOST_BYTES) return 'TOO_BIG';
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return holdsUtf16(bytes, 'EncryptedPackage') ? 'PASSWORD' : 'OLD_XLS';
  if (begins(bytes, [0x50, 0x4b])) return sortOfZip(bytes);
  if (begins(bytes, ASCII('%PDF'))) return 'PDF';
  if (PICTURES.some((magic) => begins(bytes, magic)) || begins(bytes.subarray(4), ASCII('ftyp')))
    return 'PICTURE';
  const head = latin(bytes.subarray(0, 2_000)).trimStart().toLowerCase();
  if (/^(?:\uFEFF|ï»¿)?\s*<(?:!doctype|html|table|\?xml|meta)/u.test(head)) return 'WEB_PAGE';
  return 'text';
}

function sortOfZip(bytes: Uint8Array): FileSort {
  // Names of the files inside stand plainly in a zip's list, at its end.
  const list = latin(bytes.subarray(Math.max(0, bytes.length - 70_000))) + latin(bytes.subarray(0, 4_000));
  if (list.includes('xl/workbook') || list.includes('xl/worksheets')) return 'xlsx';
  if (list.includes('word/') || list.includes('ppt/') || list.includes('opendocument')) return 'OTHER_OFFICE';
  return 'BROKEN';
}

const ASCII = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));
/** JPEG, PNG, GIF, WebP (RIFF), BMP. */
const PICTURES = [[0xff, 0xd8, 0xff], [0x89, ...ASCII('PNG')], ASCII('GIF8'), ASCII('RIFF'), ASCII('BM')];

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length > magic.length && magic.every((byte, at) => bytes[at] === byte);
}

function holdsUtf16(bytes: Uint8Array, name: string): boolean {
  return latin(bytes).includes([...name].join('\0'));
}

/** Each byte as one letter, piece by piece: a call takes only so many arguments. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}
