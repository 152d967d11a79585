/** Everything that a cell may name, found by how people write it. */
import type { Day } from '../core/day.ts';
import type { Id } from '../core/id.ts';
import { textOf, type AnyBody } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { indexNames } from './find-named.ts';
import { indexNodes } from './find-node.ts';
import { indexPlaces } from './find-place.ts';

export interface LookContext {
  readonly commune: string | null;
  readonly day: Day | null;
  readonly year: number | null;
  readonly nodeAbove: string | null;
}

export interface Lookups {
  /** None, one, or several for a person to choose from. */
  find(kind: string, text: string, context: LookContext): readonly Id[];
  /** The record, for what follows from it (a village's commune). */
  record(id: string): LiveRecord | null;
}

/** `list`: the live records of a kind that a file may point to. */
export function createLookups(list: (kind: string) => readonly LiveRecord[]): Lookups {
  const places = indexPlaces(list('commune'), list('village'));
  const nodes = indexNodes(list('programmeNode'));
  const byKind = new Map(
    ['trade', 'goods', 'productionProject'].map((kind) => [kind, indexNames(list(kind).map(named))] as const),
  );
  const records: ReadonlyMap<string, LiveRecord> = new Map(
    ['commune', 'village'].flatMap((kind) => list(kind).map((record) => [record.id, record] as const)),
  );
  const known = new Map<string, readonly Id[]>();

  function look(kind: string, text: string, context: LookContext): readonly Id[] {
    switch (kind) {
      case 'commune':
        return places.commune(text, context.day);
      case 'village':
        return places.village(text, context.commune, context.day);
      case 'programmeNode':
        return nodes.find(text, { above: context.nodeAbove, year: context.year });
      case 'trade':
      case 'productionProject':
        return byKind.get(kind)?.findNear(withoutNumber(text)) ?? [];
      default:
        return byKind.get(kind)?.find(text) ?? [];
    }
  }

  return {
    find(kind, text, context) {
      // The same few names stand in thousands of rows.
      const key = `${kind}\n${text}\n${context.commune}\n${context.day}\n${context.year}\n${context.nodeAbove}`;
      const before = known.get(key);
      if (before) return before;
      const found = look(kind, text, context);
      if (known.size > MOST_KNOWN) known.clear();
      known.set(key, found);
      return found;
    },
    record: (id) => records.get(id) ?? null,
  };
}

const MOST_KNOWN = 5_000;

function named({ id, body }: LiveRecord): { readonly id: Id; readonly names: readonly string[] } {
  return { id, names: [textOf(body, 'name') ?? '', ...othersOf(body)].filter((name) => name !== '') };
}

/** A trade's other words are one text, parted by commas. */
function othersOf(body: AnyBody): readonly string[] {
  return textOf(body, 'aliases')?.split(/\s*[,;]\s*/u) ?? [];
}

/** "1. Nghề hàn", "Đào tạo nghề hàn" name the same trade. */
function withoutNumber(text: string): string {
  return text.replace(/^\d+[.)]\s*/u, '').replace(/^(?:đào tạo )?nghề\s+/iu, '');
}
