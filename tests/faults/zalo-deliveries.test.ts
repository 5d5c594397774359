/**
 * Faults of Zalo's deliveries (retries for two hours, wrong order, deadlines of two seconds) and faults of the program itself.
 */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import { until } from '../support/product.ts';
import { rowsOf } from '../support/rows.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { aPhoto } from '../support/world.ts';
import { openZaloProduct, runChild, wardSlug, type ZaloProduct } from './zalo-product.ts';

let stage: Stage | null = null;
let product: ZaloProduct | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
  await product?.close();
  product = null;
});

const question = 'Làm giấy khai sinh cần những giấy tờ gì?';
const receipt = 'HD-2';
/** The platform's retry intervals in milliseconds (reference §8). */
const retriesMs = [30_000, 300_000, 900_000, 1_800_000, 3_600_000] as const;
const patienceMs = 90_000;

/** Posts an event as the platform does, with any body. */
const post = (at: Stage, body: string, timestamp: string, signature = at.oa.sign(body, timestamp)) =>
  fetch(`${at.publicUrl}/hooks/zalo-oa/${at.ward.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zevent-signature': signature },
    body,
  });
const inbox = (at: Stage) => rowsOf(at.core).selectFrom('inbox').selectAll().orderBy('id').execute();

describe('an event of the Official Account', { timeout: 180_000 }, () => {
  it('An event delivered twice in a row and ten times at once is handled once (cases 1 and 2)', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const tu = stage.stranger('Lê Văn Tư');
    await tu.says(question);
    await tu.sees(receipt);
    const event = stage.oa.events.findLast(({ name }) => name === 'user_send_text');
    if (!event) throw new Error('no event');
    stage.oa.redeliver(event.key);
    await stage.oa.deliveriesDone();
    for (let times = 0; times < 10; times += 1) stage.oa.redeliver(event.key);
    await stage.oa.deliveriesDone();
    await stage.system.queue.idle();
    expect(event.deliveries.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    expect(await stage.questions()).toHaveLength(1);
    expect(tu.count(receipt)).toBe(1);
  });

  it('Two events that arrive in the wrong order, a press before its message, are both handled (case 12)', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    stage.oa.holdDeliveries();
    await lan.sends(3, `Khối 4 ra quân\nNgày 25/11/2026, nhân dân khối 4 cùng dọn vệ sinh tuyến đường chính.`);
    await lan.says('Nguồn: UBND phường');
    stage.oa.releaseDeliveries('reversed');
    await lan.sees('3 ảnh');
    const [item, ...others] = await stage.submissions();
    expect(others).toEqual([]);
    expect(item?.photos).toHaveLength(3);
    expect(lan.count('Nguồn của')).toBe(0);
  });

  it('Events delivered hours late get one receipt and one greeting, and keep the time at which they were written (case 16)', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const tu = stage.stranger('Lê Văn Tư');
    await tu.says('Xin chào');
    await tu.sees('Kính chào');
    stage.oa.holdDeliveries();
    const writtenAt = stage.clock.now().getTime();
    const asked = ['Khai sinh cho con', 'Chứng thực bản sao', 'Đăng ký tạm trú', 'Cấp lại giấy khai tử'];
    for (const what of asked) {
      await tu.says('Xin chào');
      await tu.says(`${what} cần những giấy tờ gì?`);
    }
    stage.clock.advance(5 * 3_600_000);
    stage.oa.releaseDeliveries();
    await stage.eventually('all are taken', async () =>
      (await stage?.questions())?.length === asked.length ? true : null,
    );
    expect(tu.count(receipt)).toBe(0);
    stage.clock.advance(61_000);
    await tu.sees('Đã tiếp nhận 4 câu hỏi');
    await stage.system.queue.idle();
    expect(tu.count(receipt)).toBe(1);
    // One greeting from before the interruption, and one for all held messages.
    expect(tu.count('Kính chào')).toBe(2);
    const questions = await stage.questions();
    const said = tu.phone.seen().findLast(({ text }) => text.includes(receipt))?.text ?? '';
    for (const { code } of questions) expect(said).toContain(code);
    for (const { receivedAt } of questions) expect(receivedAt.getTime() - writtenAt).toBeLessThan(60_000);
    expect(questions.map(({ body }) => body.slice(0, 6))).toEqual(asked.map((what) => what.slice(0, 6)));
  });

  it('An event of an unknown kind is stored, answered with 200 and skipped (case 14)', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const { appId, oaId } = stage.oa.account;
    const tu = stage.stranger('Lê Văn Tư');
    const body = JSON.stringify({
      event_name: 'user_did_something_new',
      app_id: appId,
      sender: { id: tu.phone.accountId },
      recipient: { id: oaId },
      message: { msg_id: 'new-1', hologram: { depth: 3 } },
      timestamp: '1795572000000',
      something: null,
    });
    for (let times = 0; times < 2; times += 1) expect((await post(stage, body, '1795572000000')).status).toBe(200);
    await stage.system.queue.idle();
    expect(await inbox(stage)).toMatchObject([{ kind: 'unknown', status: 'skipped' }]);
    await tu.says(question);
    await tu.sees(receipt);
  });

  it('An event without the required fields is answered if it is signed, and refused otherwise (case 15)', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const { appId } = stage.oa.account;
    const bare = JSON.stringify({ app_id: appId, timestamp: '1795572000000' });
    expect((await post(stage, bare, '1795572000000')).status).toBe(200);
    const strange = JSON.stringify({ app_id: appId, event_name: 'user_send_text', message: [], timestamp: '1' });
    expect((await post(stage, strange, '1')).status).toBe(200);
    // The console's probe is unsigned and empty; any other unsigned request is forged.
    const probe = await fetch(`${stage.publicUrl}/hooks/zalo-oa/${stage.ward.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([probe.status, await probe.text()]).toEqual([200, '']);
    for (const body of ['[]', 'null', '"text"', bare, 'no json'])
      expect((await post(stage, body, '1', '0'.repeat(64))).status).toBe(401);
    await stage.system.queue.idle();
    const rows = await inbox(stage);
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ status }) => status === 'new')).toEqual([]);
  });

  it('An event that always fails is tried five times and set aside; the person’s next message is handled (case 17)', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const channels = stage.runtime.channels as Map<string, Channel>;
    const real = channels.get('zalo-oa');
    if (!real) throw new Error('no channel');
    // Once it was read for a cry for help, when it was stored.
    let tries = -1;
    channels.set('zalo-oa', {
      ...real,
      parse: (delivery) => {
        if (!delivery.payload.includes('POISON')) return real.parse(delivery);
        tries += 1;
        throw new Error('no code survives this');
      },
    });
    const tu = stage.stranger('Lê Văn Tư');
    await tu.says('POISON');
    await tu.says(question);
    for (let wanted = 1; wanted <= 5; wanted += 1) {
      await stage.eventually(`try ${wanted}`, () => (tries >= wanted ? true : null));
      await stage.eventually('the wait is written down', async () => {
        const row = await rowsOf(stage?.core)
          .selectFrom('job')
          .select('status')
          .where('task', '=', 'turn')
          .where('attempts', '=', wanted)
          .executeTakeFirst();
        return wanted === 5 || row?.status === 'waiting' ? true : null;
      });
      stage.clock.advance([1_100, 5_100, 30_100, 120_100, 1][wanted - 1] ?? 1);
    }
    await tu.sees(receipt);
    expect(tries).toBe(5);
    const fromPeople = (await inbox(stage)).filter(({ kind }) => kind === 'user_send_text');
    expect(fromPeople.map(({ status }) => status).toSorted()).toEqual(['dead', 'done']);
  });

  it('Photos delivered as separate events, each twice, give one draft and one answer', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const person = stage.oa.person(lan.phone.accountId);
    stage.oa.holdDeliveries();
    person.sendPhotos(
      await Promise.all([aPhoto(), aPhoto(), aPhoto(), aPhoto()]),
      `Khối 4 ra quân\nNgày 25/11/2026 dọn vệ sinh.`,
    );
    stage.oa.releaseDeliveries();
    for (const { key } of stage.oa.events.filter(({ name }) => name === 'user_send_image')) stage.oa.redeliver(key);
    await lan.sees('Nguồn của');
    await stage.system.queue.idle();
    const items = await stage.submissions();
    expect(items.map(({ photos }) => photos.length)).toEqual([4]);
    expect(lan.count('Nguồn của')).toBe(1);
  });
});

