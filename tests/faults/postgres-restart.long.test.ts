/**
 * PostgreSQL restarts under load, as the program sees it: connections break and the server is
 * unreachable for some seconds (case 31), and answers to COMMIT are lost, so that the outcome is
 * unknown (case 32). Senders that receive 503 try again, as platforms do; each message is handled once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBenchWard } from '../../bench/ward.ts';
import { newDatabases, postgresBinaries } from '../support/postgres.ts';
import { rowsOf } from '../support/rows.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const awayMs = 5_000;
const mostRecoveryMs = 30_000;

describe.skipIf(postgresBinaries() === null)('PostgreSQL (where this machine has one)', () => {
  let network: TcpProxy;
  let bench: Awaited<ReturnType<typeof openBenchWard>>;
  let address: string;
  beforeEach(async () => {
    const { core, portal } = await newDatabases();
    const url = new URL(core);
    network = await openTcpProxy(Number(url.port));
    url.port = String(network.port);
    bench = await openBenchWard({ databases: { core: url.href, portal } });
    await bench.system.start();
    address = await bench.system.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(async () => {
    network.set('passing');
    await bench.close();
    await network.close();
  });

  /** Over HTTP: an injected request never counts as complete, and would be answered 408 after ten seconds. */
  const post = async (number: number): Promise<number> =>
    (
      await fetch(`${address}/hooks/counting/${bench.wards[0]?.id}`, {
        ...{ method: 'POST', body: JSON.stringify({ number }) },
        headers: { 'content-type': 'application/json' },
      })
    ).status;
  /** Delivers a message as a platform does, repeating it until it is accepted. Records every status. */
  const statuses: number[] = [];
  const deliver = async (number: number): Promise<void> => {
    for (;;) {
      const status = await post(number);
      statuses.push(status);
      if (status === 200) return;
      await sleep(200);
    }
  };
  const handledOnce = async (count: number) => {
    await expect
      .poll(async () => (await rowsOf(bench.core).selectFrom('job').select('id').execute()).length, {
        timeout: 180_000,
      })
      .toBe(0);
    const inbox = await rowsOf(bench.core).selectFrom('inbox').select(['externalId', 'status']).execute();
    expect(inbox.map(({ status }) => status)).toEqual(Array(count).fill('done'));
    // Compares the text of the questions: a title that equals the first line is not stored separately.
    const questions = await rowsOf(bench.core).selectFrom('question').select('body').execute();
    expect(new Set(questions.map(({ body }) => body)).size).toBe(questions.length);
    expect(questions).toHaveLength(count);
    const receipts = await rowsOf(bench.core)
      .selectFrom('outbox')
      .select('status')
      .where('effect', 'like', '%question-receipt%')
      .execute();
    expect(receipts).toHaveLength(count);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  };

  it('Five seconds of downtime under load give 503 and never a false 200; service is back within half a minute, and each delivery is handled once', {
    timeout: 400_000,
  }, async () => {
    statuses.length = 0;
    const crowd: Promise<void>[] = [];
    let number = 0;
    const come = async (ms: number) => {
      for (const end = performance.now() + ms; performance.now() < end; await sleep(50)) {
        number += 1;
        crowd.push(deliver(number));
      }
    };
    await come(1_500);
    network.set('refusing');
    network.cut();
    await come(awayMs);
    expect(statuses).toContain(503);
    network.set('passing');
    const back = performance.now();
    await deliver(0);
    const recoveryMs = performance.now() - back;
    await come(1_500);
    await Promise.all(crowd);
    process.stdout.write(
      `restart: ${number} messages, ${statuses.filter((each) => each === 503).length} times 503, back in ${Math.round(recoveryMs)} ms\n`,
    );
    expect(recoveryMs).toBeLessThan(mostRecoveryMs);
    await handledOnce(number + 1);
  });

  it('When responses to COMMIT are lost repeatedly, no committed work is done twice', {
    timeout: 400_000,
  }, async () => {
    statuses.length = 0;
    for (let number = 1; number <= 12; number += 1) {
      network.loseAnswersTo('commit', 2);
      await deliver(number);
    }
    network.loseAnswersTo('', 0);
    await handledOnce(12);
    expect(network.lost()).toBeGreaterThan(12);
  });
});
