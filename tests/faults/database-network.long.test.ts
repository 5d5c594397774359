/** The network to PostgreSQL breaks, stops responding and recovers: uncommitted work is repeated, and no work is done twice. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres, type PostgresConnection } from '../../src/adapters/storage/postgres/connection.ts';
import { emptyDatabases, postgresBinaries } from '../support/postgres.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

interface Rows {
  readonly said: { readonly text: string };
}

describe.skipIf(postgresBinaries() === null)('a connection to PostgreSQL (where this machine has one)', () => {
  let network: TcpProxy;
  let connection: PostgresConnection<Rows>;
  const silentAfterMs = 400;

  beforeEach(async () => {
    const url = new URL((await emptyDatabases()).core);
    network = await openTcpProxy(Number(url.port));
    url.port = String(network.port);
    connection = openPostgres<Rows>(url.href, { most: 1, name: 'test', answersWithinMs: silentAfterMs });
    await sql`create table said (text text not null)`.execute(connection.db);
  });
  afterEach(async () => {
    network.set('passing');
    network.cut();
    await connection.close();
    await network.close();
  });

  const say = (text: string, inBetween: () => void = () => undefined): Promise<void> =>
    connection.db.transaction().execute(async (rows) => {
      await rows.insertInto('said').values({ text }).execute();
      inBetween();
      await rows
        .insertInto('said')
        .values({ text: `${text}, and its other half` })
        .execute();
    });
  const said = async (): Promise<readonly string[]> =>
    (await connection.db.selectFrom('said').select('text').execute()).map(({ text }) => text);

  const server = async (): Promise<number> => {
    const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(connection.db);
    return rows[0]?.id ?? 0;
  };

  it('A connection cut during a transaction leaves nothing half written, and the next transaction gets a new connection', async () => {
    await expect(say('một', () => network.cut())).rejects.toThrow();
    await say('hai');
    expect(await said()).toEqual(['hai', 'hai, and its other half']);
  });

  it('A connection that stops answering is closed after its timeout and never used again', async () => {
    const before = await server();
    const began = performance.now();
    await expect(say('một', () => network.set('silent'))).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(20 * silentAfterMs);
    network.set('passing');
    await say('hai');
    expect(await said()).toEqual(['hai', 'hai, and its other half']);
    // The connection is replaced, because a late answer could be mistaken for the answer to a later statement.
    expect(await server()).not.toBe(before);
  });

  it('A connection is not used again after one statement got no answer', async () => {
    const before = await server();
    network.set('silent');
    await expect(said()).rejects.toThrow();
    network.set('passing');
    expect(await said()).toEqual([]);
    expect(await server()).not.toBe(before);
  });

  it('A refused connection throws an error, and works when the server is back', async () => {
    network.set('refusing');
    network.cut();
    await expect(say('một')).rejects.toThrow();
    network.set('passing');
    await say('hai');
    expect(await said()).toEqual(['hai', 'hai, and its other half']);
  });
});