describe('an event whose response is lost', { timeout: 240_000 }, () => {
  it('An event whose response is lost is delivered six times within two hours and handled once (cases 3 and 23)', async () => {
    product = await openZaloProduct();
    const { world, lossyLine, rows } = product;
    await product.begin();
    const line = await lossyLine(5);
    await world.setWebhook(line.address);
    const tu = world.addPerson('Lê Văn Tư');
    tu.write(question);
    for (const [at, waitMs] of retriesMs.entries()) {
      await until(
        () => `delivery ${at + 1}`,
        () => line.seen.length > at,
        patienceMs,
      );
      await world.deliveriesDone();
      world.advance(waitMs);
    }
    await until(
      () => 'the last delivery',
      () => line.seen.length === 6,
      patienceMs,
    );
    await world.deliveriesDone();
    expect(line.seen).toEqual([
      { retry: null, status: 200 },
      ...['1', '2', '3', '4', '5'].map((retry) => ({ retry, status: 200 })),
    ]);
    expect(world.events.find(({ name }) => name === 'user_send_text')?.state).toBe('delivered');
    await until(
      () => 'the receipt, and nothing behind it',
      async () =>
        tu.received().some(({ text }) => text.includes(receipt)) &&
        (await rows("SELECT id FROM outbox WHERE status NOT IN ('done', 'dropped')")).length === 0,
      patienceMs,
    );
    expect(await rows('SELECT code FROM question')).toHaveLength(1);
    expect(tu.received().filter(({ text }) => text.includes(receipt))).toHaveLength(1);
    expect(world.isWebhookEnabled()).toBe(true);
    expect(world.violations).toEqual([]);
  });

  it('An event during a three-second commit gets 200 only after the commit, and its repeat is ignored (case 24)', async () => {
    product = await openZaloProduct(0, 2_000);
    const { world, rows, hook, dataDir } = product;
    await product.begin();
    await world.setWebhook(hook);
    const tu = world.addPerson('Lê Văn Tư');
    tu.write('Xin chào');
    await until(
      () => 'the welcome',
      () => tu.received().some(({ text }) => text.includes('Kính chào')),
      patienceMs,
    );
    const lock = runChild('tests/faults/zalo-write-lock.ts', {}, [join(dataDir, 'core.db'), '3000']);
    await until(
      () => `the lock: ${lock.output()}`,
      () => lock.output().includes('locked'),
      patienceMs,
    );
    tu.write(question);
    await world.deliveriesDone();
    const event = world.events.findLast(({ name }) => name === 'user_send_text');
    // No acknowledgement was sent that was not true: no answer within two seconds, and no row yet when the platform gave up.
    expect(event?.deliveries.map(({ status }) => status)).toEqual([null]);
    expect(await lock.ended).toBeNull();
    await until(
      () => 'the receipt',
      () => tu.received().some(({ text }) => text.includes(receipt)),
      patienceMs,
    );
    world.advance(retriesMs[0]);
    await until(
      () => 'the repeat',
      () => event?.state === 'delivered',
      patienceMs,
    );
    expect(await rows('SELECT code FROM question')).toHaveLength(1);
    expect(tu.received().filter(({ text }) => text.includes(receipt))).toHaveLength(1);
    expect(world.isWebhookEnabled()).toBe(true);
    expect(new Set(world.violations.map(({ rule }) => rule))).toEqual(new Set(['webhookSlow']));
    // The alarm is raised long before the platform disables the webhook.
    expect(await rows("SELECT key FROM once WHERE key = 'alarm:slow:zalo-oa'")).toHaveLength(1);
  });
});

