/**
 * Compares what was planned with what is used, on one PostgreSQL in one run: graphile-worker with our job rows (0131, 0263), and
 * a conversation's memory in Redis with its row (0137, 0264). graphile-worker is not among our packages: `npm i --prefix FOLDER
 * graphile-worker@0.18`, then `NODE_PATH=FOLDER/node_modules npm run bench -- instead`.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';
import { systemClock } from '../src/adapters/clock.ts';
import { createEmbeddedQueue } from '../src/adapters/queue/embedded.ts';
import { openCore } from '../src/compose/core.ts';
import { personId, wardId } from '../src/domain/ids.ts';
import { nowhere } from '../src/ports/crash-point.ts';
import { slots } from '../src/ports/queue.ts';
import { newDatabases, postgresBinaries } from '../tests/support/postgres.ts';
import type { Figure } from './figure.ts';
import { startRedis } from './redis-server.ts';
import { silent } from './ward.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const ward = wardId('dong-lac');
const lanes = 200;
/** Jobs of a lane, added in one transaction as a turn does. */
const inLane = 10;
const reads = 10_000;

interface GraphileWorker {
  run(options: object): Promise<{ stop(): Promise<void> }>;
  runMigrations(options: object): Promise<void>;
  readonly Logger: new (factory: () => () => void) => unknown;
}
function graphileWorker(): GraphileWorker | null {
  try {
    return createRequire(import.meta.url)('graphile-worker') as GraphileWorker;
  } catch {
    return null;
  }
}

const took = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

interface Worked {
  readonly putMs: number;
  readonly workedMs: number;
  /** The order in which three jobs of one lane ran, the first of which fails once. */
  readonly order: string;
}

/** Runs until this many jobs have succeeded. The job named '1' fails the first time. */
function handling(count: number) {
  const order: string[] = [];
  let left = count;
  let over = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    over = resolve;
  });
  const handle = async (name: string): Promise<void> => {
    order.push(name);
    if (name === '1' && order.length === 1) throw new Error('the first try fails');
    left -= 1;
    if (left === 0) over();
  };
  return { all, order, handle };
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/**
 * The measurement for both queues: all lanes, then one lane whose first job fails once.
 * @param put adds jobs of one lane, in one transaction
 * @param work runs until this many jobs have succeeded; returns their names in order
 */
async function workedBy(
  put: (lane: string, names: readonly string[]) => Promise<unknown>,
  work: (count: number) => Promise<string>,
): Promise<Worked> {
  const jobs = numbers(inLane).map((at) => `job ${at}`);
  const putMs = await took(async () => {
    for (const lane of numbers(lanes)) await put(`lane ${lane}`, jobs);
  });
  const workedMs = await took(() => work(lanes * inLane));
  await put('one lane', ['1', '2', '3']);
  return { putMs, workedMs, order: await work(3) };
}

async function ours(): Promise<Worked> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-instead-'));
  const databases = await newDatabases();
  const core = await openCore({ root, dataDir, databases, clock: systemClock, reach: nowhere, wards: [] });
  const put = (lane: string, names: readonly string[]) =>
    core.storage.write(ward, async ({ jobs }) => {
      for (const name of names)
        await jobs.put({
          task: 'turn',
          payload: { name },
          lane,
          priority: 5,
          dueAt: systemClock.now(),
          key: `${lane} ${name}`,
        });
    });
  const work = async (count: number) => {
    const { all, order, handle } = handling(count);
    const queue = createEmbeddedQueue({ rows: core.storage.jobs, clock: systemClock, log: silent });
    const turn = async ({ payload }: { readonly payload: Readonly<Record<string, unknown>> }) => {
      await handle(String(payload.name));
      return { kind: 'done' } as const;
    };
    await queue.start({ turn }, async () => undefined);
    await all;
    await queue.stop(5_000);
    return order.join(' ');
  };
  const figures = await workedBy(put, work);
  await core.media.close();
  await core.close();
  rmSync(dataDir, { recursive: true, force: true });
  return figures;
}

