/**
 * The process is killed while it communicates with the Official Account: every delivery is
 * handled once, and no message is lost. A few crash points run with `npm test`, the others
 * in `zalo-kills.long.test.ts`; `crash-points` covers every point over Telegram.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../support/product.ts';
import { onThisDay } from '../support/today.ts';
import { aPhoto } from '../support/world.ts';
import { openZaloProduct, type ZaloProduct } from './zalo-product.ts';

const short: readonly string[] = ['turn.beforeCommit', 'deliver.afterSending'];
const isLong = process.env.TEST_LONG === '1';
const isNow = (place: string): boolean => short.includes(place) !== isLong;

let product: ZaloProduct | null = null;
afterEach(async () => {
  await product?.close();
  product = null;
});

const question = 'Làm giấy khai sinh cần những giấy tờ gì?';
const receipt = 'HD-2';
/** The platform's first retry intervals in milliseconds (reference §8). */
const retriesMs = [30_000, 300_000] as const;
const patienceMs = 90_000;
/** @returns the product, which ends at this crash point, and its first process */
const begin = async (CRASH_AT: string, contributors = 0) => {
  const opened = await openZaloProduct(contributors);
  product = opened;
  const first = await opened.begin({ CRASH_AT });
  await opened.world.setWebhook(opened.hook);
  // Waits until the tokens are renewed: a kill during a renewal would end the access for good, because a refresh token works
  // once. That is not the subject of this story.
  await until(
    () => 'the first renewal, and a call that proves it',
    () => opened.world.calls.some(({ path }) => path.endsWith('/getoa')),
    patienceMs,
  );
  return { ...opened, first };
};

const messages = [
  ['before the commit', 'inbox.beforeCommit', 4],
  ['after the commit, before the answer', 'inbox.afterCommit', 5],
  ['in the middle of the turn', 'turn.beforeCommit', 7],
  ['after the turn', 'turn.afterCommit', 6],
] as const;

describe('the process is killed', { timeout: 240_000 }, () => {
  it.each(messages.filter(([, at]) => isNow(at)))(
    'Killed %s: a question is delivered again and handled once (%s, case %i)',
    async (_when, at) => {
      const { world, rows, first, begin: again } = await begin(at);
      const tu = world.addPerson('Lê Văn Tư');
      tu.write(question);
      expect(await first.ended).toBe('SIGKILL');
      await world.deliveriesDone();
      await again();
      world.advance(retriesMs[0]);
      await until(
        () => 'the receipt',
        () => tu.received().some(({ text }) => text.includes(receipt)),
        patienceMs,
      );
      await world.deliveriesDone();
      expect(world.events.filter(({ name }) => name === 'user_send_text').map(({ state }) => state)).toEqual([
        'delivered',
      ]);
      expect(await rows('SELECT code FROM question')).toHaveLength(1);
      expect(tu.received().filter(({ text }) => text.includes(receipt))).toHaveLength(1);
      expect(world.violations).toEqual([]);
    },
  );

  it.each(
    [
      ['before the call', 'deliver.afterSending'],
      ['after the call, before its answer is kept', 'deliver.afterCall'],
    ].filter(([, at = '']) => isNow(at)),
  )('Killed %s: an outgoing message is not lost and sent at most twice (%s, case 9)', async (_when, at = '') => {
    const { world, rows, first, begin: again } = await begin(at);
    const tu = world.addPerson('Lê Văn Tư');
    tu.write(question);
    expect(await first.ended).toBe('SIGKILL');
    await world.deliveriesDone();
    await again();
    world.advance(retriesMs[0]);
    await until(
      () => 'nothing waits to be said',
      async () =>
        tu.received().some(({ text }) => text.includes(receipt)) &&
        (await rows("SELECT id FROM outbox WHERE status NOT IN ('done', 'dropped')")).length === 0,
      patienceMs,
    );
    expect(await rows('SELECT code FROM question')).toHaveLength(1);
    const said = tu.received().map(({ text }) => text);
    expect(said.length - new Set(said).size).toBeLessThanOrEqual(1);
    expect(world.violations).toEqual([]);
  });

  it.each(['media.afterDownload', 'media.afterRename', 'media.beforeCommit'].filter(isNow))(
    'Killed at %s: each photo is stored exactly once (case 10)',
    async (at) => {
      const { world, people, rows, first, begin: again } = await begin(at, 1);
      people[0]?.sendPhotos(await Promise.all([aPhoto(), aPhoto()]), `Khối 4 ra quân\n${onThisDay()} dọn vệ sinh.`);
      expect(await first.ended).toBe('SIGKILL');
      await world.deliveriesDone();
      await again();
      for (const waitMs of retriesMs) world.advance(waitMs);
      await until(
        () => 'both photos',
        async () =>
          (await rows<{ state: string }>('SELECT state FROM submission_photo')).filter(
            ({ state }) => state === 'stored',
          ).length === 2,
        patienceMs,
      );
      await world.deliveriesDone();
      expect(await rows('SELECT id FROM submission')).toHaveLength(1);
      expect(await rows('SELECT state FROM submission_photo')).toHaveLength(2);
      expect(world.violations).toEqual([]);
    },
  );
});
