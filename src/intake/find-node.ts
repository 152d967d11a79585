/** Programme nodes as officers write them: "DA3-TDA2", "tiểu dự án 2 dự án 3", a name, or "Tiểu dự án 2" below its project. */
import type { Id } from '../core/id.ts';
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { indexNames } from './find-named.ts';
import { plainWords } from './known-words.ts';

export interface NodeContext {
  /** The node of the row above that heads this one. */
  readonly above: string | null;
  /** Budget year: only nodes whose money may be used in it. */
  readonly year: number | null;
}

export interface Nodes {
  find(text: string, context: NodeContext): readonly Id[];
}

interface Node {
  readonly id: Id;
  readonly programme: string;
  /** `DA3`, `TDA2` */
  readonly parts: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

export function indexNodes(records: readonly LiveRecord[]): Nodes {
  const nodes = records.map(toNode);
  const byId: ReadonlyMap<string, Node> = new Map(nodes.map((node) => [node.id, node]));
  const names = indexNames(
    records.map(({ id, body }) => ({
      id,
      names: [id, ...['name', 'shortName', 'sayAs', 'code'].flatMap((name) => textOf(body, name) ?? [])],
    })),
  );

  function find(text: string, { above, year }: NodeContext): readonly Id[] {
    const inYear = (ids: readonly Id[]): readonly Id[] => narrowed(ids, (id) => isUsable(byId.get(id), year));
    const parent = above === null ? null : (byId.get(above) ?? null);
    const programme = programmeIn(text) ?? parent?.programme ?? null;
    const inProgramme = (ids: readonly Id[]): readonly Id[] =>
      programme === null ? ids : narrowed(ids, (id) => byId.get(id)?.programme === programme);
    const named = names.find(text);
    if (named.length > 0) return inYear(inProgramme(named));
    const parts = partsIn(text);
    if (parts.size > 0) return inYear(byParts(parts, parent, programme));
    if (programmeIn(text) !== null && byId.has(programmeIn(text) ?? ''))
      return nodes.filter(({ id }) => id === programmeIn(text)).map(({ id }) => id);
    return inYear(inProgramme(names.findNear(withoutCode(text))));
  }

  function byParts(parts: ReadonlySet<string>, parent: Node | null, programme: string | null): readonly Id[] {
    const holds = (node: Node, from: readonly string[]): boolean =>
      node.parts.length > 0 &&
      [...parts].every((part) => node.parts.includes(part)) &&
      node.parts.every((part) => parts.has(part) || from.includes(part));
    const right = nodes.filter(({ programme: own }) => programme === null || own === programme);
    const exact = right.filter((node) => holds(node, []));
    if (exact.length > 0 && (parent === null || parts.size > 1)) return exact.map(({ id }) => id);
    // Below its project, or beside the last one: the parents' parts are understood.
    const around = parent?.parts ?? [];
    for (let size = around.length; size > 0; size--) {
      const from = around.slice(0, size);
      const found = right.filter(
        (node) => holds(node, from) && from.every((part) => node.parts.includes(part)),
      );
      if (found.length > 0) return found.map(({ id }) => id);
    }
    if (exact.length > 0) return exact.map(({ id }) => id);
    return right
      .filter(
        (node) => [...parts].every((part) => node.parts.includes(part)) && parts.has(node.parts.at(-1) ?? ''),
      )
      .map(({ id }) => id);
  }

  return { find };
}

function toNode({ id, body }: LiveRecord): Node {
  const code = textOf(body, 'code') ?? '';
  const programme = textOf(body, 'programme') ?? '';
  return {
    id,
    programme,
    parts: code === programme ? [] : code.split('.'),
    from: textOf(body, 'validFrom'),
    to: textOf(body, 'validTo'),
  };
}

function isUsable(node: Node | undefined, year: number | null): boolean {
  if (node === undefined || year === null) return true;
  return (
    (node.from === null || node.from <= `${year}-12-31`) && (node.to === null || node.to >= `${year}-01-01`)
  );
}

function narrowed(ids: readonly Id[], fits: (id: Id) => boolean): readonly Id[] {
  const fitting = ids.filter(fits);
  return fitting.length > 0 ? fitting : ids;
}

const NUMBER = String.raw`(?:so |thu )?(\d{1,2}|i{1,3}|iv|vi{0,3}|ix|x|nhat|hai)\b`;
/** The longer words first: each takes its letters away. */
const PARTS: readonly (readonly [RegExp, string, number])[] = [
  [new RegExp(`(?:tieu du an|tda) ?${NUMBER}`, 'gu'), 'TDA', 1],
  [new RegExp(`(?:noi dung thanh phan|ndtp) ?${NUMBER}`, 'gu'), 'NDTP', 2],
  [new RegExp(`(?:noi dung|nd) ?${NUMBER}`, 'gu'), 'ND', 2],
  [new RegExp(`(?:hop phan|hp) ?${NUMBER}`, 'gu'), 'HP', 1],
  [new RegExp(`(?:du an|\\bda) ?${NUMBER}`, 'gu'), 'DA', 1],
];

function partsIn(text: string): ReadonlySet<string> {
  let left = plainWords(text);
  const parts = new Set<string>();
  for (const [pattern, letters, width] of PARTS) {
    left = left.replace(pattern, (_, number: string) => {
      parts.add(letters + String(numberOf(number)).padStart(width, '0'));
      return ' ';
    });
  }
  return parts;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

function numberOf(written: string): number {
  if (written === 'nhat') return 1;
  if (written === 'hai') return 2;
  return /\d/u.test(written) ? Number(written) : ROMAN.indexOf(written) + 1;
}

const PROGRAMMES: readonly (readonly [RegExp, string])[] = [
  [/\bdtts|dan toc thieu so|\b1719\b/u, 'DTTS21'],
  [/giam ngheo|\bgnbv|\bgn21|qd 90\b/u, 'GN21'],
  [/nong thon moi|\bntm/u, 'NTM21'],
  [/\bct26|2026 20(?:30|35)|hop nhat|\b417\b/u, 'CT26'],
];

/** Only where it names one programme: the merged one names all three. */
function programmeIn(text: string): string | null {
  const plain = plainWords(text);
  const found = PROGRAMMES.filter(([words]) => words.test(plain)).map(([, id]) => id);
  if (found.includes('CT26')) return 'CT26';
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** "3. Dự án 3: Phát triển …" → "Phát triển …" */
function withoutCode(text: string): string {
  return text.includes(':') ? text.slice(text.indexOf(':') + 1) : text;
}
