/** Deliveries that arrive within a few turns of the event loop share a commit, and none is acknowledged before it. */
import { setImmediate as aTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { wardId } from '../../src/domain/ids.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import type { ArrivalStores } from '../../src/ports/storage.ts';

const ward = wardId('dong-lac');
const at = new Date('2026-11-25T01:00:00Z');
const delivery = (externalId: string) => ({
  ...{ channel: 'telegram', externalId, lane: `c:${externalId}`, priority: 5, kind: 'message' as const },
  ...{ payload: '{}', occurredAt: at },
});

function openWriter() {
  const commits: string[][] = [];
  const urgent = async <T>(work: (doors: ArrivalStores) => Promise<T>): Promise<T> => {
    const written: string[] = [];
    const doors = {
      receive: async (_: unknown, some: readonly { externalId: string }[]) =>
        void written.push(...some.map(({ externalId }) => externalId)),
    };
    const result = await work(doors as unknown as ArrivalStores);
    commits.push(written);
    return result;
  };
  return { commits, writer: createInboxWriter({ urgent }, { now: () => at }, () => undefined) };
}

it('Deliveries that arrive within two turns of the event loop share one commit', async () => {
  const { commits, writer } = openWriter();
  const first = writer.receive(ward, [delivery('1')]);
  await aTurn();
  const second = writer.receive(ward, [delivery('2')]);
  await aTurn();
  const third = writer.receive(ward, [delivery('3')]);
  expect(commits).toEqual([]);
  await Promise.all([first, second, third]);
  expect(commits).toEqual([['1', '2', '3']]);
});

it('When the event loop is busy, the writer commits without waiting for later deliveries', async () => {
  const { commits, writer } = openWriter();
  const first = writer.receive(ward, [delivery('1')]);
  const until = performance.now() + 30;
  while (performance.now() < until);
  await aTurn();
  await aTurn();
  const second = writer.receive(ward, [delivery('2')]);
  await Promise.all([first, second]);
  expect(commits).toEqual([['1'], ['2']]);
});
