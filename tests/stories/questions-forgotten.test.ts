/** "Xóa dữ liệu" on every platform: after the following night, the database files contain nothing that identifies the person. */
import { describe, expect, it } from 'vitest';
import type { PlatformName } from '../support/phones.ts';
import { rowsOf, textHeld } from '../support/rows.ts';
import { stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const platforms: readonly PlatformName[] = ['telegram', 'zalo-oa', 'zalo-bot', 'web'];
const dayMs = 86_400_000;

describe.each(platforms)('on %s', (platform) => {
  it('A withdrawn question is forgotten: name, number, account and words are deleted, the code stays', async () => {
    const at = await openStage({ platforms: platform === 'telegram' ? ['telegram'] : ['telegram', platform] });
    const office = await at.person('Vũ Thị Hoa', 'office', { platform: 'telegram' });
    const tu = at.stranger('Bà Tưxyz', platform);
    // Zalo does not report the person's name, and the program cannot remove an unknown name from a text.
    const signed = platform === 'zalo-oa' ? '' : 'Tôi là Bà Tưxyz, ';
    await tu.says(`Bao giờ phường sửa đường khối 4? ${signed}số 0912345678.`);
    const code = /HD-2611-\d{4}/u.exec(await tu.sees('15 ngày làm việc'))?.[0] ?? '';
    await tu.says('0912 345 678');
    await tu.sees('0912345678');
    await office.choosesOn(code, 'Xem');
    await office.sees('Người phụ trách');
    await tu.says('rút câu hỏi');
    await tu.chooses('Rút “');
    await tu.sees('Đã rút');
    await tu.says('/dulieu');
    expect(await tu.sees('đang lưu về Ông/Bà')).toContain('0912345678');
    await tu.choosesOn('đang lưu về Ông/Bà', 'Nhận bản sao');
    const copy = await (await fetch(await tu.link('Bản sao dữ liệu'))).text();
    expect(copy).toContain(code);
    expect(copy).toContain('0912345678');
    await tu.choosesOn('đang lưu về Ông/Bà', 'Xóa dữ liệu');
    await tu.choosesOn('Xóa dữ liệu:', 'Đồng ý xóa');
    expect(await tu.sees('Đã ghi nhận')).toContain('15/12/2026');
    // The Official Account still reports received and read messages.
    if (platform === 'zalo-oa') await at.oa.deliveriesDone();
    await at.system.queue.idle();
    const [{ accountId } = { accountId: '' }] = await rowsOf(at.core)
      .selectFrom('channel_account')
      .select('accountId')
      .where('channel', '=', platform)
      .orderBy('personId', 'desc')
      .execute();
    expect(accountId.length).toBeGreaterThan(8);

    await at.pass(dayMs);
    await at.system.queue.idle();
    await at.eventually('emptied', async () => {
      const rows = await rowsOf(at.core)
        .selectFrom('outbox')
        .select('status')
        .where('kind', '=', 'forgetFiles')
        .execute();
      return rows.length > 0 && rows.every(({ status }) => status === 'done') ? true : null;
    });
    const left = (await textHeld(at.core, at.dataDir)).normalize('NFC');
    for (const trace of ['Tưxyz', '0912345678', '0912 345 678', '84912345678', accountId])
      expect(
        left.includes(trace),
        `${trace}: ${left.slice(Math.max(0, left.indexOf(trace) - 200), left.indexOf(trace) + 60)}`,
      ).toBe(false);
    expect((await at.questions()).map((question) => [question.code, question.state])).toEqual([[code, 'closed']]);
  });
});
