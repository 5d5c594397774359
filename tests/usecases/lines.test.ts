/** Connection slots to a platform: how many there are, when they become free, how long callers wait. */
import { describe, expect, it } from 'vitest';
import { ChannelError } from '../../src/channel/channel-error.ts';
import { type CallSlot, createLines, downloadsOn } from '../../src/outbox/call-slots.ts';
import { bytesOf, inChunks } from '../support/chunks.ts';

const isTaken = (line: CallSlot): line is Extract<CallSlot, { end: unknown }> => 'end' in line;
const takeAll = (take: () => CallSlot) => {
  const taken: Extract<CallSlot, { end: unknown }>[] = [];
  for (;;) {
    const line = take();
    if (!isTaken(line)) return { taken, waitMs: line.waitMs };
    taken.push(line);
  }
};

describe('connection slots to a platform', () => {
  it('are limited for each platform and kind of call', () => {
    const lines = createLines(() => 0);
    const { taken, waitMs } = takeAll(() => lines.take('a', 'send'));
    expect(taken.length).toBeLessThanOrEqual(4);
    expect(waitMs).toBeLessThan(500);
    expect(isTaken(lines.take('b', 'send'))).toBe(true);
    expect(isTaken(lines.take('a', 'download'))).toBe(true);
    // The answer to a button press does not wait for other messages.
    expect(isTaken(lines.take('a', 'press'))).toBe(true);
  });

  it('are free again after a call has ended, once for each call', () => {
    const lines = createLines(() => 0);
    const { taken } = takeAll(() => lines.take('a', 'send'));
    taken[0]?.end();
    taken[0]?.end();
    expect(takeAll(() => lines.take('a', 'send')).taken).toHaveLength(1);
  });

  it('are polled less often while no call ends', () => {
    let now = 0;
    const lines = createLines(() => now);
    const { taken, waitMs } = takeAll(() => lines.take('a', 'send'));
    now = 10_000;
    expect(takeAll(() => lines.take('a', 'send')).waitMs).toBeGreaterThan(waitMs);
    taken[0]?.end();
    lines.take('a', 'send');
    expect(takeAll(() => lines.take('a', 'send')).waitMs).toBe(waitMs);
  });

  it('become more for a fast platform, and few again at its first slow answer', () => {
    let now = 0;
    const lines = createLines(() => now);
    const call = (tookMs: number) => {
      const line = lines.take('a', 'send');
      now += tookMs;
      if (isTaken(line)) line.end();
    };
    for (let at = 0; at < 200; at += 1) call(20);
    const { taken, waitMs } = takeAll(() => lines.take('a', 'send'));
    expect(taken.length).toBeGreaterThan(10);
    expect(waitMs).toBeLessThan(100);
    expect(lines.waitMs('a', 'send')).toBe(waitMs);
    for (const line of taken) line.end();
    expect(lines.waitMs('a', 'send')).toBe(0);
    call(500);
    expect(takeAll(() => lines.take('a', 'send')).taken).toHaveLength(4);
  });

  it('are waited for briefly if all fast platforms have none free, and not for a slow one', async () => {
    let now = 0;
    const lines = createLines(() => now);
    for (let at = 0; at < 200; at += 1) {
      const line = lines.take('a', 'send');
      now += 20;
      if (isTaken(line)) line.end();
    }
    await lines.soon('send');
    const { taken } = takeAll(() => lines.take('a', 'send'));
    let isThere = false;
    const coming = lines.soon('send').then(() => {
      isThere = true;
    });
    await Promise.resolve();
    expect(isThere).toBe(false);
    taken[0]?.end();
    await coming;
    expect(isTaken(lines.take('a', 'send'))).toBe(true);
    // If no call ends, the wait ends by itself.
    await lines.soon('send');
    const slow = takeAll(() => lines.take('b', 'send')).taken;
    expect(slow).toHaveLength(4);
    const told: string[] = [];
    await Promise.race([
      lines.soon('send').then(() => told.push('at once')),
      new Promise((resolve) => setImmediate(resolve)),
    ]);
    expect(told).toEqual(['at once']);
  });

  it('of a download are released however it ends; without a free slot the download is repeated later', async () => {
    const lines = createLines(() => 0);
    const broken = {
      async *download() {
        yield new Uint8Array(1);
        throw new Error('the line broke');
      },
    };
    const file = { channel: 'a', fileId: 'f', width: null, height: null } as never;
    const source = downloadsOn(lines, new Map([['a', broken as never]])).get('a');
    const read = () => bytesOf(source?.download(file, 1) ?? inChunks());
    await expect(read()).rejects.toThrow('the line broke');
    const { taken } = takeAll(() => lines.take('a', 'download'));
    expect(taken.length).toBeGreaterThan(0);
    const refusal = await read().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ChannelError);
    expect((refusal as ChannelError).details.retryAfterMs).toBeGreaterThan(0);
  });
});
