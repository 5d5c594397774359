/** One platform is dead, hangs or rejects the bot: the others continue normally, and no message is lost silently. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/ports/log.ts';
import { startLinks } from '../../src/usecases/person/invite.ts';
import { link } from '../support/linked.ts';
import { connectionsOf, onPostgres, rowsOf } from '../support/rows.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { silentLog } from '../support/world.ts';

let stage: Stage | null = null;
let expected: readonly string[] = [];
afterEach(async () => {
  await stage?.close(expected);
  stage = null;
  expected = [];
});

/** An address without a server, like a platform that is blocked in the country. */
const telegramOutOfReach = {
  TELEGRAM_TOKEN: '7000000001:test-bot-token-of-the-simulator-only',
  TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
  TELEGRAM_MODE: 'polling',
};

describe('a platform that cannot be reached', () => {
  it('An unreachable platform does not stop the other platforms from starting, receiving, answering and being linked', async () => {
    stage = await openStage({ platforms: ['zalo-bot', 'zalo-oa'], env: telegramOutOfReach });
    for (const platform of ['zalo-bot', 'zalo-oa'] as const) {
      const tu = stage.stranger(`Bà Tư trên ${platform}`, platform);
      await tu.says('Xin chào');
      await tu.sees('Kính chào');
    }
    const { core, ward, runtime } = stage;
    const links = await stage.eventually('both are linked', async () => {
      const known = await core.unitOfWork.run(ward.id, (stores) => startLinks(runtime.openUnit(stores, 'test:links')));
      return known.length === 2 ? known : null;
    });
    expect(links.map(({ channel }) => channel)).toEqual(['zalo-bot', 'zalo-oa']);
    expect(await (await fetch(stage.publicUrl)).text()).toContain(links[1]?.prefix.slice(0, -1));
    const health = await rowsOf(core).selectFrom('channel_health').select(['channel', 'state']).execute();
    expect(health).toContainEqual({ channel: 'zalo-oa', state: 'ok' });
  });
});

describe('a platform that accepts calls but never answers', () => {
  it('A hanging platform delays only its own messages; people on another platform get their answers at once', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    expected = ['unsent', 'webhookSlow'];
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const crowd = Array.from({ length: 40 }, (_, at) => stage?.stranger(`Người ${at}`, 'zalo-oa'));
    const heals = stage.oa.fault({ path: '/message/cs', times: 1_000, effect: { kind: 'hang', when: 'before' } });
    for (const each of crowd) await each?.says('Xin chào');
    const rows = () => rowsOf(stage?.core).selectFrom('outbox').select('status').execute();
    await stage.eventually('calls hang, and more would', async () => {
      const statuses = (await rows())?.map(({ status }) => status) ?? [];
      const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
      return count('sending') > 0 && count('new') > 20 ? true : null;
    });
    for (let time = 1; time <= 3; time += 1) {
      await minh.says('/choduyet');
      await stage.eventually('the deputy is answered', () =>
        minh.count('Không có bài nào chờ') === time ? true : null,
      );
      // The deputy is answered while more than twenty messages to the hanging platform still wait,
      // so none of them caused a delay.
      expect((await rows()).filter(({ status }) => status === 'new').length).toBeGreaterThan(20);
    }
    heals();
  });
});

