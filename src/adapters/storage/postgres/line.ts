/**
 * One connection within one transaction, by PostgreSQL's pipeline: a statement goes out while the answer to the one before is
 * still on its way, and those of one turn of the event loop go out together. A turn waits a few times for the database
 * instead of once for each statement. Answers come in the order of the statements.
 */
import type { CompiledQuery, PostgresPoolClient, PostgresQueryResult, QueryResult } from 'kysely';
import type { Answering } from '../sql/direct.ts';

export interface Line extends Answering {
  answer(query: Sent): Promise<QueryResult<unknown>>;
  send(query: Sent): void;
  /** Waits for what was sent and not waited for. @throws the first failure */
  settle(): Promise<void>;
  /** What failed is dealt with. */
  forgive(): void;
}

type Sent = Pick<CompiledQuery, 'sql' | 'parameters'>;
type Ask = (text: string, values: readonly unknown[]) => Promise<PostgresQueryResult<unknown>>;

const writing = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'];

const resultOf = ({ command, rowCount, rows }: PostgresQueryResult<unknown>): QueryResult<unknown> =>
  writing.includes(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows: rows ?? [] } : { rows: rows ?? [] };

/**
 * Speaks within a transaction that `client` has begun. After a statement has failed each further one fails with its
 * error.
 */
export function openLine(client: PostgresPoolClient): Line {
  const ask = client.query.bind(client) as unknown as Ask;
  let unheard: Promise<void>[] = [];
  /** A statement behind one that failed fails as well, and says only that. */
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
