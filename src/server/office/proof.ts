import type { Head } from '../store/port.ts';

/** Epoch, head and the first 8 bytes of the chain there: which life of the office an answer came from. */
export function proofOf({ epoch, seq, hash }: Head): string {
  return `${epoch}.${seq}.${hash.slice(0, PREFIX)}`;
}

/**
 * Does a phone's proof lie on this office's chain? Another epoch, a head ahead of ours or another prefix: the
 * office was restored without what that phone knows. No proof (a fresh phone, a carried file) passes.
 */
export async function provesOurs(
  proof: string | null,
  head: Head,
  commitHash: (seq: number) => Promise<string | null>,
): Promise<boolean> {
  if (proof === null || proof === '') return true;
  const [epoch, number, prefix] = proof.split('.');
  const seq = Number(number);
  if (epoch !== head.epoch || !Number.isSafeInteger(seq) || seq > head.seq) return false;
  const hash = seq === head.seq ? head.hash : await commitHash(seq);
  // Nothing was committed yet when a phone met a new office: its genesis is on every chain.
  if (seq === 0) return true;
  return hash !== null && hash.slice(0, PREFIX) === prefix;
}

/** Letters of base64url for 8 bytes. */
const PREFIX = 11;
