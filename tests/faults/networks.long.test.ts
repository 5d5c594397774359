/**
 * The network to a platform, the portal's database, Redis or a bucket breaks, stops responding, refuses connections and recovers:
 * no data is lost, and no message is sent and no file stored twice unless an answer was lost on the way. For the ward's own
 * database see `database-network` and `postgres-restart`.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBotApi } from '../../bench/peers/bot-api.ts';
import { startRedis } from '../../bench/redis-server.ts';
import { openBenchWard } from '../../bench/ward.ts';
import { createTelegram, telegram } from '../../bots/telegram/index.ts';
import { receiveTimes } from '../../bots/telegram/receive.ts';
import { clientTimes } from '../../bots/telegram/transport.ts';
import { openBucket } from '../../src/adapters/media/bucket.ts';
import { createBucketMediaStore } from '../../src/adapters/media/bucket-media-store.ts';
import { openShared } from '../../src/adapters/redis/shared.ts';
import type { ChannelFactory } from '../../src/channel/factory.ts';
import { newDatabases, postgresBinaries } from '../support/postgres.ts';
import { rowsOf } from '../support/rows.ts';
import { type S3Server, s3Credentials, startS3 } from '../support/s3-server.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { openWorld } from '../support/world.ts';

type Trouble = 'refusing' | 'silent';
const troubles: readonly Trouble[] = ['refusing', 'silent'];

const portOf = (address: string): number => Number(new URL(address).port);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) await pause(50);
};

describe('the network to the Bot API', () => {
  const token = '404:network';
  const times = { ...clientTimes, ...receiveTimes, callMs: 1_500, pollSeconds: 1, pollMarginMs: 1_000 };
  const unpaced = { perSecond: 1e6, perConversationPerSecond: 1e6, conversationBurst: 1e6, perGroupPerMinute: 1e6 };
  const impatient = {
    ...telegram,
    create: (config, context) => {
      const channel = createTelegram(config as never, context, { ...times, backOffMs: [200] });
      return { ...channel, abilities: { ...channel.abilities, pace: unpaced } };
    },
  } as ChannelFactory;
  let network: TcpProxy;
  let api: Awaited<ReturnType<typeof startBotApi>>;
  let bench: Awaited<ReturnType<typeof openBenchWard>>;

  beforeAll(async () => {
    api = await startBotApi();
    network = await openTcpProxy(portOf(api.root));
    const config = { token, apiRoot: `http://127.0.0.1:${network.port}`, receive: { mode: 'polling' } };
    bench = await openBenchWard({ more: [{ factory: impatient, config }] });
    await bench.system.start();
  });
  afterAll(async () => {
    network.set('passing');
    await bench.close();
    await network.close();
    api.stop();
  });

  const receipts = () =>
    rowsOf(bench.core)
      .selectFrom('outbox')
      .select(['status', 'personId'])
      .where('effect', 'like', '%question-receipt%');
  /** Each of these people asked once, and has exactly one case and one delivered receipt. */
  const eachOnce = async (people: number): Promise<void> => {
    await until(async () => (await receipts().where('status', '=', 'done').execute()).length >= people);
    await bench.system.queue.idle();
    const inbox = await rowsOf(bench.core).selectFrom('inbox').select(['status']).execute();
    expect(inbox.map(({ status }) => status)).toEqual(Array(people).fill('done'));
    const askers = await rowsOf(bench.core).selectFrom('question').select('askerId').execute();
    expect([askers.length, new Set(askers.map(({ askerId }) => askerId)).size]).toEqual([people, people]);
    const told = await receipts().execute();
    expect([told.length, new Set(told.map(({ personId }) => personId)).size]).toEqual([people, people]);
  };

  let asked = 0;
  const ask = (count: number): void => {
    api.feed({ token, from: asked + 1, count, words: 'question' });
    asked += count;
  };

  it.each(troubles)(
    'A network to the Bot API that is %s for three seconds loses no message and no receipt',
    { timeout: 180_000 },
    async (trouble) => {
      ask(20);
      await pause(300);
      network.set(trouble);
      network.cut();
      ask(20);
      await pause(3_000);
      network.set('passing');
      network.cut();
      await eachOnce(asked);
    },
  );

  it('A network that loses responses causes one repeated message for each lost response and no other repeat', {
    timeout: 180_000,
  }, async () => {
    const saidBefore = await api.said(token, 0);
    const lostBefore = network.lost();
    network.loseAnswersTo('sendMessage', 6);
    ask(20);
    await eachOnce(asked);
    const lost = network.lost() - lostBefore;
    expect(lost).toBeGreaterThan(0);
    // Each person gets a data notice and a receipt.
    const most = 2 * 20 + lost;
    expect((await api.said(token, 0)) - saidBefore).toBeLessThanOrEqual(most);
  });
});

