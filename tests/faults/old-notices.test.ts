/**
 * Notices that an older version of the program queued before an update: some have names that have changed since, one lacks a fact
 * that is now required. The rows are written as the old version wrote them; the current version starts on them and delivers them.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSystem } from '../../src/compose/system.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { createPlatforms } from '../support/platforms.ts';
import { rowsOf } from '../support/rows.ts';
import { silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
beforeEach(async () => {
  ward = await openWard();
});
afterEach(() => ward.close());

const line = { code: 'DL-2611-0001', title: 'Trồng cây', level: 'overdue', due: '25/11/2026' };
const joined = (first: unknown, rest: unknown) => ({ key: 'list-join', facts: { line: first, rest } });
const lines = joined(
  { key: 'item-reminder-line', facts: line },
  joined({ key: 'item-reminders-more', facts: { count: 8 } }, ''),
);
const waiting = [
  { kind: 'notice', view: { noun: 'ward', name: 'item-reminders', facts: { count: 9, lines } } },
  {
    kind: 'notice',
    view: {
      noun: 'citizen',
      name: 'question-reminders',
      facts: { count: 7 },
      lines: [{ ...line, code: 'HD-2611-0001' }],
    },
  },
  {
    kind: 'tell',
    message: { key: 'change-by-request', facts: { code: 'DL-2611-0001', title: 'Trồng cây', state: 'published' } },
  },
];

it('Notices queued before an update are sent after it as readable sentences', async () => {
  const minh = await ward.person('Trần Văn Minh', 'deputy');
  const at = ward.clock.now().getTime();
  await ward.turn(({ stores, now }) =>
    stores.people.putAccount({
      ...{ channel: 'alpha', accountId: 'minh', conversation: 'minh', personId: minh.id, displayName: 'Minh' },
      ...{ lastUsedAt: now, unreachableAt: null },
    }),
  );
  const rows = rowsOf(ward.core);
  for (const [number, effect] of waiting.entries()) {
    const { id } = await rows
      .insertInto('outbox')
      .values({
        ...{ wardId: ward.ward.id, key: `dong-lac:old:${number}`, kind: effect.kind, personId: minh.id },
        ...{ effect: JSON.stringify({ ...effect, person: minh.id }), semantics: 'atLeastOnce', createdAt: at },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await rows
      .insertInto('job')
      .values({
        ...{ wardId: ward.ward.id, task: 'deliver', key: `deliver:${id}`, lane: `to:${minh.id}`, priority: 5 },
        ...{ payload: JSON.stringify({ outbox: id, kind: effect.kind }), dueAt: at, createdAt: at },
        place: number === 0 ? 'ready' : 'behind',
      })
      .execute();
  }
  const platforms = createPlatforms(['alpha']);
  const system = await createSystem({
    ...{
      dataDir: ward.dataDir,
      wards: [ward.ward],
      clock: ward.clock,
      log: silentLog,
      reach: nowhere,
      core: ward.core,
    },
    ...{ channels: { [ward.ward.id]: platforms.choices }, publicUrl: null, localUrl: () => 'http://127.0.0.1:1' },
  });
  await system.start();
  await system.queue.idle();
  const left = await rows.selectFrom('outbox').select(['key', 'status']).where('key', 'like', '%:old:%').execute();
  expect(left.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  const [items, questions, ...others] = (platforms.calls.alpha ?? []).map(({ text }) => text);
  expect(items).toBe('Nhắc 9 bài:\nDL-2611-0001 · Trồng cây · QUÁ HẠN 25/11/2026\nvà 8 việc nữa');
  expect(questions).toMatch(/^Có 7 câu hỏi đến kỳ nhắc:\nHD-2611-0001 “Trồng cây”.*\nvà 6 việc nữa$/u);
  // The start itself also sends notices to the board, so the list contains more than the old notices.
  expect(others.join('\n')).toContain('đã đăng. Anh/chị gửi đề nghị sửa');
  await system.stop(1_000);
});
