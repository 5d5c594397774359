/**
 * An Official Account's webhook must be answered within two seconds, or the platform retries and finally stops. Signed events are
 * sent over 64 connections while the same process handles them and replies.
 */
import { Agent, request } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startZaloOa } from '../bots/simulator/zalo-oa/standalone.ts';
import { zaloOa } from '../bots/zalo-oa/index.ts';
import { rowsOf } from '../tests/support/rows.ts';
import type { Figure } from './figure.ts';
import { openBenchWard } from './ward.ts';

const events = 2_000;
const people = 400;
const connections = 64;
/** How long the platform waits for an answer, in milliseconds. */
const patienceMs = 2_000;

/** Answer times of the webhook while the same process handles the events. */
export const zaloHook = async (): Promise<readonly Figure[]> => {
  const oa = await startZaloOa({ now: () => new Date() });
  const { account } = oa.world;
  const read = zaloOa.readConfig(
    {
      ZALO_OA_APP_ID: account.appId,
      ZALO_OA_APP_SECRET: account.appSecret,
      ZALO_OA_SECRET_KEY: account.secretKey,
      ZALO_OA_REFRESH_TOKEN: oa.world.issuePair().refreshToken,
      ZALO_OA_API_ROOT: oa.root,
      ZALO_OAUTH_ROOT: oa.root,
      ZALO_MEDIA_HOSTS: '127.0.0.1',
    },
    'dong-lac',
  );
  if (read.kind !== 'on') throw new Error(`the channel is ${JSON.stringify(read)}`);
  const bench = await openBenchWard({ more: [{ factory: zaloOa, config: read.config }] });
  const [ward] = bench.wards;
  if (!ward) throw new Error('no ward');
  const site = new URL(await bench.system.app.listen({ host: '127.0.0.1', port: 0 }));
  await bench.system.start();
  const askers = Array.from({ length: people }, (_, at) => oa.world.addPerson(`Người ${at + 1}`, { hasWritten: true }));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  let next = 0;
  const flood = async () => {
    const waits: number[] = [];
    const loop = monitorEventLoopDelay({ resolution: 10 });
    loop.enable();
    const upTo = next + events;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (next < upTo) {
          next += 1;
          waits.push(await post({ oa, askers, ward: ward.id, site, agent }, next));
        }
      }),
    );
    loop.disable();
    const seconds = (performance.now() - began) / 1_000;
    waits.sort((a, b) => a - b);
    return { waits, seconds, longestDelayMs: loop.max / 1e6, slowestMs: waits.at(-1) ?? 0 };
  };
  const atStart = await flood();
  const { waits, seconds, longestDelayMs, slowestMs } = await flood();
  agent.destroy();
  const stored = await rowsOf(bench.core)
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('channel', '=', 'zalo-oa')
    .executeTakeFirstOrThrow();
  await bench.close();
  await oa.close();
  return [
    { name: 'signed events a second, handled meanwhile', value: (events / seconds).toFixed(0) },
    { name: 'until the answer, p99 in ms', value: (waits[Math.floor(waits.length * 0.99)] ?? 0).toFixed(0) },
    { name: 'until the answer, the slowest in ms', value: slowestMs.toFixed(0) },
    { name: 'ratio slowest / what the platform waits', value: (slowestMs / patienceMs).toFixed(2) },
    { name: 'the same for the first events after a start', value: (atStart.slowestMs / patienceMs).toFixed(2) },
    { name: 'event loop, longest delay in ms', value: longestDelayMs.toFixed(0) },
    { name: 'stored of those that were answered', value: `${stored.n} of ${2 * events}` },
  ];
};

interface Hook {
  readonly oa: Awaited<ReturnType<typeof startZaloOa>>;
  readonly askers: readonly { readonly id: string }[];
  readonly ward: string;
  readonly site: URL;
  readonly agent: Agent;
}

/** Milliseconds until the answer. */
const post = ({ oa, askers, ward, site, agent }: Hook, number: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const timestamp = String(Date.now());
    const body = JSON.stringify({
      event_name: 'user_send_text',
      app_id: oa.world.account.appId,
      sender: { id: askers[number % people]?.id },
      recipient: { id: oa.world.account.oaId },
      user_id_by_app: '1',
      message: { msg_id: `bench-${number}`, text: `Cho tôi hỏi việc số ${number}: cần những giấy tờ gì?` },
      timestamp,
    });
    const headers = { 'content-type': 'application/json', 'x-zevent-signature': oa.world.sign(body, timestamp) };
    const path = `/hooks/zalo-oa/${ward}`;
    const began = performance.now();
    const call = request({ agent, host: site.hostname, port: site.port, path, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(performance.now() - began)
          : reject(new Error(`status ${answer.statusCode}`)),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
