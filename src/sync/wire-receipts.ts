/**
 * Receipts by the position of their mutation in the request. Most are plain OK with consecutive numbers, and
 * a phone's clock is off by nearly the same for all of them, so little is left but the macs.
 */
import type * as z from 'zod/mini';
import type { Receipt, Reason } from '../core/outcome.ts';
import { packSteps, unpackSteps } from './columns.ts';
import type { wireReceipts } from './wire-schemas.ts';

type Packed = z.output<typeof wireReceipts>;
type Loose = Packed extends { others?: (infer O)[] | undefined } ? Omit<O & object, 'at'> : never;
/** A receipt and where its mutation stands in the request. */
export interface Placed {
  readonly at: number;
  readonly receipt: Receipt;
}
type Authored = readonly { readonly at: number }[];

/** `placed` in rising order of position. */
export function packReceipts(placed: readonly Placed[], mutations: Authored): Packed {
  const runs: [number, number, number][] = [];
  const lags: number[] = [];
  const macs: string[] = [];
  const others: NonNullable<Packed['others']> = [];
  for (const { at, receipt } of placed) {
    const plain = receipt.outcome === 'OK' && receipt.reason === null && receipt.troubles.length === 0;
    if (!plain || receipt.mac.length !== (macs[0] ?? receipt.mac).length) {
      others.push({ at, ...packReceipt(receipt) });
      continue;
    }
    const run = runs.at(-1);
    if (run && run[0] + run[1] === at && run[2] + run[1] === receipt.seq) run[1] += 1;
    else runs.push([at, 1, receipt.seq]);
    lags.push(receipt.time - (mutations[at]?.at ?? 0));
    macs.push(receipt.mac);
  }
  const packed = { runs, lags: packSteps(lags, 0), macs: macs.join('') };
  return others.length > 0 ? { ...packed, others } : packed;
}

/** In rising order of position; null where a position is none of the request's, or comes twice. */
export function unpackReceipts(packed: Packed, mutations: Authored): readonly Placed[] | null {
  const lags = unpackSteps(packed.lags, 0);
  const macLength = lags.length > 0 ? packed.macs.length / lags.length : 0;
  if (!Number.isInteger(macLength)) return null;
  const placed: Placed[] = [];
  let nth = 0;
  for (const [first, count, seq] of packed.runs) {
    if (first + count > mutations.length || nth + count > lags.length) return null;
    for (let k = 0; k < count; k++, nth++) {
      const time = (mutations[first + k]?.at ?? 0) + (lags[nth] ?? 0);
      const mac = packed.macs.slice(nth * macLength, (nth + 1) * macLength);
      placed.push({
        at: first + k,
        receipt: { outcome: 'OK', reason: null, troubles: [], time, seq: seq + k, mac },
      });
    }
  }
  if (nth !== lags.length) return null;
  for (const { at, ...receipt } of packed.others ?? []) placed.push({ at, receipt: unpackReceipt(receipt) });
  const positions = new Set(placed.map((p) => p.at));
  if (positions.size !== placed.length || placed.some((p) => p.at >= mutations.length)) return null;
  return placed.sort((a, b) => a.at - b.at);
}

export function packReceipt(receipt: Receipt): Loose {
  const { outcome, reason, troubles, time, seq, mac } = receipt;
  return {
    outcome,
    ...(reason === null ? {} : { reason }),
    ...(troubles.length === 0 ? {} : { troubles: [...troubles] }),
    time,
    seq,
    mac,
  };
}

export function unpackReceipt(packed: Loose): Receipt {
  const { outcome, reason, troubles, time, seq, mac } = packed;
  // A newer office may know reasons that this phone does not: i18n has words for an unknown one.
  return {
    outcome,
    reason: (reason as Reason | undefined) ?? null,
    troubles: troubles ?? [],
    time,
    seq,
    mac,
  };
}
