/**
 * A text beside one that the reader has already: what stands the same at both ends is not said again. Proof and
 * cursor change by a number and a hash with every round, and are opaque to the phone as a whole.
 */

/** How many letters stay in front, what stands between, how many stay at the end; or the whole text. */
export type TextStep = string | [front: number, between: string, end: number];

/** The shorter one. `before` null: there is nothing to step from. */
export function packTextStep(text: string, before: string | null): TextStep {
  if (before === null) return text;
  const most = Math.min(text.length, before.length);
  let front = 0;
  while (front < most && text[front] === before[front]) front += 1;
  let end = 0;
  while (end < most - front && text.at(-1 - end) === before.at(-1 - end)) end += 1;
  const step: TextStep = [front, text.slice(front, text.length - end), end];
  return JSON.stringify(step).length < JSON.stringify(text).length ? step : text;
}

/** null: it is a step, and not from here. */
export function unpackTextStep(step: TextStep, before: string | null): string | null {
  if (typeof step === 'string') return step;
  const [front, between, end] = step;
  if (before === null || front + end > before.length) return null;
  return before.slice(0, front) + between + before.slice(before.length - end);
}
