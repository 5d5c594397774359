/**
 * A backlog of a million messages: the program starts, reports that it is ready, and claims jobs as fast as with ten (case 38).
 */
import { expect, it } from 'vitest';
import { openBenchWard, textDelivery } from '../../bench/ward.ts';
import { maxConcurrentByTask } from '../../src/ports/queue.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { connectionsOf } from '../support/rows.ts';

const rows = 1_000_000;
const people = 1_000;
const mostStartMs = 10_000;
const mostClaimMs = 20;

it('A database of a million rows claims a job in under 20 ms and starts in under 10 s', {
  timeout: 600_000,
}, async () => {
  const dataDir = await newDataFolder();
  const filled = await openBenchWard({ dataDir });
  const [ward] = filled.wards;
  if (!ward) throw new Error('no ward');
  const { handle } = connectionsOf(filled.core).core;
  handle.pragma('synchronous = OFF');
  const [message, turn] = [
    `INSERT INTO inbox (id, wardId, channel, externalId, lane, priority, kind, payload, occurredAt, receivedAt, status)
     VALUES (?, ?, 'counting', ?, ?, 5, 'message', ?, 0, 0, 'new')`,
    `INSERT INTO job (wardId, task, key, lane, priority, payload, dueAt, status, place, createdAt)
     VALUES (?, 'turn', ?, ?, 5, ?, 0, 'waiting', ?, 0)`,
  ].map((sql) => handle.prepare(sql));
  for (let from = 1; from <= rows; from += 50_000)
    handle.transaction(() => {
      for (let id = from; id < from + 50_000; id += 1) {
        const { lane, payload } = textDelivery(id);
        message?.run(id, ward.id, `${id}`, lane, payload);
        turn?.run(ward.id, `in:${id}`, lane, JSON.stringify({ inbox: id }), id <= people ? 'ready' : 'behind');
      }
    })();
  handle.pragma('wal_checkpoint(TRUNCATE)');
  const costs: number[] = [];
  for (let round = 0; round < 50; round += 1) {
    const now = new Date();
    const shares = { room: 1, running: [], isSuspectRunning: false, mostAtOnce: maxConcurrentByTask };
    const lease = { token: `${round}`, now, until: new Date(now.getTime() + 60_000) };
    const began = performance.now();
    const { claimed } = await filled.core.storage.jobs.exchange([], shares, lease);
    costs.push(performance.now() - began);
    expect(claimed).toHaveLength(1);
    await filled.core.storage.jobs.putBack([lease.token], now);
  }
  await filled.core.media.close();
  await filled.core.close();
  const claimMs = costs.toSorted((a, b) => a - b)[25] ?? 0;

  const began = performance.now();
  const { system, close } = await openBenchWard({ dataDir });
  await system.start();
  const ready = await system.app.inject('/readyz');
  const startMs = performance.now() - began;
  process.stdout.write(`million: ${claimMs.toFixed(2)} ms a claim, ${startMs.toFixed(0)} ms until ready\n`);
  expect(claimMs).toBeLessThan(mostClaimMs);
  expect([ready.statusCode, startMs < mostStartMs]).toEqual([200, true]);
  await close();
});
