/**
 * Something that happened, with what to do next: a title, and a second line that knows what still waits.
 */
export type Notice = {
  readonly title: string;
  /** `waiting`: entries not yet sent. `detail`: the one more thing that a notice names, such as a size. */
  readonly next: (waiting: number, detail: string) => string;
};

/** Ties a notice's two lines together; a notice that needs no facts takes a plain text. */
export function notice(title: string, next: string | Notice['next']): Notice {
  return { title, next: typeof next === 'string' ? () => next : next };
}
