/** Carried files and backups have lines, each sealed by itself: a file of any size is read one line at a time. */

/** Letters of the longest line that is read: one photo, sealed. */
const LONGEST_LINE = 8_000_000;

/** Lines without their ends; blank ones are left out. Throws RangeError at a line that none of ours can be. */
export async function* linesOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder();
  /** Of the line that has not ended yet. */
  let pieces: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const [first = '', ...rest] = done ? [''] : decoder.decode(value, { stream: true }).split('\n');
      pieces.push(first);
      length += first.length;
      for (const next of done ? [''] : rest) {
        const line = pieces.join('').trim();
        if (line !== '') yield line;
        pieces = [next];
        length = next.length;
      }
      if (done) return;
      if (length > LONGEST_LINE) throw new RangeError('a line of no file of ours');
    }
  } finally {
    await reader.cancel();
  }
}

/** Letters of a header: far more than any of ours has. */
const HEADER = 8_000;

/** The header of a file's first line, as it says of itself; '' where there is none. */
export async function headerOf(file: Blob): Promise<string> {
  const start = (await file.slice(0, HEADER).text()).trimStart();
  return start.includes('.') ? `${start.slice(0, start.indexOf('.'))}..` : '';
}
