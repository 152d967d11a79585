/**
 * The programme tree: what a node says, and how to walk from it. The four trees themselves (`dtts21.ts`,
 * `gn21.ts`, `ntm21.ts`, `ct26.ts`) are seeds that an office starts with and may change; two worlds are
 * live at once in 2026, so every node is dated.
 */
import type { Day } from '../core/day.ts';

export type Programme = 'DTTS21' | 'GN21' | 'NTM21' | 'CT26';

/** `DTTS21.DA3.TDA2`: the programme, then its parts. Never renamed once released. */
export type ProgrammeNodeId = Programme | `${Programme}.${string}`;

export type ProgrammeNodeSeed = {
  readonly id: ProgrammeNodeId;
  /** `DA3.TDA2` within the programme; the programme's own code at its root. */
  readonly code: string;
  readonly programme: Programme;
  readonly parent: ProgrammeNodeId | null;
  /** The name in the decision, in Vietnamese: longer than a screen line. */
  readonly name: string;
  /** What it means, in at most 40 characters: no code is shown without it. */
  readonly shortName: string;
  /** How officers say the code: "DA3-TDA2", "NDTP 03". */
  readonly label: string;
  /** First and last day on which its money may be used. */
  readonly validFrom: Day;
  readonly validTo: Day;
} & NodeFlags;

/** Hints for what a screen offers first; they never refuse an entry. */
export type NodeFlags = {
  /** Vocational training is ordered from it. */
  readonly vt: boolean;
  /** Production support is paid from it. */
  readonly ps: boolean;
  /** It has investment capital. */
  readonly inv: boolean;
  /** It has recurrent money. */
  readonly rec: boolean;
};

/** What walking needs: a seed, or a record that an office keeps. */
export type TreeNode = { readonly id: string; readonly parent: string | null; readonly code: string };

/** The nodes right below, in the order of their codes (DA2 before DA10). */
export function childrenOf<N extends TreeNode>(nodes: readonly N[], id: string): readonly N[] {
  return nodes.filter((node) => node.parent === id).sort(byCode);
}

/** From the root down to the node itself; empty where the node is unknown. Survives a circle of parents. */
export function pathOf<N extends TreeNode>(nodes: readonly N[], id: string): readonly N[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: N[] = [];
  const seen = new Set<string>();
  for (let node = byId.get(id); node !== undefined && !seen.has(node.id);) {
    seen.add(node.id);
    path.unshift(node);
    node = node.parent === null ? undefined : byId.get(node.parent);
  }
  return path;
}

/** The nodes above, nearest first. */
export function ancestorsOf<N extends TreeNode>(nodes: readonly N[], id: string): readonly N[] {
  return pathOf(nodes, id).slice(0, -1).reverse();
}

/**
 * The order of a printed table: each node right before its children. Nobody is dropped: a node whose
 * parent is missing counts as a root, and nodes that are their own ancestors come last.
 */
export function inTreeOrder<N extends TreeNode>(nodes: readonly N[]): readonly N[] {
  const known = new Set(nodes.map((node) => node.id));
  const ordered = new Set<N>();
  const visit = (node: N): void => {
    if (ordered.has(node)) return;
    ordered.add(node);
    childrenOf(nodes, node.id).forEach(visit);
  };
  const isRoot = (node: N): boolean => node.parent === null || !known.has(node.parent);
  nodes.filter(isRoot).sort(byCode).forEach(visit);
  return [...ordered, ...nodes.filter((node) => !ordered.has(node))];
}

/** The nodes whose money may be used on a day. */
export function validOn<N extends { readonly validFrom: Day; readonly validTo: Day | null }>(
  nodes: readonly N[],
  day: Day,
): readonly N[] {
  return nodes.filter((node) => node.validFrom <= day && (node.validTo === null || day <= node.validTo));
}

const codeOrder = new Intl.Collator('vi', { numeric: true });

function byCode(a: TreeNode, b: TreeNode): number {
  return codeOrder.compare(a.code, b.code) || codeOrder.compare(a.id, b.id);
}
