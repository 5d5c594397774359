/**
 * One of several processes that send through the same Official Account, using the channel with the shared database's secret slot.
 * Environment: DATA_DIR and the channel's variables. Arguments: the number of messages, then the recipients. Prints `ready`,
 * waits for a line on stdin, sends all messages at once, and prints the results as JSON.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { zaloOa } from '../../bots/zalo-oa/index.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { createSealer } from '../../src/adapters/sealer.ts';
import { createMailbox, createSecretSlot } from '../../src/adapters/storage/sql/channel-state.ts';
import type { DB } from '../../src/adapters/storage/sql/types.core.ts';
import { openSqlite } from '../../src/adapters/storage/sqlite/connection.ts';
import { wardId } from '../../src/domain/ids.ts';

const ward = wardId('dong-lac');
const dataDir = process.env.DATA_DIR ?? '';
const database = openSqlite<DB>(join(dataDir, 'core.db'));
const reading = zaloOa.readConfig(process.env, ward);
if (reading.kind !== 'on') throw new Error('the Official Account is not configured');
const channel = zaloOa.create(reading.config, {
  ward,
  publicUrl: null,
  key: new Uint8Array(32),
  onDeliveries: async () => undefined,
  cursor: { read: async () => null, store: async () => undefined },
  now: () => systemClock.now(),
  log: { info: () => {}, warn: () => {} },
  secret: createSecretSlot(
    { db: database.db, ward, channel: 'zalo-oa' },
    createSealer(wardKey(dataDir, ward)),
    systemClock,
    { error: () => {} },
  ),
  mailbox: createMailbox(database.db, ward, systemClock),
  uploads: { read: () => null as never },
  onHealth: () => undefined,
  onFailure: () => undefined,
});
await channel.start();
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const outcomes = await Promise.allSettled(
  process.argv.slice(2).map((conversation) =>
    channel.send({
      conversation,
      heading: null,
      text: `Kính gửi ${conversation}`,
      choices: [],
      photos: [],
      files: [],
    }),
  ),
);
process.stdout.write(`${JSON.stringify(outcomes.map(({ status }) => status))}\n`);
await channel.stop();
await database.close();
process.exit(0);
