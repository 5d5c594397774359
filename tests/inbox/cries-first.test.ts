/** A cry for help goes ahead of the messages that wait, and nothing else does. */
import { expect, it } from 'vitest';
import type { Delivery, IncomingEvent } from '../../src/channel/incoming.ts';
import { criesFirst } from '../../src/inbox/cries-first.ts';

const channel = {
  parse: ({ payload }: Delivery) => [JSON.parse(payload) as IncomingEvent],
};
const channels = new Map([['alpha', channel]]);
const delivery = (event: object, more: Partial<Delivery> = {}): Delivery => ({
  ...{ channel: 'alpha', externalId: '1', lane: 'c:1', priority: 5, kind: 'message', occurredAt: new Date(0) },
  payload: JSON.stringify(event),
  ...more,
});
const priorityOf = (event: object, more: Partial<Delivery> = {}): number | undefined =>
  criesFirst(channels, [delivery(event, more)])[0]?.priority;

it.each(['cháy nhà khối 6, cứu với', 'CHAY NHA KHOI 6 CUU VOI', 'có người đuối nước ở đập khối 4'])(
  '"%s" goes before the messages that wait, also as the caption of a photo',
  (text) => {
    expect(priorityOf({ kind: 'text', text })).toBe(2);
    expect(priorityOf({ kind: 'attachments', attachments: [], caption: text })).toBe(2);
  },
);

it.each([
  'Cho tôi hỏi làm lại căn cước ở đâu?',
  'Sáng nay phường tập huấn phòng cháy chữa cháy cho 40 người dân khối 4.',
  `cháy nhà ${'x'.repeat(600)}`,
  '',
])('"%s" waits as any other message', (text) => {
  expect(priorityOf({ kind: 'text', text })).toBe(5);
});

it('a press, an unknown channel and an event without words stay as they are', () => {
  const cry = { kind: 'text', text: 'cháy nhà khối 6, cứu với' };
  expect(priorityOf(cry, { priority: 1 })).toBe(1);
  expect(priorityOf(cry, { channel: 'gone' })).toBe(5);
  expect(priorityOf({ kind: 'unsupported', platformType: 'sticker' })).toBe(5);
});