/** `single-instance.test.ts` runs this case on Telegram every time; here it runs only in `zalo-deliveries.long.test.ts`. */
describe.skipIf(process.env.TEST_LONG !== '1')('a process under load', { timeout: 240_000 }, () => {
  it('SIGTERM under load: no 200 without a stored row, the process exits, and each event is handled once (case 11)', async () => {
    product = await openZaloProduct();
    const { world, rows, hook } = product;
    const first = await product.begin();
    await world.setWebhook(hook);
    const crowd = Array.from({ length: 30 }, (_, at) => world.addPerson(`Người dân ${at + 1}`, { hasWritten: true }));
    for (const [at, person] of crowd.entries()) person.write(`Câu hỏi ${at + 1}: ${question}`);
    const written = () => world.events.filter(({ name }) => name === 'user_send_text');
    await until(
      () => 'some are taken',
      () => written().filter(({ state }) => state === 'delivered').length >= 5,
      patienceMs,
    );
    expect(await first.end('SIGTERM')).toBeNull();
    await world.deliveriesDone();
    const taken = written().filter(({ deliveries }) => deliveries.some(({ status }) => status === 200)).length;
    expect(await rows("SELECT id FROM inbox WHERE kind = 'user_send_text'")).toHaveLength(taken);
    await product.begin();
    world.advance(retriesMs[0]);
    await until(
      () => 'a receipt for everybody',
      () => crowd.every((person) => person.received().some(({ text }) => text.includes('HD-2'))),
      patienceMs,
    );
    await world.deliveriesDone();
    expect(await rows('SELECT code FROM question')).toHaveLength(crowd.length);
    for (const person of crowd) expect(person.received().filter(({ text }) => text.includes('HD-2'))).toHaveLength(1);
    // While stopping, the program refuses webhooks; the platform retries.
    expect(world.violations.filter(({ rule }) => rule !== 'webhookStatus')).toEqual([]);
  });
});

describe('while the process is down', { timeout: 180_000 }, () => {
  it('The stored access works after a restart, and the platform repeats the messages sent meanwhile', async () => {
    product = await openZaloProduct();
    const { world, hook } = product;
    const first = await product.begin();
    await world.setWebhook(hook);
    const tu = world.addPerson('Lê Văn Tư', { hasWritten: true });
    await until(
      () => 'the first renewal',
      () => world.calls.some(({ params }) => params.grant_type === 'refresh_token'),
      patienceMs,
    );
    await first.end('SIGTERM');
    tu.write(question);
    await world.deliveriesDone();
    await product.begin();
    world.advance(retriesMs[0]);
    await until(
      () => 'the receipt',
      () => tu.received().some(({ text }) => text.includes(receipt)),
      patienceMs,
    );
    // The second process used the access token that the first one had stored.
    expect(world.calls.filter(({ params }) => params.grant_type === 'refresh_token')).toHaveLength(1);
    expect(world.violations).toEqual([]);
    expect(hook).toContain(wardSlug);
  });
});
