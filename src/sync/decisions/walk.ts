/** Grants that went and scopes that are walked (rules 6 and 9): which rows go because of them. */
import type { Scope } from '../../core/audience.ts';
import type { Id } from '../../core/id.ts';
import type { Base } from '../shelf.ts';
import type { Worktop } from './worktop.ts';

/** Rows of which no granted scope is left go; their pending edits stay. */
export function purgeScopes(worktop: Worktop, granted: readonly Scope[]): void {
  for (const { id, base } of worktop.rows()) {
    const left = base?.scopes.filter((scope) => granted.includes(scope));
    if (!base || !left || left.length === base.scopes.length) continue;
    if (left.length === 0) worktop.unmark(id);
    worktop.setBase(id, left.length === 0 ? null : { ...base, scopes: left });
  }
}

/** Marks every row of the walked scopes; `ids`: those that were not read whole. */
export function beginWalk(worktop: Worktop, scopes: readonly Scope[], ids: readonly Id[]): void {
  for (const id of ids) worktop.mark(id);
  for (const { id, base } of worktop.rows()) if (isInside(base, scopes)) worktop.mark(id);
}

/** What the walk did not bring, and no change after its start did, is not there any more. */
export function endWalk(worktop: Worktop, scopes: readonly Scope[], start: number): void {
  for (const { id, base } of worktop.rows()) {
    const mark = worktop.findMark(id);
    if (!mark || !isInside(base, scopes)) continue;
    worktop.unmark(id);
    if (mark.void || (base?.seq ?? 0) <= start) worktop.setBase(id, null);
  }
}

function isInside(base: Base | null, scopes: readonly Scope[]): boolean {
  return base?.scopes.some((scope) => scopes.includes(scope)) ?? false;
}
