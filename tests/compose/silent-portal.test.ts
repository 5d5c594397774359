/** A portal that does not answer delays only the current message, briefly, and none of the messages after it (decision 0265). */
import { expect, it } from 'vitest';
import { openBenchWard } from '../../bench/ward.ts';

it('A silent portal delays one message, and the bot queries the portal again once it has answered', async () => {
  let asked = 0;
  const silent = Promise.withResolvers<void>();
  const bench = await openBenchWard({
    readAnswers: () => {
      asked += 1;
      return asked === 1 ? silent.promise : Promise.resolve();
    },
  });
  const writes = async (number: number): Promise<void> => {
    const before = bench.said();
    const { statusCode } = await bench.system.app.inject({
      ...{ method: 'POST', url: `/hooks/counting/${bench.wards[0]?.id}`, payload: JSON.stringify({ number }) },
      headers: { 'content-type': 'application/json' },
    });
    expect(statusCode).toBe(200);
    await expect.poll(() => bench.said(), { message: `message ${number} is answered` }).toBeGreaterThan(before);
    await bench.system.queue.idle();
  };
  try {
    await bench.system.start();
    await writes(1);
    for (const number of [2, 3, 4]) await writes(number);
    // Messages after the first did not wait, because the portal was not queried for them.
    expect(asked).toBe(1);
    silent.resolve();
    await writes(5);
    expect(asked).toBe(2);
  } finally {
    silent.resolve();
    await bench.close();
  }
});

it('A portal that refuses queries delays no message and is queried for each one', async () => {
  let asked = 0;
  const bench = await openBenchWard({
    readAnswers: () => {
      asked += 1;
      return Promise.reject(new Error('refused'));
    },
  });
  try {
    await bench.system.start();
    for (const number of [1, 2]) {
      const { statusCode } = await bench.system.app.inject({
        ...{ method: 'POST', url: `/hooks/counting/${bench.wards[0]?.id}`, payload: JSON.stringify({ number }) },
        headers: { 'content-type': 'application/json' },
      });
      expect(statusCode).toBe(200);
      await expect.poll(() => bench.said()).toBeGreaterThanOrEqual(number);
      await bench.system.queue.idle();
    }
    expect(asked).toBe(2);
  } finally {
    await bench.close();
  }
});
