/** Sentences of the first version that have a meaning only within a conversation, on each channel in sequence. */
import { describe, expect, it } from 'vitest';
import { everything, stagePerTest } from '../support/stage.ts';
import {
  addressIsMasked,
  choiceFilesOneMessage,
  cryForHelpThatNamesHead,
  messageWithoutChoiceIsKept,
  senderReadsWhereToHandIn,
  withdrawalAndReopening,
} from './talk-stories.ts';

const openStage = stagePerTest();

describe.each(['telegram', 'zalo-oa', 'zalo-bot'] as const)('in the middle of a talk, on %s', (platform) => {
  it('The accused cannot read the accusation, and a later cry for help does not answer an open choice', {
    timeout: 180_000,
  }, async () => {
    const at = await openStage({ platforms: [platform] });
    const head = await at.person('Vũ Thị Hoa', 'head');
    const office = await at.person('Vũ Thị Lý', 'office');
    const first = at.stranger('Ông Ba', platform);
    const accusation = 'Trưởng ban Vũ Thị Hoa cho người đánh tôi gãy tay, cứu tôi với';
    await first.says(accusation);
    await first.sees('113');
    const second = at.stranger('Bà Tám', platform);
    await second.says('Cán bộ địa chính khối 4 thu tiền của tôi');
    await second.sees('tố cáo');
    await second.says('cháy nhà khối 6');
    await second.sees('114');
    await at.pass(1_000);
    expect(everything(head)).not.toContain('gãy tay');
    expect(everything(head)).not.toContain('đánh tôi');
    expect(everything(office)).not.toContain('thu tiền');
    for (const { body, title } of await at.questions()) expect(`${title} ${body}`).not.toContain('cháy nhà');
  });

  it('Cancelling decides nothing, and a typed title is answered in the chat', { timeout: 180_000 }, async () => {
    const at = await openStage({ platforms: [platform] });
    const lan = await at.person('Nguyễn Thị Lan', 'contributor');
    const minh = await at.person('Trần Văn Minh', 'deputy');
    const ha = await at.person('Phạm Thị Hà', 'deputy');
    await lan.says('Sáng 20/12, khối 3 sẽ khánh thành nhà văn hóa mới. Kính mời bà con đến dự.');
    expect(await lan.sees('chưa diễn ra')).not.toContain('Tôi có mặt');
    await lan.says('Ban quản lý khối 3');
    expect(await lan.sees('Ban quản lý khối 3')).toContain('20/12/2026');
    await lan.choosesOn('Ban quản lý khối 3', 'Gửi');
    await lan.sees('đã nhận tin');
    // For an announcement the deadline counts from the day it was sent, and the bot says so.
    await lan.says('vì sao?');
    expect(await lan.sees('Tin báo trước được gửi ngày 25/11/2026')).toContain('26/11');
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('thôi, không trả lại nữa');
    await minh.sees('chưa có gì thay đổi');
    await minh.choosesOn('Nguyễn Thị Lan', 'Sửa');
    await minh.chooses('Sửa đầu đề');
    await minh.says('Khối 3 khánh thành nhà văn hóa ngày 20/12');
    await minh.sees('Đã sửa bài');
    // A member who rewrote the title leaves the decision to a colleague.
    await ha.choosesOn('Khối 3 khánh thành nhà văn hóa ngày 20/12', 'Duyệt');
    await at.eventually('published', async () => ((await at.submissions())[0]?.state === 'published' ? true : null));
    await minh.says('G 0001');
    await minh.sees('vì lý do gì');
    await minh.says('khoan đã, tôi bấm nhầm');
    await at.eventually('left', () => (minh.count('chưa có gì thay đổi') === 2 ? true : null));
    expect((await at.submissions())[0]?.state).toBe('published');
  });

  it('An album is not attached to an earlier text, and two events are kept apart', {
    timeout: 180_000,
  }, async () => {
    const at = await openStage({ platforms: [platform] });
    const lan = await at.person('Nguyễn Thị Lan', 'contributor');
    for (const [says, reads] of [
      ['bài của tôi duyệt chưa', 'bài'],
      ['Thông tin nhà văn hóa', 'là tin mới hay việc khác'],
    ] as const) {
      await lan.says(says);
      await lan.sees(reads);
    }
    await lan.sends(
      3,
      'Khối 4 trồng cây\nSáng 24/11, khối 4 tổ chức trồng hai mươi cây xanh dọc đường làng.\n\n' +
        'Chiều 23/11, trường tiểu học trao quà tặng hai mươi cháu học sinh khó khăn.',
    );
    expect(await lan.sees('Khối 4 trồng cây')).not.toContain('Thông tin nhà văn hóa');
    await lan.chooses('Tôi có mặt');
    expect(await lan.sees('Bài có vẻ gồm hai việc')).toContain('24/11/2026');
    const items = await at.submissions();
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items[0]?.content)).not.toMatch(/Thông tin nhà văn hóa|duyệt chưa/u);
  });

  it('A typed reason is answered in the chat', { timeout: 180_000 }, async () => {
    const at = await openStage({ platforms: [platform] });
    const lan = await at.person('Nguyễn Thị Lan', 'contributor');
    const minh = await at.person('Trần Văn Minh', 'deputy');
    await lan.says('Khối 4 trồng cây\nSáng 24/11, khối 4 trồng hai mươi cây xanh dọc đường làng.');
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('Khối 4 trồng cây', 'Gửi');
    await lan.sees('đã nhận tin');
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('Thêm số người dự');
    // "Đã trả lại" below the prompt, or the item's current status where messages cannot be edited.
    await minh.sees('ã trả lại');
    await lan.sees('Thêm số người dự');
  });

  it('The words "sáng nay" in a title are replaced by the date', { timeout: 180_000 }, async () => {
    const at = await openStage({ platforms: [platform] });
    const lan = await at.person('Nguyễn Thị Lan', 'contributor');
    await lan.says('Sáng nay khối 4 trồng cây\nSáng nay, khối 4 trồng hai mươi cây xanh dọc đường làng.');
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('Đầu đề có “Sáng nay”', 'Dùng đầu đề đề nghị');
    await lan.sees('Sáng 25/11 khối 4 trồng cây');
  });

  it('The words "chiều qua" in a title are replaced by the date, and "hội thao" is not taken for a conference', {
    timeout: 180_000,
  }, async () => {
    const at = await openStage({ platforms: [platform] });
    const lan = await at.person('Nguyễn Thị Lan', 'contributor');
    await lan.says('Chiều qua khối 4 sôi nổi hội thao\nChiều qua, khối 4 tổ chức hội thao, 60 vận động viên dự.');
    await lan.chooses('Tôi có mặt');
    expect(await lan.sees('Đầu đề có “Chiều qua”')).not.toMatch(/[Hh]ội nghị/u);
    await lan.choosesOn('Đầu đề có “Chiều qua”', 'Dùng đầu đề đề nghị');
    await lan.sees('Chiều 24/11 khối 4 sôi nổi hội thao');
    await at.eventually('the title has its day', async () =>
      (await at.submissions())[0]?.content.title === 'Chiều 24/11 khối 4 sôi nổi hội thao' ? true : null,
    );
  });

  it('A text without diacritics gets them by a press, and the board reads it with them', {
    timeout: 180_000,
  }, async () => {
    const stage = await openStage({ platforms: [platform] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await lan.says('khoi 6 to chuc trong cay xanh\nSang nay khoi 6 to chuc trong cay, co nhieu nguoi dan tham gia.');
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('Bản có dấu: “Khối 6 tổ chức trồng cây xanh”', 'Dùng bản có dấu');
    await lan.choosesOn('“to chuc trong cay” → “tổ chức trồng cây”', 'Gửi');
    await lan.sees('đã nhận tin “Khối 6 tổ chức trồng cây xanh”');
    expect(await minh.sees('Khối 6 tổ chức trồng cây xanh')).toContain('có nhiều người dân tham gia');
  });
});

