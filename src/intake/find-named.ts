/** Records by a name as people write it: exactly, then without accents, then by part of it. */
import type { Id } from '../core/id.ts';
import { clean, fold } from '../core/text.ts';

export interface Named {
  readonly id: Id;
  /** The name first, then every other one. */
  readonly names: readonly string[];
}

export interface NamedIndex {
  /** None, one, or several for a person to choose from. */
  find(text: string): readonly Id[];
  /** As `find`, and names that hold the text or are held by it. */
  findNear(text: string): readonly Id[];
}

export function indexNames(all: readonly Named[]): NamedIndex {
  const [exact, folded] = [new Map<string, Set<Id>>(), new Map<string, Set<Id>>()];
  for (const { id, names } of all) {
    for (const name of names) {
      add(exact, spelled(name), id);
      add(folded, foldedName(name), id);
    }
  }
  const find = (text: string): readonly Id[] => {
    const found = exact.get(spelled(text)) ?? folded.get(foldedName(text));
    return found && foldedName(text) !== '' ? [...found] : [];
  };
  return {
    find,
    findNear(text) {
      const same = find(text);
      const wanted = foldedName(text);
      if (same.length > 0 || wanted.length < 4) return same;
      const near = new Set<Id>();
      for (const [name, ids] of folded) {
        if (name.length > 3 && (` ${name} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${name} `)))
          for (const id of ids) near.add(id);
      }
      return [...near];
    },
  };
}

function add(map: Map<string, Set<Id>>, key: string, id: Id): void {
  const known = map.get(key) ?? new Set();
  map.set(key, known.add(id));
}

const spelled = (name: string): string => clean(name).toLowerCase();

const foldedName = (name: string): string =>
  fold(clean(name))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
