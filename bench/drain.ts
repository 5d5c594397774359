/** How fast a backlog of messages becomes questions with receipts, compared with only writing the same rows. */
import { performance } from 'node:perf_hooks';
import { systemClock } from '../src/adapters/clock.ts';
import type { Delivery } from '../src/channel/incoming.ts';
import { wardId } from '../src/domain/ids.ts';
import { createInboxWriter } from '../src/inbox/inbox-writer.ts';
import type { Figure } from './figure.ts';
import { openBenchWard, textDelivery } from './ward.ts';

/** Set DRAIN=10000 or 100000 for the sizes of the plan. */
const backlog = Number(process.env.DRAIN ?? '2000');
/** Two messages a person, 240 a minute: above three hundred a minute, messages are added to other cases (decision 0259). */
const people = Math.max(1, Math.floor(backlog / 2));
const apartMs = 250;
/** Codes of questions in sent messages. Only receipts contain them. */
const code = /\bHD-\d{4}-\d+/gu;
const waiting = (at: number): Delivery => ({
  ...textDelivery(at),
  lane: `c:${at % people}`,
  occurredAt: new Date(Date.now() - (backlog - at) * apartMs),
  payload: JSON.stringify({ number: at, sender: String(at % people), text: `Cho tôi hỏi việc số ${at}?` }),
});

/**
 * Messages handled a second (until the queue is idle for the first time), seconds until the last receipt is sent, processor time
 * of each message (less affected by other programs), and the rate of only writing the rows.
 */
export const drain = async (): Promise<readonly Figure[]> => {
  let receipts = 0;
  const ward = await openBenchWard({ onSaid: (_, text) => (receipts += text.match(code)?.length ?? 0) });
  const inbox = createInboxWriter(ward.core.storage, systemClock, () => {});
  const startedWriting = performance.now();
  await inbox.receive(
    wardId('dong-lac'),
    Array.from({ length: backlog }, (_, at) => waiting(at)),
  );
  const writing = (performance.now() - startedWriting) / 1000;
  const started = performance.now();
  const before = process.cpuUsage();
  await ward.system.start();
  await ward.system.queue.idle();
  const handled = (performance.now() - started) / 1000;
  const saidByThen = receipts;
  while (receipts < backlog) await new Promise((resolve) => setTimeout(resolve, 10));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  await ward.close();
  return [
    { name: 'messages that waited', value: String(backlog) },
    { name: 'messages handled, a second', value: (backlog / handled).toFixed(0) },
    { name: 'questions with a receipt by then', value: String(saidByThen) },
    { name: 'seconds until the last has its receipt', value: seconds.toFixed(1) },
    {
      name: 'why they differ',
      value: 'who asks again within a minute gets that receipt, alone or gathered, when the minute is full',
    },
    { name: 'processor of each, ms', value: ((user + system) / 1000 / backlog).toFixed(2) },
    { name: 'messages written to the inbox in one batch, a second', value: (backlog / writing).toFixed(0) },
    { name: 'ratio handled / written', value: (writing / handled).toFixed(3) },
  ];
};
