/**
 * "Có thể trùng": entries that look like one payment written down twice. They stay in every sum until a person says
 * that they are one (`entryTwin`): the office never guesses about money.
 */
import { textOf, type AnyBody } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { fold } from '../core/text.ts';
import { pairKey, twinVerdicts, type EntryState } from './ledger.ts';

/** Two live entries of one voucher; `first` was written first. */
export interface Twins {
  readonly first: LiveRecord;
  readonly second: LiveRecord;
}

/**
 * One voucher of one commune and budget year, for the same amount or the same node of the programme tree. (One
 * voucher may pay several things: another amount for another node is no twin.) An entry and the one that takes it
 * back are none, nor are those that somebody has judged.
 */
export function possibleTwins(
  entries: readonly LiveRecord[],
  states: ReadonlyMap<string, EntryState>,
  verdicts: readonly LiveRecord[],
): readonly Twins[] {
  const judged = twinVerdicts(verdicts);
  const byVoucher = new Map<string, LiveRecord[]>();
  for (const entry of entries) {
    const state = states.get(entry.id);
    const key = voucherKey(entry.body);
    if (key === null || (state !== 'confirmed' && state !== 'pending')) continue;
    const known = byVoucher.get(key);
    if (known) known.push(entry);
    else byVoucher.set(key, [entry]);
  }
  return [...byVoucher.values()].flatMap((group) => {
    const inOrder = group.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
    return inOrder.flatMap((first, at) =>
      inOrder
        .slice(at + 1)
        .filter((second) => lookAlike(first, second) && !judged.has(pairKey(first.id, second.id)))
        .map((second) => ({ first, second })),
    );
  });
}

/** "RDT 112", "rdt-112" and "RDT112" are one voucher. Null: none was written. */
export function voucherKey(body: AnyBody): string | null {
  const voucher = fold(textOf(body, 'voucherNo') ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '');
  return voucher === '' ? null : JSON.stringify([body['commune'] ?? null, body['year'] ?? null, voucher]);
}

function lookAlike(a: LiveRecord, b: LiveRecord): boolean {
  if (textOf(a.body, 'reverses') === b.id || textOf(b.body, 'reverses') === a.id) return false;
  return a.body['amount'] === b.body['amount'] || (sameSign(a, b) && a.body['node'] === b.body['node']);
}

const sameSign = (a: LiveRecord, b: LiveRecord): boolean =>
  Number(a.body['amount']) > 0 === Number(b.body['amount']) > 0;