describe('a message that cannot be delivered', () => {
  const hourMs = 3_600_000;
  const caption = 'Khối 4 ra quân dọn vệ sinh\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh đường làng.';
  const open = async () => {
    const at = await openStage({ platforms: ['zalo-oa', 'telegram'], env: { ZALO_OA_ALLOW_PAID: '1' } });
    stage = at;
    const lan = await at.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    const minh = await at.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const head = await at.person('Phạm Thị Hà', 'head', { platform: 'telegram' });
    await lan.sends(1, caption);
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('1 ảnh', 'Gửi');
    await lan.sees('đã nhận tin');
    await minh.sees('Nguyễn Thị Lan');
    return { at, lan, minh, head };
  };
  const held = (at: Stage) =>
    rowsOf(at.core).selectFrom('outbox').select('lastError').where('status', '=', 'held').execute();
  const dead = (at: Stage) =>
    rowsOf(at.core).selectFrom('outbox').select('id').where('status', 'in', ['dead', 'unknown']).execute();

  it('A message undelivered for a day during an outage is listed, reported to the head, and sent when the platform is back', async () => {
    const { at, lan, minh, head } = await open();
    const heals = at.oa.fault({ path: '/message/cs', times: 10_000, effect: { kind: 'html', status: 404 } });
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await at.article('Khối 4 ra quân');
    for (let time = 0; time < 5; time += 1) {
      await at.pass(5 * hourMs);
      await at.eventually('it was tried', async () => {
        const job = await rowsOf(at.core).selectFrom('job').select('dueAt').where('task', '=', 'deliver').execute();
        return job.every(({ dueAt }) => dueAt > at.clock.now().getTime()) ? true : null;
      });
    }
    await head.sees('hơn một ngày không kết nối được với kênh zalo-oa');
    expect(await held(at)).toEqual([{ lastError: 'unreachable' }]);
    await minh.says('/chuagui');
    await minh.sees('Nguyễn Thị Lan · chưa có số điện thoại · 1 tin DL-2611-0001');
    // Still unreachable an hour later: the message stays held, and no second alarm is sent.
    await at.pass(hourMs + 1_000);
    await at.system.queue.idle();
    expect(await held(at)).toHaveLength(1);
    heals();
    await at.pass(hourMs + 1_000);
    expect(await lan.sees('đã được đăng')).toContain('/tin/');
    expect(head.count('hơn một ngày không kết nối được')).toBe(1);
    expect(await dead(at)).toEqual([]);
  });

  it('A message undelivered for a day is sent at once when its receiver writes', async () => {
    const { at, lan, minh } = await open();
    const heals = at.oa.fault({ path: '/message/cs', times: 10_000, effect: { kind: 'html', status: 404 } });
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await at.article('Khối 4 ra quân');
    for (let time = 0; time < 5; time += 1) {
      await at.pass(5 * hourMs);
      await at.system.queue.idle();
    }
    await at.eventually('it is held', async () => ((await held(at)).length === 1 ? true : null));
    heals();
    await lan.says('/help');
    await lan.sees('đã được đăng');
    expect(lan.count('đã được đăng')).toBe(1);
  });

  it('A message refused with an unknown error code is reported to the head', async () => {
    const { at, lan, minh, head } = await open();
    at.oa.fault({ path: '/message/cs', times: 1, effect: { kind: 'answer', error: -299 } });
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await head.sees('Kênh zalo-oa không nhận một tin (-299');
    expect(await held(at)).toEqual([{ lastError: 'rejected' }]);
    await minh.says('/chuagui');
    await minh.sees('Nguyễn Thị Lan · chưa có số điện thoại · 1 tin DL-2611-0001');
    await lan.says('/help');
    await lan.sees('đã được đăng');
    expect(await dead(at)).toEqual([]);
  });
});

describe('a disk that refuses writes', () => {
  it.skipIf(onPostgres())(
    'A channel’s new state that the full disk refuses does not stop the program; it is stored and reported once there is room',
    async () => {
      const said: string[] = [];
      const log: Log = { ...silentLog, error: (_facts, message) => said.push(message) };
      stage = await openStage({ platforms: ['zalo-oa', 'telegram'], log });
      expected = ['webhookStatus', 'webhookSlow'];
      const head = await stage.person('Phạm Thị Hà', 'head', { platform: 'telegram' });
      const { handle, db } = connectionsOf(stage.core).core;
      const states = () => db.selectFrom('channel_health').select('state').where('channel', '=', 'zalo-oa').execute();
      await stage.eventually('the access works', async () =>
        (await states()).some(({ state }) => state === 'ok') ? true : null,
      );
      handle.pragma('query_only = ON');
      stage.oa.revokePermission();
      await stage.eventually('it could not be stored', () =>
        said.includes('the state of a channel could not be stored') ? true : null,
      );
      expect(await states()).toEqual([{ state: 'ok' }]);
      handle.pragma('query_only = OFF');
      await stage.eventually('it is stored', async () =>
        (await states()).some(({ state }) => state === 'needsReconnect') ? true : null,
      );
      await head.sees('cần cấp quyền lại');
    },
  );
});

