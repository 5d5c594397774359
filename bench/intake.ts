/** How much of a bare HTTP handler's speed is left when each webhook is durable before it is answered. */
import { Agent, request } from 'node:http';
import Fastify from 'fastify';
import type { Figure } from './figure.ts';
import { openBenchWard } from './ward.ts';

const requests = 6_000;
const crowds = [64, 256];
/** By turns: what else the machine does meets both alike. */
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
    call.end(JSON.stringify({ number }));
  });

interface Rate {
  readonly perSecond: number;
  readonly p99: number;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Each webhook is another message, over all rounds. */
let next = 0;

const rate = async (port: number, path: string, connections: number): Promise<Rate> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waits: number[] = [];
  const upTo = next + requests;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < upTo) {
        next += 1;
        waits.push(await post(agent, port, path, next));
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  waits.sort((a, b) => a - b);
  return { perSecond: requests / seconds, p99: waits[Math.floor(waits.length * 0.99)] ?? 0 };
};

const portOf = (address: string): number => Number(new URL(address).port);

export const intake = async (): Promise<readonly Figure[]> => {
  const bare = Fastify();
  bare.post('/bare', async () => '');
  const barePort = portOf(await bare.listen({ host: '127.0.0.1', port: 0 }));
  const ward = await openBenchWard();
  const port = portOf(await ward.system.app.listen({ host: '127.0.0.1', port: 0 }));
  await ward.system.start();
  await ward.system.queue.stop(0);
  const figures: Figure[] = [];
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
    const [bareP99, p99] = [plain, durable].map((all) => median(all.map((each) => each.p99))) as [number, number];
    figures.push(
      { name: `${connections} connections: bare handler, requests a second`, value: bareRate.toFixed(0) },
      { name: `${connections} connections: durable webhook, requests a second`, value: ours.toFixed(0) },
      { name: `${connections} connections: ratio durable / bare`, value: (ours / bareRate).toFixed(2) },
      { name: `${connections} connections: bare handler, p99 in ms`, value: bareP99.toFixed(1) },
      { name: `${connections} connections: durable webhook, p99 in ms`, value: p99.toFixed(1) },
    );
  }
  await bare.close();
  await ward.close();
  return figures;
};
