/** A server that ends a connection in the same packet that opens it: the caller gets an error, and the program continues. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openPostgres } from '../../src/adapters/storage/postgres/connection.ts';

const packet = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
/** Authentication succeeded, ready for queries, and then the message that PostgreSQL sends to each session when it shuts down. */
const openedAndEnded = Buffer.concat([
  packet('R', Buffer.alloc(4)),
  packet('Z', Buffer.from('I')),
  packet('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0')),
]);

it('A cancel request ends only the intended statement', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(openedAndEnded));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const fallen: unknown[] = [];
  const fall = (error: unknown): void => void fallen.push(error);
  process.on('uncaughtException', fall);
  const { db, close } = openPostgres(`postgresql://ward@127.0.0.1:${port}/core`, { most: 1, name: 'test' });
  try {
    for (let tries = 0; tries < 3; tries += 1) await expect(sql`select 1`.execute(db)).rejects.toThrow();
    expect(fallen).toEqual([]);
  } finally {
    process.off('uncaughtException', fall);
    await close();
    server.close();
  }
});
