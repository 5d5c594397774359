/**
 * A platform whose message quota is used up: another account of the same person gets the
 * message, or the board sees whom to call; it is sent later.
 */
import { expect, it } from 'vitest';
import { link } from '../support/linked.ts';
import { rowsOf } from '../support/rows.ts';
import { type Stage, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const exhaust = (open: Stage) => {
  const { oa } = open.phonesOf('zalo-oa');
  if (!oa) throw new Error('there is no Official Account');
  return oa.fault({ path: '/message/cs', effect: { kind: 'answer', error: -211, message: 'Out of quota' } });
};

it('Without another account, the message is held and listed for the board, and sent when there is quota again', async () => {
  const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
  const office = await stage.person('Vũ Thị Hoa', 'office');
  const citizen = stage.stranger('Bà Tư', 'zalo-oa');
  const restore = exhaust(stage);
  await citizen.says('Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?');
  await stage.eventually('the receipt is held', async () => {
    const held = await rowsOf(stage?.core)
      .selectFrom('outbox')
      .select('id')
      .where('status', '=', 'held')
      .where('lastError', '=', 'quota')
      .where('effect', 'like', '%question-receipt%')
      .execute();
    return held && held.length > 0 ? held : null;
  });
  // The list shows a snapshot: a message that is being retried at that moment is not on it.
  await stage.eventually('the list names the question', async () => {
    await office.says('/chuagui');
    await office.sees('cần gọi điện');
    return office.count('HD-2611-0001') > 0 ? true : null;
  });
  expect(citizen.count('15 ngày làm việc')).toBe(0);
  restore();
  stage.clock.advance(61 * 60_000);
  expect(await citizen.sees('15 ngày làm việc')).toContain('HD-2611-0001');
});

it('With another account, the message is sent there at once', async () => {
  const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
  const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
  const zalo = stage.stranger('Lan', 'zalo-oa');
  await link(lan, zalo);
  exhaust(stage);
  await zalo.says('menu');
  await lan.sees('Chào anh/chị Nguyễn Thị Lan');
});
