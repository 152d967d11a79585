/** Adding up under headings: what stands under one counts for it, for all headings above it, and for the total. */
import type { Heading } from './disbursement-table.ts';

export interface HeadingSums<S> {
  readonly total: S;
  /** The sums that something under a heading goes into. Of a heading that nobody knows: only the total. */
  into(id: string | null): readonly S[];
  /** In the order of the headings; those that nothing went into are left out. `level`: 1 for a root. */
  rows(): readonly HeadingSum<S>[];
}

export interface HeadingSum<S> {
  readonly heading: Heading;
  readonly level: number;
  readonly sums: S;
}

export function headingSums<S>(headings: readonly Heading[], empty: () => S): HeadingSums<S> {
  const total = empty();
  const byId = new Map(headings.map((heading) => [heading.id, heading]));
  const own = new Map<string, S>();
  const chains = new Map<string, readonly S[]>();
  const sumsOf = (id: string): S => {
    const known = own.get(id) ?? empty();
    own.set(id, known);
    return known;
  };
  return {
    total,
    into(id) {
      if (id === null || !byId.has(id)) return [total];
      const known = chains.get(id);
      if (known) return known;
      const chain = [total, ...upwards(id, byId).map(sumsOf)];
      chains.set(id, chain);
      return chain;
    },
    rows: () =>
      headings.flatMap((heading) => {
        const sums = own.get(heading.id);
        return sums === undefined ? [] : [{ heading, level: upwards(heading.id, byId).length, sums }];
      }),
  };
}

/** A heading and all above it; a circle of parents ends where it began. */
function upwards(id: string, byId: ReadonlyMap<string, Heading>): readonly string[] {
  const found = new Set<string>();
  for (let at: string | null = id; at !== null && !found.has(at); at = byId.get(at)?.parent ?? null) {
    if (!byId.has(at)) break;
    found.add(at);
  }
  return [...found];
}
