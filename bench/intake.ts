/** Speed of the webhook, which stores each delivery durably before it answers, relative to a bare HTTP handler. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { type Figure, median } from './figure.ts';
import { openBenchWard } from './ward.ts';

const requests = 6_000;
const crowds = [64, 256];
/** Alternating rounds, so that other load on the machine affects both. */
const rounds = 3;

const post = (agent: Agent, port: number, path: string, number: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const call = request(
      { agent, port, host: '127.0.0.1', path, method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        answer.resume();
        answer.on('end', () =>
          answer.statusCode === 200
            ? resolve(performance.now() - started)
            : reject(new Error(`status ${answer.statusCode}`)),
        );
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify({ number, sender: String(number % 1_000), text: `Cho tôi hỏi việc số ${number}?` }));
  });

interface Rate {
  readonly perSecond: number;
  readonly p99: number;
  /** For the first four requests of each connection, while all connections are opened at once. */
  readonly openingP99: number;
}

/** Number of the last message; each webhook call sends another one, over all rounds. */
let next = 0;

const rate = async (port: number, path: string, connections: number): Promise<Rate> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = async (most: number): Promise<readonly number[]> => {
    const waits: number[] = [];
    const upTo = next + most;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (next < upTo) {
          next += 1;
          waits.push(await post(agent, port, path, next));
        }
      }),
    );
    return waits.toSorted((a, b) => a - b);
  };
  const opening = await ask(connections * 4);
  const started = performance.now();
  const waits = await ask(requests);
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  const p99 = (of: readonly number[]): number => of[Math.floor(of.length * 0.99)] ?? 0;
  return { perSecond: requests / seconds, p99: p99(waits), openingP99: p99(opening) };
};

/** The design's G4: at fifty updates a second, while the program handles them. */
const usual = { perSecond: 50, seconds: 10 };

/** Answer times in milliseconds, sorted, of requests that arrive at equal intervals whatever the answers take. */
const atUsualPace = async (port: number, path: string): Promise<readonly number[]> => {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const waits = await Promise.all(
    Array.from({ length: usual.perSecond * usual.seconds }, async (_, at) => {
      await sleep(Math.max(0, started + (at * 1_000) / usual.perSecond - performance.now()));
      next += 1;
      return post(agent, port, path, next);
    }),
  );
  agent.destroy();
  return waits.toSorted((a, b) => a - b);
};

const portOf = (address: string): number => Number(new URL(address).port);

/**
 * Requests a second of a webhook that is stored before it is answered, relative to a handler that stores nothing. Measured
 * alternately, so that both run under the same load.
 */
export const intake = async (): Promise<readonly Figure[]> => {
  const bare = Fastify();
  bare.post('/bare', async () => '');
  const barePort = portOf(await bare.listen({ host: '127.0.0.1', port: 0 }));
  const ward = await openBenchWard();
  const port = portOf(await ward.system.app.listen({ host: '127.0.0.1', port: 0 }));
  await ward.system.start();
  const figures: Figure[] = [];
  // The first run of each warms it up. A processor that was idle a moment ago is slow, for the bare handler too.
  for (const [name, to, path] of [
    ['bare handler', barePort, '/bare'],
    ['durable and handled meanwhile', port, '/hooks/counting/dong-lac'],
  ] as const) {
    await atUsualPace(to, path);
    const waits = await atUsualPace(to, path);
    const share = (part: number): string => (waits[Math.floor(waits.length * part)] ?? 0).toFixed(1);
    figures.push({
      name: `${usual.perSecond} a second, ${name}: p50 · p99 in ms`,
      value: `${share(0.5)} · ${share(0.99)}`,
    });
  }
  await ward.system.queue.stop(0);
  for (const connections of crowds) {
    const [plain, durable]: [Rate[], Rate[]] = [[], []];
    for (let at = 0; at < rounds; at += 1) {
      plain.push(await rate(barePort, '/bare', connections));
      durable.push(await rate(port, '/hooks/counting/dong-lac', connections));
    }
    const [bareRate, ours] = [plain, durable].map((all) => median(all.map(({ perSecond }) => perSecond))) as [
      number,
      number,
    ];
    const both = (of: (rate: Rate) => number): string =>
      [plain, durable].map((all) => median(all.map(of)).toFixed(0)).join(' · ');
    figures.push(
      { name: `${connections} connections: bare handler, requests a second`, value: bareRate.toFixed(0) },
      { name: `${connections} connections: durable webhook, requests a second`, value: ours.toFixed(0) },
      { name: `${connections} connections: ratio durable / bare`, value: (ours / bareRate).toFixed(2) },
      { name: `${connections} connections: p99 in ms, bare · durable`, value: both(({ p99 }) => p99) },
      { name: `${connections} connections: while they open`, value: both(({ openingP99 }) => openingP99) },
    );
  }
  await bare.close();
  await ward.close();
  return figures;
};
