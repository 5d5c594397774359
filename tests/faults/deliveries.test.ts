/** Faults of a platform's deliveries: repeats, wrong order, restarted numbering, and a delivery that makes every handler fail. */
import { afterEach, describe, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { deriveKey } from '../../src/adapters/signer.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { deriveSecret } from '../../src/channel/platform/webhook.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { openProduct, type Product, sendItem, until } from '../support/product.ts';
import { rowsOf } from '../support/rows.ts';
import { onThisDay } from '../support/today.ts';
import { aPhoto, openWorld, type Somebody, type World } from '../support/world.ts';

const botId = 7_000_000_001;
let world: World | null = null;
let product: Product | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
  await product?.close();
  product = null;
});

interface Written {
  readonly message?: Readonly<Record<string, unknown>>;
}

/** Posts updates to the webhook as the platform does; returns the statuses. */
const door = (at: World) => {
  const key = deriveKey(wardKey(at.dataDir, at.ward.id), 'channel:telegram');
  const secret = deriveSecret('telegram', key, at.ward.id, botId);
  return async (update: object): Promise<number> => {
    const answer = await fetch(`${at.publicUrl}/hooks/telegram/${at.ward.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify(update),
    });
    return answer.status;
  };
};

let nextUpdate = 990_000_000;
/** Parts of an album as updates that the platform has not sent; the test decides their order. */
const albumOf = async (at: World, person: Somebody, albumKey: string, count: number, caption: string) => {
  // The files are photos that another person sent, so that they can be downloaded.
  const lender = await at.person('Người cho mượn ảnh', 'citizen');
  await lender.sends(count);
  const files = at.telegram
    .updates()
    .map((update) => (update as unknown as Written).message)
    .filter((message) => (message?.chat as { id?: number } | undefined)?.id === lender.id)
    .flatMap((message) => (message?.photo ? [message.photo] : []));
  const first = 500_000 + nextUpdate;
  return files.map((photo, part) => {
    nextUpdate += 1;
    return {
      update_id: nextUpdate,
      message: {
        message_id: first + part,
        from: { id: person.id, is_bot: false, first_name: person.name, language_code: 'vi' },
        chat: { id: person.id, type: 'private', first_name: person.name },
        date: Math.floor(at.clock.now().getTime() / 1000),
        media_group_id: albumKey,
        photo,
        ...(part === 0 ? { caption } : {}),
      },
    };
  });
};

const story = (title: string): string =>
  `${title}\n${onThisDay()}, nhân dân khối 4 cùng dọn vệ sinh tuyến đường chính.\nNguồn: UBND phường`;

const questionsOf = (at: World) => at.core.unitOfWork.run(at.ward.id, (stores) => stores.questions.list());

describe('an update', () => {
  it('An update delivered ten times at once is handled once and answered with 200 each time', async () => {
    world = await openWorld({ mode: 'webhook' });
    const tu = await world.person('Lê Văn Tư', 'citizen');
    const post = door(world);
    nextUpdate += 1;
    const update = {
      update_id: nextUpdate,
      message: {
        message_id: 77,
        from: { id: tu.id, is_bot: false, first_name: 'Tư' },
        chat: { id: tu.id, type: 'private', first_name: 'Tư' },
        date: Math.floor(world.clock.now().getTime() / 1000),
        text: 'Làm giấy khai sinh cần những giấy tờ gì?',
      },
    };
    const statuses = await Promise.all(Array.from({ length: 10 }, () => post(update)));
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
    await tu.sees('Đã tiếp nhận câu hỏi');
    expect(await post(update)).toBe(200);
    await world.system.queue.idle();
    expect(await questionsOf(world)).toHaveLength(1);
    expect(tu.count('Đã tiếp nhận câu hỏi')).toBe(1);
  });

  it('A message delivered again under another number is handled once', async () => {
    world = await openWorld({ mode: 'webhook' });
    const tu = await world.person('Lê Văn Tư', 'citizen');
    await tu.says('Làm giấy khai sinh cần những giấy tờ gì?');
    await tu.sees('Đã tiếp nhận câu hỏi');
    const [update] = world.telegram.updates();
    nextUpdate += 1;
    expect(await door(world)({ ...update, update_id: nextUpdate })).toBe(200);
    await world.system.queue.idle();
    expect(await questionsOf(world)).toHaveLength(1);
    expect(tu.count('Đã tiếp nhận câu hỏi')).toBe(1);
  });

  // When polled with an offset that is too high, the real server returns the head of its queue: see telegram-receive.test.ts.
  it('An update with a lower number than all before is handled', async () => {
    world = await openWorld({ mode: 'webhook' });
    const tu = await world.person('Lê Văn Tư', 'citizen');
    await tu.says('Làm giấy khai sinh cần những giấy tờ gì?');
    await tu.sees('HD-2611-0001');
    world.telegram.jumpToUpdateId(1_000);
    await tu.says('Làm giấy kết hôn cần những giấy tờ gì?');
    await tu.sees('HD-2611-0002');
    expect(await questionsOf(world)).toHaveLength(2);
  });
});

describe('a delivery that always fails', { timeout: 180_000 }, () => {
  it('A delivery that always fails is tried five times and set aside; the person’s next message is handled, and replay brings it back', async () => {
    world = await openWorld({ mode: 'webhook' });
    const { core, ward, clock, inject } = world;
    const tu = await world.person('Lê Văn Tư', 'citizen');
    const hoa = await world.person('Vũ Thị Hoa', 'head');
    const channels = inject.channels as Map<string, Channel>;
    const real = channels.get('telegram');
    if (!real) throw new Error('no channel');
    // Once it was read for a cry for help, when it was stored.
    let tries = -1;
    channels.set('telegram', {
      ...real,
      parse: (delivery) => {
        if (!delivery.payload.includes('POISON')) return real.parse(delivery);
        tries += 1;
        throw new Error('no code survives this');
      },
    });
    await tu.says('POISON: làm giấy khai sinh cần những giấy tờ gì?');
    await tu.says('Làm giấy kết hôn cần những giấy tờ gì?');
    const deadRow = () =>
      rowsOf(core).selectFrom('inbox').select(['id', 'status', 'lastError']).where('status', '=', 'dead').execute();
    for (let wanted = 1; wanted <= 5; wanted += 1) {
      await world.eventually(`try ${wanted}`, () => (tries >= wanted ? true : null));
      expect(tries).toBe(wanted);
      if (wanted < 5) {
        // Order is preserved: while the delivery is retried, the person's later messages wait.
        expect(await questionsOf(world)).toHaveLength(0);
        await world.eventually('the wait is written down', async () => {
          const job = await rowsOf(core)
            .selectFrom('job')
            .select('status')
            .where('task', '=', 'turn')
            .where('attempts', '=', wanted)
            .executeTakeFirst();
          return job?.status === 'waiting' ? true : null;
        });
        clock.advance([1_100, 5_100, 30_100, 120_100][wanted - 1] ?? 1);
      }
    }
    const [dead] = await world.eventually('it is set aside', async () => {
      const rows = await deadRow();
      return rows.length > 0 ? rows : null;
    });
    expect(dead?.lastError).toContain('no code survives this');
    await tu.sees('HD-2611-0001');
    expect((await questionsOf(world)).map(({ title }) => title)).toEqual(['Làm giấy kết hôn cần những giấy tờ gì?']);
    const alarm = await hoa.sees(String(dead?.id));
    expect(alarm).not.toContain('POISON');
    clock.advance(600_100);
    await world.system.queue.idle();
    expect(tries).toBe(5);

    // After the defect is fixed, the same delivery is replayed and counts as new.
    channels.set('telegram', real);
    const replay = () => core.unitOfWork.run(ward.id, (stores) => stores.inbox.replay(Number(dead?.id), clock.now()));
    expect(await replay()).toBe(true);
    await tu.sees('HD-2611-0002');
    expect(await questionsOf(world)).toHaveLength(2);
    expect(await replay()).toBe(false);
    expect(await deadRow()).toEqual([]);
  });

  it('A delivery that is not JSON is skipped and blocks no other delivery', async () => {
    world = await openWorld({ mode: 'webhook' });
    const { core, ward, clock } = world;
    const tu = await world.person('Lê Văn Tư', 'citizen');
    const at = clock.now();
    const row = await rowsOf(core)
      .insertInto('inbox')
      .values({
        wardId: ward.id,
        channel: 'telegram',
        externalId: 'tg:broken',
        lane: `tg:${tu.id}`,
        priority: 5,
        kind: 'message',
        payload: 'not json',
        occurredAt: at.getTime(),
        receivedAt: at.getTime(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await core.unitOfWork.run(ward.id, (stores) =>
      stores.jobs.put({
        task: 'turn',
        payload: { inbox: row.id },
        lane: `tg:${tu.id}`,
        priority: 5,
        dueAt: at,
        key: `turn:${row.id}`,
      }),
    );
    await tu.says('Làm giấy kết hôn cần những giấy tờ gì?');
    await tu.sees('HD-2611-0001');
    const after = await rowsOf(core).selectFrom('inbox').select('status').where('id', '=', row.id).executeTakeFirst();
    expect(after?.status).toBe('skipped');
  });
});

describe('an album', { timeout: 180_000 }, () => {
  it('An album interrupted by kill -9 becomes one submission with all photos', async () => {
    const lan = { id: 5_300_000_001, name: 'Nguyễn Thị Lan', role: 'contributor' } as const;
    product = await openProduct({ members: [lan] });
    const running = product;
    const first = await running.begin({ CRASH_AT: 'turn.afterCommit#2' });
    const again = first.ended.then(() => running.begin());
    await sendItem(
      running,
      lan.id,
      'Tin số 0001',
      [await aPhoto(), await aPhoto(), await aPhoto(), await aPhoto()],
      90_000,
    );
    expect((await first.ended).signal).toBe('SIGKILL');
    await again;
    await until(
      () => 'all photos are stored',
      async () =>
        (await running.rows<{ n: number }>("SELECT count(*) AS n FROM submission_photo WHERE state = 'stored'"))[0]
          ?.n === 4,
      60_000,
    );
    expect(await running.rows('SELECT state FROM submission')).toEqual([{ state: 'submitted' }]);
  });

  it('An album delivered in reverse, caption last, has its photos in message order', async () => {
    world = await openWorld({ mode: 'webhook' });
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const post = door(world);
    const parts = await albumOf(world, lan, 'reverse-1', 4, story('Khối 4 ra quân'));
    for (const part of [...parts].reverse()) expect(await post(part)).toBe(200);
    await lan.sees('4 ảnh');
    expect(lan.count('4 ảnh')).toBe(1);
    const [item, ...others] = await world.submissions();
    expect(others).toEqual([]);
    expect(item && photosOf(item).map(({ position }) => position)).toEqual(
      parts.map(({ message }) => message.message_id),
    );
    expect(item?.content.parts).toHaveLength(1);
  });

  it('The same album key in two chats gives two submissions', async () => {
    world = await openWorld({ mode: 'webhook' });
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const nam = await world.person('Lê Văn Nam', 'contributor');
    const post = door(world);
    const ofLan = await albumOf(world, lan, 'twins', 2, story('Khối 4 ra quân'));
    const ofNam = await albumOf(world, nam, 'twins', 3, story('Khối 5 trồng cây'));
    await Promise.all([...ofLan, ...ofNam].map(post));
    await lan.sees('2 ảnh');
    await nam.sees('3 ảnh');
    const items = await world.submissions();
    expect(items.map((item) => photosOf(item).length).sort()).toEqual([2, 3]);
    expect(new Set(items.map(({ authorId }) => authorId)).size).toBe(2);
  });

  it('An album whose last part arrives after it was submitted gets a new revision, which the board sees', async () => {
    world = await openWorld({ mode: 'webhook' });
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const minh = await world.person('Trần Văn Minh', 'deputy');
    const post = door(world);
    const [one, two, late] = await albumOf(world, lan, 'late-1', 3, story('Khối 4 ra quân'));
    if (!one || !two || !late) throw new Error('three parts are needed');
    await post(one);
    await post(two);
    await lan.sees('2 ảnh');
    await lan.chooses('Gửi');
    await lan.sees('đã nhận tin');
    await minh.sees('2 ảnh');
    const [before] = await world.submissions();
    const card = world.telegram
      .chat(minh.id)
      .messages.filter((message) => message.text.includes('Chờ duyệt'))
      .at(-1);
    const data = card?.buttons.flat().find((button) => button.label.includes('Duyệt đăng'))?.data ?? '';

    await post(late);
    await lan.sees('Phần gửi thêm');
    await minh.sees('3 ảnh');
    const [after, ...others] = await world.submissions();
    expect(others).toEqual([]);
    expect(after?.state).toBe('submitted');
    expect(after?.revision).toBeGreaterThan(before?.revision ?? 0);
    // A button that was shown before the part arrived has no effect.
    const { queryId } = world.telegram.forgePress(minh.id, card?.messageId ?? 0, data);
    expect(await minh.toast(queryId)).toContain('bản mới');
    expect((await world.submissions())[0]?.state).toBe('submitted');
    await minh.choosesOn('3 ảnh', 'Duyệt đăng');
    expect((await world.article('Khối 4 ra quân')).photos).toHaveLength(3);
  });
});
