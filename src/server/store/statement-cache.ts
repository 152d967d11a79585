import { CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from './flavour.ts';
import type { Tables } from './tables.ts';

/**
 * Statements over many ids or rows, built by Kysely once for each size and then only run: building one costs
 * more than running it.
 */
export interface StatementCache {
  /** Runs a query over ids, in pieces; the build gets ids of the piece's size, last among its parameters. */
  overIds<R>(
    name: string,
    before: readonly unknown[],
    ids: readonly string[],
    build: (ids: readonly string[]) => { compile(): CompiledQuery<R> },
  ): Promise<R[]>;
  /**
   * Writes rows of one table, in pieces; the build gets rows of the piece's size, its parameters are their columns.
   * Where rows travel as JSON, they are one piece and one parameter.
   */
  rows<T extends Record<keyof T, unknown>>(
    name: string,
    rows: readonly T[],
    build: (rows: T[]) => { compile(): CompiledQuery },
  ): Promise<void>;
}

/** Sizes of the pieces. The largest keeps 30 columns under SQLite's 32,766 parameters. */
const SIZES = [256, 64, 16, 4, 1] as const;

export function createStatementCache(
  run: Kysely<Tables>,
  texts: Map<string, string>,
  { rowsAs }: Flavour,
): StatementCache {
  function textOf(key: string, build: () => { compile(): CompiledQuery }): string {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = build().compile().sql;
    texts.set(key, text);
    return text;
  }
  return {
    async overIds<R>(
      name: string,
      before: readonly unknown[],
      ids: readonly string[],
      build: (ids: readonly string[]) => { compile(): CompiledQuery<R> },
    ) {
      const found: R[] = [];
      for (const piece of padded(ids)) {
        const text = textOf(`${name} ${piece.length}`, () => build(piece));
        const { rows } = await run.executeQuery<R>(CompiledQuery.raw(text, [...before, ...piece]));
        for (const row of rows) found.push(row);
      }
      return found;
    },
    async rows(name, rows, build) {
      if (rows.length === 0) return;
      if (rowsAs === 'json') {
        const text = textOf(name, () => build(rows.slice(0, 1)));
        await run.executeQuery(CompiledQuery.raw(text, [JSON.stringify(rows)]));
        return;
      }
      for (const piece of pieces(rows)) {
        const text = textOf(`${name} ${piece.length}`, () => build(piece));
        const values: unknown[] = [];
        for (const row of piece) values.push(...Object.values<unknown>(row));
        await run.executeQuery(CompiledQuery.raw(text, values));
      }
    },
  };
}

/**
 * Ids each once, in pieces of a known size; the last id fills the last piece up. Nothing has an id with a NUL in it,
 * and PostgreSQL cannot even be asked for one.
 */
function padded(ids: readonly string[]): string[][] {
  const each = [...new Set(ids)].filter((id) => !id.includes('\0'));
  const found: string[][] = [];
  for (let at = 0; at < each.length;) {
    const left = each.length - at;
    const size = [...SIZES].reverse().find((s) => s >= left) ?? SIZES[0];
    const piece = each.slice(at, at + size);
    const last = piece.slice(-1);
    while (piece.length < size) piece.push(...last);
    found.push(piece);
    at += size;
  }
  return found;
}

function pieces<T>(rows: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < rows.length;) {
    const left = rows.length - at;
    const size = SIZES.find((s) => s <= left) ?? 1;
    found.push(rows.slice(at, at + size));
    at += size;
  }
  return found;
}