async function graphiles({ run, runMigrations, Logger }: GraphileWorker): Promise<Worked> {
  const { core: connectionString } = await newDatabases();
  const logger = new Logger(() => () => undefined);
  await runMigrations({ connectionString, logger });
  const client = new pg.Client({ connectionString });
  await client.connect();
  const put = async (lane: string, names: readonly string[]) => {
    await client.query('begin');
    for (const name of names)
      await client.query('select graphile_worker.add_job($1, $2::json, queue_name := $3, job_key := $4)', [
        ...['turn', JSON.stringify({ name }), lane, `${lane} ${name}`],
      ]);
    await client.query('commit');
  };
  const work = async (count: number) => {
    const { all, order, handle } = handling(count);
    const taskList = { turn: ({ name }: { readonly name: string }) => handle(name) };
    const runner = await run({ connectionString, concurrency: slots, noHandleSignals: true, logger, taskList });
    await all;
    await runner.stop();
    return order.join(' ');
  };
  const figures = await workedBy(put, work);
  await client.end();
  return figures;
}

const workedFigures = (name: string, { putMs, workedMs, order }: Worked): readonly Figure[] => [
  { name: `${name}: ms to put a job, ${inLane} a transaction`, value: (putMs / lanes / inLane).toFixed(2) },
  { name: `${name}: jobs a second, ${lanes} lanes`, value: ((1000 * lanes * inLane) / workedMs).toFixed(0) },
  { name: `${name}: order of a lane whose first job fails once`, value: order },
];

/** Microseconds to read the memory of a conversation, one after the other, from its row and from Redis. */
async function memoryFigures(): Promise<readonly Figure[]> {
  const redis = await startRedis();
  if (!redis) return [{ name: 'memory in Redis', value: 'redis-server is not installed' }];
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-instead-'));
  const memory = { open: { ask: 'text', code: 'DL-2611-0001' }, shown: ['DL-2611-0001', 'DL-2611-0002'] };
  const rowUs = async (databases: Awaited<ReturnType<typeof newDatabases>> | null) => {
    const core = await openCore({ root, dataDir, databases, clock: systemClock, reach: nowhere, wards: [] });
    const people = numbers(100).map((at) => personId(String(at).padStart(26, '0')));
    await core.storage.write(ward, async ({ dialogues }) => {
      for (const person of people) await dialogues.write(person, 1, memory, systemClock.now());
    });
    // A unit of work reads each person once, so every unit here reads all of them, as that many turns would.
    const readAll = () =>
      core.storage.write(ward, async ({ dialogues }) => {
        for (const person of people) await dialogues.read(person, 1);
      });
    await readAll();
    const ms = await took(async () => {
      for (const _ of numbers(reads / people.length)) await readAll();
    });
    await core.media.close();
    await core.close();
    return (1000 * ms) / reads;
  };
  const client = new Redis(redis.path);
  await client.set('dialogue', JSON.stringify(memory));
  for (const _ of numbers(100)) await client.get('dialogue');
  const redisMs = await took(async () => {
    for (const _ of numbers(reads)) JSON.parse((await client.get('dialogue')) ?? 'null');
  });
  client.disconnect();
  await redis.stop();
  const figures = [
    { name: 'memory of a conversation, µs: a row of SQLite', value: (await rowUs(null)).toFixed(0) },
    {
      name: 'memory of a conversation, µs: a row of PostgreSQL',
      value: (await rowUs(await newDatabases())).toFixed(0),
    },
    { name: 'memory of a conversation, µs: Redis, by a socket', value: ((1000 * redisMs) / reads).toFixed(0) },
  ];
  rmSync(dataDir, { recursive: true, force: true });
  return figures;
}

/** Jobs added and handled a second, the order of a lane after a failure, and µs to read a memory, each for both alternatives. */
export const instead = async (): Promise<readonly Figure[]> => {
  if (postgresBinaries() === null) return [{ name: 'nothing', value: 'there is no PostgreSQL on this machine' }];
  const library = graphileWorker();
  const [mine, theirs] = [await ours(), library && (await graphiles(library))];
  return [
    ...workedFigures('job rows', mine),
    ...(theirs
      ? workedFigures('graphile-worker', theirs)
      : [{ name: 'graphile-worker', value: 'is not installed: see the head of bench/instead.ts' }]),
    ...(await memoryFigures()),
  ];
};
