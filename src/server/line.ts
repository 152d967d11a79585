/** Carries words between the processes of one office; where it is one process, there is none. */
export interface Line {
  /** To all others; one that is not there any more misses it. */
  send(text: string): void;
  /** Told of each word of another process; null: some may have been missed. */
  onWord(listener: (text: string | null) => void): void;
  close(): Promise<void>;
}

/** Longest word, bytes. */
export const LONGEST_WORD = 7_000;
