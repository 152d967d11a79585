/** The text and the pages of a PDF as Chromium writes it, by a reader of our own: enough to see what a paper says. */
import { inflateSync } from 'node:zlib';

export interface PdfRead {
  readonly pages: number;
  /** Points: A4 upright is 595 × 842. */
  readonly sizes: readonly (readonly [width: number, height: number])[];
  /** All letters in the order in which they are drawn, without blanks: where those stand is the printer's matter. */
  readonly letters: string;
}

export function readPdf(bytes: Uint8Array): PdfRead {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, number = '', body = ''] of file.matchAll(/(\d+) 0 obj\s(.*?)endobj/gsu))
    objects.set(number, body);
  const fonts = fontsIn(objects);
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/u.test(body));
  const letters = pages.map((page) => {
    const contents = /\/Contents\s+(\d+) 0 R/u.exec(page)?.[1] ?? '';
    return lettersOf(streamOf(objects.get(contents) ?? ''), fonts);
  });
  return {
    pages: pages.length,
    sizes: pages.map((page) => {
      const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/u.exec(page) ?? [];
      return [Math.round(Number(width)), Math.round(Number(height))];
    }),
    letters: letters.join('').replaceAll(/\s/gu, '').normalize('NFC'),
  };
}

/** By the name that contents call it: what each of its codes means. */
function fontsIn(objects: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const body of objects.values()) {
    for (const [, name = '', number = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
      const words = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(number) ?? '')?.[1];
      if (words !== undefined) fonts.set(name, codesOf(streamOf(objects.get(words) ?? '')));
    }
  }
  return fonts;
}

function codesOf(map: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const [, part = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gsu))
    for (const [, code = '', word = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>/gu))
      codes.set(code.toUpperCase(), wordOf(word));
  for (const [, part = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gsu)) {
    for (const [, from = '', to = '', word = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/gu)) {
      const first = Number.parseInt(from, 16);
      for (let code = first; code <= Number.parseInt(to, 16); code += 1) {
        const letter = String.fromCodePoint(Number.parseInt(word, 16) + code - first);
        codes.set(code.toString(16).toUpperCase().padStart(from.length, '0'), letter);
      }
    }
  }
  return codes;
}

/** UTF-16 as hexadecimal digits. */
const wordOf = (digits: string): string =>
  (digits.match(/.{4}/gu) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

function lettersOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters = '';
  let codes: ReadonlyMap<string, string> = new Map();
  for (const [, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>/gu)) {
    if (font !== undefined) codes = fonts.get(font) ?? new Map();
    // A font's codes have one byte or two; one that its map does not know is no letter.
    const wide = [...codes.keys()][0]?.length ?? 4;
    for (let at = 0; at < (hex?.length ?? 0); at += wide)
      letters += codes.get(hex?.slice(at, at + wide).toUpperCase() ?? '') ?? '';
  }
  return letters;
}

function streamOf(object: string): string {
  const start = /stream\r?\n/u.exec(object);
  if (start === null) return '';
  const bytes = Buffer.from(
    object.slice(start.index + start[0].length, object.lastIndexOf('endstream')),
    'latin1',
  );
  return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}