describe('an account for which the platform refuses every message', () => {
  const halfHourMs = 31 * 60_000;
  const refuse = () =>
    stage?.oa.fault({ path: '/message/cs', times: 1_000, effect: { kind: 'answer', error: -224 } }) ??
    (() => undefined);
  const state = async () =>
    (await rowsOf(stage?.core).selectFrom('channel_health').select(['channel', 'state']).execute())?.find(
      ({ channel }) => channel === 'zalo-oa',
    )?.state;
  const heldBecause = async () =>
    (await rowsOf(stage?.core).selectFrom('outbox').select(['lastError']).where('status', '=', 'held').execute())?.map(
      ({ lastError }) => lastError,
    ) ?? [];
  /** Lan with accounts on both platforms; the Official Account was used last. */
  const lanOnBoth = async (at: Stage) => {
    const lan = await at.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    const onTelegram = at.stranger('Lan', 'telegram');
    await link(lan, onTelegram);
    await lan.says('/help');
    await lan.sees('Chào anh/chị');
    return { lan, onTelegram };
  };

  it('Refused messages are listed and reported to the head, a phone call is recorded, and everything is sent when the account works again', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const head = await stage.person('Phạm Thị Hà', 'head', { platform: 'telegram' });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    const mend = refuse();
    await lan.says('/baicuatoi');
    await head.sees('đang bị từ chối gửi tin (-224');
    expect(await state()).toBe('refused');
    await minh.says('/chuagui');
    await minh.choosesOn('cần gọi điện (1 người)', 'Đã gọi Nguyễn Thị Lan');
    await minh.sees('đồng chí đã gọi Nguyễn Thị Lan');
    const note = await rowsOf(stage.core).selectFrom('call_note').select('calledBy').executeTakeFirst();
    expect(note).toEqual({ calledBy: minh.id });

    // No call is made before its due time, and the second message is held like the first.
    const calls = stage.oa.calls.length;
    await lan.says('/help');
    await stage.eventually('both are held', async () => ((await heldBecause()).length === 2 ? true : null));
    expect(stage.oa.calls).toHaveLength(calls);
    mend();
    await stage.pass(halfHourMs);
    await lan.sees('Chào anh/chị');
    await stage.eventually('it works again', async () => ((await state()) === 'ok' ? true : null));
    await stage.eventually('nothing is held', async () => ((await heldBecause()).length === 0 ? true : null));
  });

  it('A person is answered on their other account while this account is refused', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const { lan, onTelegram } = await lanOnBoth(stage);
    refuse();
    await lan.says('/baicuatoi');
    await onTelegram.sees('chưa gửi bài nào');
    expect(await heldBecause()).toEqual([]);
  });

  it('A person is also answered on their other account after the Official Account’s access was revoked', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const { lan, onTelegram } = await lanOnBoth(stage);
    stage.oa.revokePermission();
    await stage.eventually('it is known', async () => ((await state()) === 'needsReconnect' ? true : null));
    await lan.says('/baicuatoi');
    await onTelegram.sees('chưa gửi bài nào');
    expect(await heldBecause()).toEqual([]);
  });

  it('When a citizen’s approved answer cannot be sent from a refused account, the office is asked to phone', async () => {
    stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const deputy = await stage.person('Trần Văn Minh', 'deputy');
    const office = await stage.person('Vũ Thị Hoa', 'office');
    const member = await stage.person('Đỗ Văn Sáu', 'member');
    const tu = stage.stranger('Bà Tư', 'zalo-oa');
    await tu.says('Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?');
    const code = /HD-2611-\d{4}/u.exec(await tu.sees('15 ngày làm việc'))?.[0] ?? '';
    await office.choosesOn(code, 'Giao');
    await office.choosesOn('chọn người dự thảo', member.name);
    await tu.sees('đã có người phụ trách');
    const mend = refuse();
    await member.choosesOn(code, 'Viết trả lời');
    await member.sees('viết câu trả lời');
    await member.says('Kính gửi Ông/Bà. Cần tờ khai và giấy tờ chứng minh chỗ ở.');
    await deputy.choosesOn('giấy tờ chứng minh chỗ ở', 'Duyệt');
    expect(await office.sees('Chưa gửi được câu trả lời')).toContain(code);
    mend();
    await stage.pass(halfHourMs);
    await tu.sees('giấy tờ chứng minh chỗ ở');
    await stage.eventually('answered', async () =>
      (await stage?.questions())?.[0]?.state === 'answered' ? true : null,
    );
    expect(office.count('Chưa gửi được câu trả lời')).toBe(1);
  });
});
