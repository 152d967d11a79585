/**
 * The letters of a text file: UTF-8 with or without its mark, UTF-16, Windows-1258. The old fonts' TCVN3 looks like
 * Western letters and is told by them; it is refused, because which capital a byte means depends on the font.
 */

/** null: written in letters that we cannot tell. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes);
  const wide = zerosAt(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromWindows1258(bytes); // not UTF-8, which is all that the fault says
  }
}

/** UTF-16 without its mark: of Vietnamese text every other byte is mostly zero. */
function zerosAt(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let [even, odd] = [0, 0];
  const length = Math.min(bytes.length, 2_000);
  for (let at = 0; at < length; at++) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (odd > length / 6 && odd > even * 4) return 'utf-16le';
  return even > length / 6 && even > odd * 4 ? 'utf-16be' : null;
}

/** Its accents are letters of their own after the vowel, so that nearly every Vietnamese text has some. */
function fromWindows1258(bytes: Uint8Array): string | null {
  const text = new TextDecoder('windows-1258').decode(bytes);
  const marks = text.match(/[\u0300\u0301\u0303\u0309\u0323]/gu)?.length ?? 0;
  const lone = text.match(/(?:^|[^a-zA-ZâăêôơưÂĂÊÔƠƯ])[\u0300\u0301\u0303\u0309\u0323]/gu)?.length ?? 0;
  const odd = text.match(/[¡-¿Þþðµ×÷]/gu)?.length ?? 0;
  return marks > lone * 8 && marks > odd * 4 ? text.normalize('NFC') : null;
}
