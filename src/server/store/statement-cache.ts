import { CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from './flavour.ts';
import type { Tables } from './tables.ts';

/** Statements built by Kysely once (for each size) and then only run: building one costs more than running it. */
export interface StatementCache {
  /** Runs a statement with the parameters of its text, in their order. */
  once<R>(
    name: string,
    parameters: readonly unknown[],
    build: () => { compile(): CompiledQuery<R> },
  ): Promise<R[]>;
  /** Runs a statement without parameters. */
  say(statement: string): Promise<void>;
  /**
   * Runs a query over ids; the build gets ids of a piece's size, last among its parameters. Where a list is one
   * parameter, they are one piece.
   */
  overIds<R>(
    name: string,
    before: readonly unknown[],
    ids: readonly string[],
    build: (ids: readonly string[]) => { compile(): CompiledQuery<R> },
  ): Promise<R[]>;
  /**
   * Writes rows of one table; the build gets the first, its parameters are the columns. The statement runs for each
   * of them (see sqlite.ts), or once where they travel together, as one JSON text.
   */
  rows<T extends Record<keyof T, unknown>>(
    name: string,
    rows: readonly T[],
    build: (rows: T[]) => { compile(): CompiledQuery },
  ): Promise<void>;
}

/** Sizes of the pieces. */
const SIZES = [256, 64, 16, 4, 1] as const;

export function createStatementCache(
  run: Kysely<Tables>,
  texts: Map<string, string>,
  { rowsAs, lists }: Flavour,
): StatementCache {
  function textOf(key: string, build: () => { compile(): CompiledQuery }): string {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = build().compile().sql;
    texts.set(key, text);
    return text;
  }
  async function once<R>(
    name: string,
    parameters: readonly unknown[],
    build: () => { compile(): CompiledQuery<R> },
  ): Promise<R[]> {
    const { rows } = await run.executeQuery<R>(CompiledQuery.raw(textOf(name, build), [...parameters]));
    return rows;
  }
  return {
    once,
    async say(statement) {
      await run.executeQuery(CompiledQuery.raw(statement));
    },
    async overIds<R>(
      name: string,
      before: readonly unknown[],
      ids: readonly string[],
      build: (ids: readonly string[]) => { compile(): CompiledQuery<R> },
    ) {
      const each = asked(ids);
      if (each.length === 0) return [];
      if (lists) return once(name, [...before, each], () => build(each));
      const found: R[] = [];
      for (const piece of padded(each)) {
        const rows = await once(`${name} ${piece.length}`, [...before, ...piece], () => build(piece));
        for (const row of rows) found.push(row);
      }
      return found;
    },
    async rows(name, rows, build) {
      if (rows.length === 0) return;
      const parameters =
        rowsAs === 'json' ? [JSON.stringify(rows)] : rows.map((row) => Object.values<unknown>(row));
      await once(name, parameters, () => build(rows.slice(0, 1)));
    },
  };
}

/** Each once. Nothing has an id with a NUL in it, and PostgreSQL cannot even be asked for one. */
function asked(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => !id.includes('\0'));
}

/** In pieces of a known size; the last id fills the last piece up. */
function padded(each: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let at = 0; at < each.length;) {
    const left = each.length - at;
    const size = SIZES.findLast((s) => s >= left) ?? SIZES[0];
    const piece = each.slice(at, at + size);
    const last = piece.slice(-1);
    while (piece.length < size) piece.push(...last);
    found.push(piece);
    at += size;
  }
  return found;
}
