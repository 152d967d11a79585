/**
 * Dated names of places that are gone: districts until 30/06/2025, communes merged on 01/07/2025,
 * villages that were renamed. An office imports its own list; `demo-aliases.ts` holds a small one.
 */
import type { Day } from '../core/day.ts';
import { clean, fold } from '../core/text.ts';

/** `from` and `to` are the first and last day of the name; null where nobody knows, or where it still holds. */
export type Alias = {
  readonly name: string;
  readonly kind: AliasKind;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Today's communes that hold the place, as five-digit text: several where a district was divided. */
  readonly communeCodes: readonly string[];
};

export type AliasKind = 'commune' | 'district' | 'village';

/**
 * The aliases that a typed name may mean on a day, in the order of the list: none, one, or several for a
 * person to choose from. A day of null asks for any time. Accents, case, NFC or NFD do not matter; a unit
 * word before the name ("huyện", "TT.") may be missing, and where it is there it decides the kind.
 */
export function resolveAlias(aliases: readonly Alias[], name: string, day: Day | null): readonly Alias[] {
  const typed = keyOf(name);
  if (typed === '') return [];
  const unit = unitWordOf(typed);
  return aliases.filter((alias) => {
    if (!isNameOn(alias, day)) return false;
    const kept = keyOf(alias.name);
    const bare = bareKey(kept, alias.kind);
    return typed === kept || typed === bare || (unit?.kind === alias.kind && unit.rest === bare);
  });
}

// "Thành phố" and "thị xã" stood for districts here: cities of a province lost their level in 2025 too.
const UNIT_WORDS: Readonly<Record<AliasKind, RegExp>> = {
  district: /^(?:huyen|quan|thi xa|thanh pho|h\.|q\.|tx\.?|tp\.?) ?/u,
  commune: /^(?:xa|phuong|thi tran|dac khu|x\.|p\.|tt\.?) ?/u,
  village: /^(?:thon|ban|xom|lang|ap|buon|phum|soc|khu pho|to dan pho|to|tdp\.?) ?/u,
};

const KINDS: readonly AliasKind[] = ['district', 'commune', 'village'];

function keyOf(name: string): string {
  return fold(clean(name));
}

function unitWordOf(key: string): { readonly kind: AliasKind; readonly rest: string } | null {
  for (const kind of KINDS) {
    const rest = bareKey(key, kind);
    if (rest !== key) return { kind, rest };
  }
  return null;
}

/** Takes one unit word of the kind away; a name that is nothing but such a word ("Làng") stays. */
function bareKey(key: string, kind: AliasKind): string {
  const word = UNIT_WORDS[kind].exec(key)?.[0] ?? '';
  const wholeWord = word.endsWith(' ') || word.endsWith('.');
  return wholeWord && word.length < key.length ? key.slice(word.length) : key;
}

function isNameOn(alias: Alias, day: Day | null): boolean {
  if (day === null) return true;
  return (alias.from === null || alias.from <= day) && (alias.to === null || day <= alias.to);
}
