/** Headings within a table ("Xã Phủ Thông", "Dự án 3"): what they name holds for the rows below them. */
import { isNumeric, textOfCell } from './cell.ts';
import { plainWords } from './known-words.ts';
import type { LookContext, Lookups } from './lookups.ts';
import type { SortedRow } from './sort-rows.ts';

type Named = 'commune' | 'village' | 'node';

export interface Sections {
  /** `look`: the context as it stands around the heading. */
  open(row: SortedRow, look: LookContext): void;
  /** What the nearest heading above says; null where none does. */
  nearest(name: Named): string | null;
}

type Names = Readonly<Record<Named, string | null>>;

export function createSections(numbering: number | null, lookups: Lookups): Sections {
  let open: readonly (Names & { readonly level: number })[] = [];

  /** A commune, a village or a node of the programme, where it is one and no other. */
  function namesIn(text: string, look: LookContext): Names {
    const one = (kind: string): string | null => {
      const [only, another] = lookups.find(kind, text, look);
      return only !== undefined && another === undefined ? only : null;
    };
    const words = plainWords(text);
    if (COMMUNE.test(words)) return { commune: one('commune'), village: null, node: null };
    if (VILLAGE.test(words)) return { commune: null, village: one('village'), node: null };
    const node = one('programmeNode');
    return { commune: null, village: node === null ? one('village') : null, node };
  }

  const nearest = (name: Named): string | null =>
    [...open].reverse().find((section) => section[name] !== null)?.[name] ?? null;

  return {
    nearest,
    open({ level, cells }, look) {
      const own = level ?? 0;
      open = open.filter((section) => section.level < own);
      const label = cells.find(
        (cell, at) => at !== numbering && typeof cell === 'string' && !isNumeric(cell),
      );
      const around = { ...look, commune: nearest('commune') ?? look.commune, nodeAbove: nearest('node') };
      open = [...open, { level: own, ...namesIn(textOfCell(label), around) }];
    },
  };
}

const COMMUNE = /^(?:ubnd )?(?:xa|phuong|thi tran|dac khu)\b/u;
const VILLAGE = /^(?:thon|ban|xom|to dan pho|tdp|lang|ap)\b/u;
