/** How much of a bare HTTP handler's speed is left when each webhook is durable before it is answered. */
import { Agent, request } from 'node:http';
import Fastify from 'fastify';
import type { Figure } from './figure.ts';
import { openBenchWard } from './ward.ts';

const requests = 6_000;
const connections = 64;

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

const rate = async (port: number, path: string): Promise<{ perSecond: number; p99: number }> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waits: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < requests) {
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
  const plain = await rate(barePort, '/bare');
  const durable = await rate(port, '/hooks/counting/dong-lac');
  await bare.close();
  await ward.close();
  return [
    { name: 'bare handler, requests a second', value: plain.perSecond.toFixed(0) },
    { name: 'durable webhook, requests a second', value: durable.perSecond.toFixed(0) },
    { name: 'ratio durable / bare', value: (durable.perSecond / plain.perSecond).toFixed(2) },
    { name: 'durable webhook, p99 in ms', value: durable.p99.toFixed(1) },
  ];
};
