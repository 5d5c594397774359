/**
 * A connection within one transaction, with PostgreSQL's pipelining: a statement is sent while the answer to the
 * previous one is still on its way, and the statements of one turn of the event loop are sent together. A unit waits
 * for the database a few times instead of once per statement. Answers arrive in the order of the statements.
 */
import type { CompiledQuery, PostgresPoolClient, PostgresQueryResult, QueryResult } from 'kysely';
import type { StatementRunner } from '../sql/direct.ts';

export interface Line extends StatementRunner {
  answer(query: Sent): Promise<QueryResult<unknown>>;
  send(query: Sent): void;
  /** Waits for statements whose results were not awaited. @throws the first failure */
  settle(): Promise<void>;
  /** Clears a failure after it was handled. */
  forgive(): void;
}

type Sent = Pick<CompiledQuery, 'sql' | 'parameters'>;
type Ask = (text: string, values: readonly unknown[]) => Promise<PostgresQueryResult<unknown>>;

const writing = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'];

const resultOf = ({ command, rowCount, rows }: PostgresQueryResult<unknown>): QueryResult<unknown> =>
  writing.includes(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows: rows ?? [] } : { rows: rows ?? [] };

/**
 * Creates the line within a transaction that `client` has begun. After a failed statement every further one fails with
 * the same error.
 */
export function openLine(client: PostgresPoolClient): Line {
  const ask = client.query.bind(client) as unknown as Ask;
  let unheard: Promise<void>[] = [];
  /** Statements after a failed one fail too, with an error that only says so; the first error is reported instead. */
  let first: { readonly error: unknown } | null = null;
  return {
    answer: async ({ sql, parameters }) => {
      try {
        return resultOf(await ask(sql, parameters));
      } catch (error) {
        throw first ? first.error : error;
      }
    },
    send: ({ sql, parameters }) => {
      unheard.push(
        ask(sql, parameters).then(
          () => undefined,
          (error: unknown) => {
            first ??= { error };
          },
        ),
      );
    },
    settle: async () => {
      const sent = unheard;
      unheard = [];
      await Promise.all(sent);
      if (first) throw first.error;
    },
    forgive: () => {
      first = null;
    },
  };
}
