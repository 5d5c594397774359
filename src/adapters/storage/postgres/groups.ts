/**
 * Transactions shared by the units of one ward, on the connection that writes turns. The ward's lock is taken at the
 * beginning, before the first savepoint, and held until the commit; a lock taken after a savepoint would be released
 * with it. Units of another ward, and the queue's exchange, need other locks and never join: two processes that take
 * locks in different orders would deadlock.
 */
import { CompiledQuery, type Dialect, type PostgresPool } from 'kysely';
import { dialectOf } from '../sql/dialect.ts';
import { createDirect } from '../sql/direct.ts';
import type { Groupable, OpenUnit } from '../sql/group-commit.ts';
import { type Line, openLine } from './line.ts';

/** For how long units may join, in milliseconds. Requests are read meanwhile; their writes wait for the ward's lock. */
const longestMs = 40;

/** Creates the groups: units of one ward share a transaction, each on its own savepoint. */
export function groupsOn<DB>(pool: PostgresPool, dialect: Dialect): Groupable<DB> {
  const direct = createDirect<DB>(dialect);
  const open = (line: Line, isFirst: boolean): OpenUnit<DB> => {
    // Starting the next savepoint releases the previous one; the commit releases the last.
    line.send(CompiledQuery.raw(isFirst ? 'savepoint unit' : 'release savepoint unit; savepoint unit'));
    const { tx, end } = direct(line);
    return {
      tx,
      keep: async () => {
        end();
        await line.settle();
      },
      takeBack: async (error) => {
        end();
        await line.settle().catch(() => undefined);
        line.forgive();
        try {
          await line.answer(CompiledQuery.raw('rollback to savepoint unit'));
        } catch {
          throw error;
        }
      },
    };
  };
  return {
    longestMs,
    mayJoin: (ward, first) => ward !== null && ward === first,
    transaction: async (ward, work) => {
      const client = await pool.connect();
      const line = openLine(client);
      let isLost = true;
      try {
        line.send(CompiledQuery.raw('begin isolation level read committed'));
        const { tx } = direct(line);
        if (ward !== null) await dialectOf(tx).lockWard(tx, ward);
        let units = 0;
        const result = await work(() => {
          units += 1;
          return open(line, units === 1);
        });
        const [{ command }] = await Promise.all([client.query('commit', []), line.settle()]);
        // PostgreSQL answers COMMIT with ROLLBACK if a statement without an awaited result had failed.
        if (command !== 'COMMIT') throw new Error('the transaction was rolled back instead of committed');
        isLost = false;
        return result;
      } catch (error) {
        line.forgive();
        isLost = await line.answer(CompiledQuery.raw('rollback')).then(
          () => false,
          () => true,
        );
        throw error;
      } finally {
        client.release(isLost);
      }
    },
  };
}
