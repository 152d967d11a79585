import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/**
 * The pool as Kysely uses it, with a name for each statement that has parameters: the database reads and plans it
 * once for each connection. All of them come out of the statement cache, or are few.
 */
export function withPreparedStatements(pool: Pool): PostgresPool {
  const names = new Map<string, string>();
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    // What a star means may change while this process runs, and then the plan is refused for good.
    if (known !== undefined || names.size >= MOST_PREPARED || text.includes('*')) return known;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  }

  function preparing(client: PoolClient): PostgresPoolClient {
    function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
    function query(text: unknown, values: readonly unknown[] = []): unknown {
      if (typeof text !== 'string') throw new Error('nothing is streamed from PostgreSQL');
      const name = values.length === 0 ? undefined : nameOf(text);
      return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    }
    return { query, release: (destroy) => client.release(destroy) };
  }

  return {
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? preparing(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

/** Far more than there are; a text that is built anew each time must not fill the database's memory. */
const MOST_PREPARED = 300;
