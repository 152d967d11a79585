/**
 * Structured log: one JSON object a line, without personal values. A route stands as its pattern, a device
 * as a short hash, a person as an id; no name, no body, no token, no address of a phone ever gets in.
 */
import { createHash } from 'node:crypto';

export interface LogLine {
  readonly event: string;
  readonly [fact: string]: string | number | boolean | null | undefined;
}

export type Log = (line: LogLine) => void;

/** Writes to `out` (by default standard output), each line with its time. */
export function createLog(out: (text: string) => void, clock: () => number): Log {
  return ({ event, ...facts }) => {
    out(`${JSON.stringify({ time: new Date(clock()).toISOString(), event, ...facts })}\n`);
  };
}

/** Eight letters that tell devices apart in a log and lead back to none. */
export function shortHash(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 8);
}

/**
 * A mistake of our own: where it happened, and not what it said, since a message may quote what somebody
 * typed. `id`: what the answer showed.
 */
export function faultLine(error: unknown, id: string | null = null): LogLine {
  const { name, stack = '' } = error instanceof Error ? error : new Error('not an error');
  const frames = stack.split('\n').filter((line) => /^\s+at /u.test(line));
  return {
    event: 'fault',
    id,
    error: name,
    at: frames
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' · '),
  };
}