describe.skipIf(postgresBinaries() === null)('the network to the portal (where this machine has a PostgreSQL)', () => {
  it.each(troubles)(
    'A network to the portal that is %s delays only approved items, which are published when it is back',
    {
      timeout: 180_000,
    },
    async (trouble) => {
      const { core, portal } = await newDatabases();
      const network = await openTcpProxy(portOf(portal));
      const through = new URL(portal);
      through.port = String(network.port);
      const world = await openWorld({ databases: { core, portal: through.href } });
      try {
        const lan = await world.person('Nguyễn Thị Lan', 'contributor');
        const minh = await world.person('Trần Văn Minh', 'deputy');
        const tu = await world.person('Vũ Văn Tú', 'citizen');
        await lan.says('Khối 4 họp dân\nTối qua khối 4 họp dân tại nhà văn hóa.\nNguồn: bà Lan');
        await lan.chooses('Gửi');
        network.set(trouble);
        network.cut();
        await minh.choosesOn('Chờ duyệt', 'Duyệt đăng');
        // Citizens and deciders get answers while the portal is unreachable.
        await tu.says('Cho tôi hỏi bao giờ sửa đèn đường ngõ 5 khối 2?');
        await tu.sees('Đã tiếp nhận');
        network.set('passing');
        network.cut();
        await world.article('Khối 4 họp dân');
      } finally {
        network.set('passing');
        network.cut();
        await world.close();
        await network.close();
      }
    },
  );
});

const redis = await startRedis();

describe.skipIf(redis === null)('the network to Redis (where redis-server is installed)', () => {
  const silentLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  afterAll(() => redis?.stop());

  it.each(troubles)(
    'A network to Redis that is %s delays no request, and Redis is used again when it is back',
    {
      timeout: 60_000,
    },
    async (trouble) => {
      const network = await openTcpProxy(redis?.path ?? '');
      const url = `redis://127.0.0.1:${network.port}`;
      const [web, worker] = ['web', 'worker'].map(() => openShared({ url, name: trouble, log: silentLog }));
      if (!web || !worker) throw new Error('two processes');
      let woken = 0;
      worker.onWake(() => {
        woken += 1;
      });
      const isHeard = async () => {
        const before = woken;
        web.wake();
        await pause(50);
        return woken > before;
      };
      try {
        await until(async () => (await web.count('tries', 60_000)) !== null);
        await until(isHeard);
        network.set(trouble);
        if (trouble === 'refusing') network.cut();
        const counted = await Promise.all([web.count('tries', 60_000), web.peek('tries')]);
        expect(counted).toEqual([null, null]);
        expect(await isHeard()).toBe(false);
        network.set('passing');
        network.cut();
        await until(async () => ((await web.peek('tries'))?.current ?? 0) >= 1);
        await until(isHeard);
      } finally {
        web.close();
        worker.close();
        await network.close();
      }
    },
  );
});

describe('the network to a bucket', () => {
  let folder: string;
  let server: S3Server;
  let network: TcpProxy;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'networks-'));
    server = await startS3(join(folder, 's3'));
    network = await openTcpProxy(portOf(server.endpoint));
  });
  afterAll(async () => {
    await network.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it.each([...troubles, 'losing answers'] as const)(
    'A network to a bucket that is %s leaves no partial photo, and the next attempt stores it completely',
    {
      timeout: 120_000,
    },
    async (trouble) => {
      const scratch = join(folder, 'work', trouble);
      const bucket = await openBucket({
        work: scratch,
        ...{
          bucket: 'tin-phuong',
          prefix: `${trouble.replace(' ', '-')}/`,
          endpoint: `http://127.0.0.1:${network.port}`,
        },
        ...{ region: 'us-east-1', credentials: s3Credentials, timeoutMs: 1_500 },
      });
      const media = createBucketMediaStore({ bucket, scratch });
      const photo = await aJpeg();
      const hash = createHash('sha256').update(photo).digest('hex');
      if (trouble === 'losing answers') network.loseAnswersTo('PUT ', 1_000);
      else network.set(trouble);
      network.cut();
      await expect(media.takePhoto(photo)).rejects.toThrow();
      network.set('passing');
      network.loseAnswersTo('', 0);
      network.cut();
      expect(await media.readPhoto(hash)).toBeNull();
      expect(await media.takePhoto(photo)).toMatchObject({ ok: true });
      expect(Buffer.from((await media.readOriginal(hash)) ?? [])).toEqual(Buffer.from(photo));
      expect(await readdir(scratch)).toEqual([]);
      await media.close();
    },
  );
});
