/** What a colour means; a word always stands beside it (amber waits, red needs somebody, blue is decided). */
export type Tone = 'ok' | 'wait' | 'bad' | 'info' | 'plain';

/** The classes that are set, as one attribute. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