describe.each(['telegram', 'zalo-oa', 'zalo-bot', 'web'] as const)('wherever a citizen writes, on %s', (platform) => {
  it('After the question whether a message is a letter, a new question and a cry for help are handled separately, and the press files only that message', {
    timeout: 180_000,
  }, async () => {
    const at = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    const tu = at.stranger('Bà Tư', platform);
    // Where an older list is out of reach, the person types the words of the choice.
    const isTyped = platform === 'zalo-bot' || platform === 'web';
    await choiceFilesOneMessage(at, tu, () =>
      isTyped ? tu.says('Hỏi thông tin') : tu.choosesOn('hỏi thông tin hay gửi tố cáo', 'Hỏi thông tin'),
    );
  });

  it('A question is not withdrawn without confirmation, and "chua dc" opens it again', {
    timeout: 180_000,
  }, async () => {
    const at = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    await withdrawalAndReopening(at, at.stranger('Bà Tư', platform));
  });

  it('a message without a choice becomes a case after a day, or is referred to its receiver', {
    timeout: 180_000,
  }, async () => {
    const at = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    await messageWithoutChoiceIsKept(at, at.stranger('Bà Tư', platform));
  });

  it('the sender of a letter gets the place to hand it in, and no false statement', { timeout: 180_000 }, async () => {
    const at = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    await senderReadsWhereToHandIn(at, at.stranger('Bà Tư', platform));
  });

  it('no published page shows the asker’s address', { timeout: 180_000 }, async () => {
    const at = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    await addressIsMasked(at, at.stranger('Bà Tư', platform));
  });

  it('a cry for help that names the head is answered with emergency numbers and hidden from the head', {
    timeout: 180_000,
  }, async () => {
    const at = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    await cryForHelpThatNamesHead(at, at.stranger('Ông Ba', platform));
  });
});
