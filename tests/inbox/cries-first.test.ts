/** A cry for help goes ahead of the messages that wait, and nothing else does. */
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Delivery, IncomingEvent } from '../../src/channel/incoming.ts';
import type { WardId } from '../../src/domain/ids.ts';
import { wardId } from '../../src/domain/ids.ts';
import { createCryWatch } from '../../src/inbox/cries-first.ts';

const channel = {
  parse: ({ payload }: Delivery) => [JSON.parse(payload) as IncomingEvent],
};
const channels = new Map([['alpha', channel]]);
const delivery = (event: object, more: Partial<Delivery> = {}): Delivery => ({
  ...{ channel: 'alpha', externalId: '1', lane: 'c:1', priority: 5, kind: 'message', occurredAt: new Date(0) },
  payload: JSON.stringify(event),
  ...more,
});

/** Lanes that go first after these deliveries were stored. */
async function hurriedOf(...deliveries: readonly Delivery[]): Promise<readonly string[]> {
  const hurried: string[] = [];
  const hurry = async (_: WardId, lanes: readonly string[]) => void hurried.push(...lanes);
  createCryWatch(hurry).look(wardId('dong-lac'), channels, deliveries);
  await until(deliveries.length);
  return hurried;
}

/** The watch reads at most two milliseconds in each turn of the event loop. */
async function until(deliveries: number): Promise<void> {
  for (let turn = 0; turn < deliveries + 5; turn += 1) await setImmediate();
}

it.each(['cháy nhà khối 6, cứu với', 'CHAY NHA KHOI 6 CUU VOI', 'có người đuối nước ở đập khối 4'])(
  '"%s" goes before the messages that wait, also as the caption of a photo',
  async (text) => {
    expect(await hurriedOf(delivery({ kind: 'text', text }))).toEqual(['c:1']);
    expect(await hurriedOf(delivery({ kind: 'attachments', attachments: [], caption: text }))).toEqual(['c:1']);
  },
);

it.each([
  'Cho tôi hỏi làm lại căn cước ở đâu?',
  'Sáng nay phường tập huấn phòng cháy chữa cháy cho 40 người dân khối 4.',
  `cháy nhà ${'x'.repeat(600)}`,
  '',
])('"%s" waits as any other message', async (text) => {
  expect(await hurriedOf(delivery({ kind: 'text', text }))).toEqual([]);
});

it('a press, an unknown channel, an event without words and one that cannot be parsed stay as they are', async () => {
  const cry = { kind: 'text', text: 'cháy nhà khối 6, cứu với' };
  expect(await hurriedOf(delivery(cry, { priority: 1 }))).toEqual([]);
  expect(await hurriedOf(delivery(cry, { channel: 'gone' }))).toEqual([]);
  expect(await hurriedOf(delivery({ kind: 'unsupported', platformType: 'sticker' }))).toEqual([]);
  expect(await hurriedOf(delivery(cry, { payload: '{' }), delivery(cry, { lane: 'c:2' }))).toEqual(['c:2']);
});

it('a cry among thousands is found while others still arrive in every turn of the event loop', {
  timeout: 30_000,
}, async () => {
  const hurried: string[] = [];
  const hurry = async (_: WardId, lanes: readonly string[]) => void hurried.push(...lanes);
  const watch = createCryWatch(hurry);
  const many = (from: number) =>
    Array.from({ length: 50 }, (_, at) => delivery({ kind: 'text', text: `Cho hỏi việc ${from + at}?` }));
  watch.look(wardId('dong-lac'), channels, [
    ...many(0),
    delivery({ kind: 'text', text: 'cháy nhà, cứu với' }, { lane: 'c:3' }),
  ]);
  const began = performance.now();
  for (let turn = 1; hurried.length === 0 && performance.now() - began < 20_000; turn += 1) {
    watch.look(wardId('dong-lac'), channels, turn < 60 ? many(turn * 50) : [delivery({ kind: 'text', text: 'x' })]);
    await setImmediate();
  }
  expect(hurried).toEqual(['c:3']);
});
