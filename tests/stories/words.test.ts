/** Ordinary messages on the phones: danger is never missed, and no message becomes a case or an item by accident. */
import { expect, it } from 'vitest';
import { stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

it.each(['telegram', 'zalo-oa', 'zalo-bot'] as const)(
  'Ordinary words are understood in any state of a conversation on %s',
  async (platform) => {
    const stage = await openStage({ platforms: [platform] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');

    // A new person also reads the emergency numbers first; the notice about stored data comes below them.
    const tu = stage.stranger('Lê Văn Tư');
    await tu.says('cháy nhà khối 6');
    await tu.sees('Xin không gửi số căn cước');
    await tu.sees('114');
    const placeOf = (words: string) => tu.phone.seen().findIndex(({ text }) => text.includes(words));
    expect(placeOf('114')).toBeLessThan(placeOf('Xin không gửi số căn cước'));

    // The place, the answer to the board's question, and the end are added to that cry for help, and to no list of questions.
    await tu.says('ở nhà số 7 ngõ 3 khối 6');
    await minh.sees('ở nhà số 7 ngõ 3 khối 6');
    await minh.choosesOn('ở nhà số 7 ngõ 3 khối 6', 'Nhắn lại');
    await minh.sees('viết lời nhắn');
    await minh.says('Anh tên gì, có ai kẹt không?');
    await tu.sees('có ai kẹt không?');
    await tu.says('Tuan, 25 Nguyen Trai');
    await minh.sees('Tuan, 25 Nguyen Trai');
    await tu.says('dập xong rồi nghen. Thứ 7 một cửa có làm không?');
    await tu.sees('Đã báo người trực');
    await minh.sees('người báo cho biết đã ổn');

    // Work commands and courtesies open no case.
    await minh.says('bài nào quá hạn');
    await minh.sees('Không có bài hay câu hỏi nào quá hạn');
    await minh.says('ai đã làm gì hôm nay');
    await minh.sees('chưa có việc nào được ghi');
    await lan.says('nhuận bút của tôi bao nhiêu');
    await lan.sees('nhuận bút');
    await lan.says('cảm ơn');
    await lan.sees('không có gì ạ');
    await lan.says('Thông tin nhà văn hóa');
    await lan.sees('là tin mới hay việc khác');
    expect(await stage.submissions()).toEqual([]);

    // News opens an item; a cry for help in between is not a paragraph of it, and the question about the source stays open.
    await lan.says('Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh.');
    await lan.sees('Nguồn của');
    await lan.says('cháy nhà khối 6');
    await lan.sees('114');
    await minh.sees('cháy nhà khối 6');
    await lan.says('bà Lan, trưởng khối');
    await lan.choosesOn('bà Lan, trưởng khối', 'Gửi bài');
    await lan.sees('đã nhận tin');
    const [item] = await stage.submissions();
    expect(JSON.stringify(item?.content)).not.toContain('cháy nhà');

    // A retraction decides nothing.
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('thôi, không trả lại nữa');
    await minh.sees('chưa có gì thay đổi');
    expect((await stage.submissions())[0]?.state).toBe('submitted');
  },
);
