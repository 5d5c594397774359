/**
 * Messages that do not fit the current prompt, from simulated phones: each is answered, no
 * message is lost, and the prompt can still be answered.
 */
import { describe, expect, it } from 'vitest';
import { everything, type Player, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

describe.each(['telegram', 'zalo-oa', 'zalo-bot'] as const)('on %s', (platform) => {
  it('Stickers, voice notes, blank messages, long words and photos do not cancel an open prompt', {
    timeout: 240_000,
  }, async () => {
    const at = await openStage({ platforms: [platform] });
    const lan = await at.person('Nguyễn Thị Lan', 'contributor');
    const minh = await at.person('Trần Văn Minh', 'deputy');
    const answers = async (player: Player, act: () => void | Promise<void>): Promise<string> => {
      const before = player.phone.seen().length;
      await act();
      await at.eventually('an answer', () => (player.phone.seen().length > before ? true : null));
      return player.phone.seen().at(-1)?.text ?? '';
    };
    await lan.says('Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh.');
    await lan.sees('Nguồn của');
    await answers(lan, () => lan.phone.wordless?.('sticker'));
    // Messages that arrive together get one answer.
    await at.pass(11_000);
    await answers(lan, () => lan.phone.wordless?.('voice'));
    await lan.says('Công văn 161/UBND-VX');
    await lan.sees('161/UBND-VX');
    await lan.choosesOn('161/UBND-VX', 'Gửi');
    await lan.sees('đã nhận tin');

    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    expect(await answers(minh, () => minh.phone.wordless?.('sticker'))).not.toBe('');
    await minh.sees('vẫn chờ lý do');
    await minh.says('Ảnh chưa rõ. '.repeat(300));
    await minh.sees('Chỗ này ghi được 500 ký tự');
    await minh.sends(1);
    await at.eventually('said once more', () => (minh.count('vẫn chờ lý do') >= 2 ? true : null));
    expect((await at.submissions()).map(({ state }) => state).sort()).toEqual(['draft', 'submitted']);
    await minh.says('Thêm số cây');
    await lan.sees('Thêm số cây');
    expect(everything(lan)).not.toContain('Ảnh chưa rõ');
  });
});
