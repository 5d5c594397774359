/**
 * An answer that no channel can deliver is kept, sent to another account, or given by a
 * documented phone call; it is never given twice.
 */

import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { link } from '../support/linked.ts';
import { type Player, type Stage, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const asked = 'Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?';
const answer = 'Kính gửi Ông/Bà. Cần tờ khai và giấy tờ chứng minh chỗ ở.';

/** The board uses Telegram, the citizen Zalo. */
const open = async () => {
  const at = await openStage({ platforms: ['telegram', 'zalo-oa'] });
  return {
    at,
    deputy: await at.person('Trần Văn Minh', 'deputy'),
    office: await at.person('Vũ Thị Hoa', 'office'),
    member: await at.person('Đỗ Văn Sáu', 'member'),
    tu: at.stranger('Bà Tư', 'zalo-oa'),
  };
};
type Cast = Awaited<ReturnType<typeof open>>;

/** The citizen asks, leaves a phone number and is silent for a while; then the board answers. */
const answeredAfter = async ({ at, deputy, office, member, tu }: Cast, before: () => Promise<void>) => {
  await tu.says(asked);
  const code = /HD-2611-\d{4}/u.exec(await tu.sees('15 ngày làm việc'))?.[0] ?? '';
  await tu.says('0912 345 678');
  await tu.sees('0912345678');
  await office.choosesOn(code, 'Giao');
  await office.choosesOn('chọn người dự thảo', member.name);
  await tu.sees('đã có người phụ trách');
  await before();
  await member.choosesOn(code, 'Viết trả lời');
  await member.sees('viết câu trả lời');
  await member.says(answer);
  await deputy.choosesOn(answer, 'Duyệt');
  await at.system.queue.idle();
  return code;
};
const question = async (at: Stage) => {
  const [only] = await at.questions();
  if (!only) throw new Error('there is no question');
  return only;
};

describe.each([
  ['after 49 hours of silence', 49 * hourMs],
  ['after eight days of silence', 8 * dayMs],
])('%s', (_name, silenceMs) => {
  it('The office gets the number and phones, which counts as the answer; the text is sent when the asker next writes', async () => {
    const cast = await open();
    const { at, office, tu } = cast;
    const code = await answeredAfter(cast, async () => {
      await at.pass(silenceMs);
    });
    const notice = await office.sees('Chưa gửi được câu trả lời');
    expect(notice).toContain('0912345678');
    expect(notice).toContain(code);
    expect(tu.count('chứng minh chỗ ở')).toBe(0);
    expect((await question(at)).state).toBe('approved');

    await office.choosesOn('Chưa gửi được', 'Đã gọi điện');
    await office.sees('đã gọi cho ai');
    await office.says('Gọi 9 giờ, bà Tư nghe máy, đã đọc câu trả lời.');
    await at.eventually('answered', async () => ((await question(at)).state === 'answered' ? true : null));
    const { deliveries } = (await question(at)).standing;
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['held', 'phoned']);
    expect(deliveries[1]?.note).toContain('Vũ Thị Hoa: Gọi 9 giờ');

    await tu.says('Chào phường');
    await tu.sees('chứng minh chỗ ở');
    await at.system.queue.idle();
    expect(tu.count('chứng minh chỗ ở')).toBe(1);
    expect((await question(at)).standing.deliveries).toHaveLength(2);
  });
});

describe('an asker who unfollowed the account', () => {
  it('The bot does not call the platform, and delivers the answer with proof once the asker follows again', async () => {
    const cast = await open();
    const { at, office, tu } = cast;
    const person = at.oa.person(tu.phone.accountId);
    let before = 0;
    await answeredAfter(cast, async () => {
      person.unfollow();
      await at.oa.deliveriesDone();
      await at.system.queue.idle();
      before = at.oa.calls.length;
    });
    await office.sees('Chưa gửi được câu trả lời');
    expect(at.oa.calls.slice(before).filter(({ userId }) => userId === person.id)).toEqual([]);
    person.follow();
    await tu.sees('chứng minh chỗ ở');
    await at.eventually('answered', async () => ((await question(at)).state === 'answered' ? true : null));
    const { deliveries } = (await question(at)).standing;
    expect(deliveries.map(({ outcome, channel }) => [outcome, channel])).toEqual([
      ['held', ''],
      ['delivered', 'zalo-oa'],
    ]);
    expect(deliveries[1]?.note).not.toBe('');
  });
});

describe('an asker with two accounts', () => {
  const linked = async ({ at, tu }: Cast): Promise<Player> => {
    const onTelegram = at.stranger('Bà Tư', 'telegram');
    await link(tu, onTelegram);
    return onTelegram;
  };

  it('The asker gets the answer where they asked, even if they have used the other account since', async () => {
    const cast = await open();
    const { at, tu } = cast;
    let onTelegram: Player | null = null;
    await answeredAfter(cast, async () => {
      onTelegram = await linked(cast);
      await onTelegram.says('/cauhoi');
      await onTelegram.sees('Câu hỏi của Ông/Bà');
    });
    await tu.sees('chứng minh chỗ ở');
    expect((onTelegram as Player | null)?.count('chứng minh chỗ ở')).toBe(0);
    await eventually(async () =>
      expect((await question(at)).standing.deliveries).toMatchObject([{ outcome: 'delivered', channel: 'zalo-oa' }]),
    );
  });

  it('The asker gets and rates the answer on the other account when the first can no longer be reached', async () => {
    const cast = await open();
    const { at, office, tu } = cast;
    let onTelegram: Player | null = null;
    await answeredAfter(cast, async () => {
      onTelegram = await linked(cast);
      await at.pass(49 * hourMs);
    });
    const other = onTelegram as unknown as Player;
    await other.choosesOn('chứng minh chỗ ở', 'Có');
    await other.sees('Trân trọng cảm ơn');
    expect([tu.count('chứng minh chỗ ở'), office.count('Chưa gửi được')]).toEqual([0, 0]);
    expect((await question(at)).standing.deliveries).toMatchObject([{ outcome: 'delivered', channel: 'telegram' }]);
    await other.says(`/tracuu ${(await question(at)).code}`);
    await other.sees('đã trả lời');
  });
});
