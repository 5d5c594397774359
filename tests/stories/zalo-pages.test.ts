/**
 * Where Zalo's chat is not sufficient, a page with a one-time address is used: for files
 * sent to a bot, and for sensitive decisions.
 */
import { describe, expect, it } from 'vitest';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { choosePinAt, hiddenFields, postForm } from '../support/decide-on-page.ts';
import { type Player, stagePerTest } from '../support/stage.ts';
import { aPhoto } from '../support/world.ts';

const openStage = stagePerTest();

const item = 'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh.';
const sendItem = async (author: Player, words = item): Promise<void> => {
  await author.sends(1, words);
  await author.chooses('Tôi có mặt');
  await author.choosesOn('1 ảnh', 'Gửi');
  await author.sees('đã nhận tin');
};

describe('a file sent to a Zalo bot', () => {
  it('The bot cannot download the file, so a web page accepts it for the same draft and the chat shows it', async () => {
    const stage = await openStage({ platforms: ['zalo-bot'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await lan.says(item);
    await lan.sees('Nguồn của');
    const [draft] = await stage.submissions();
    lan.phone.file(new Uint8Array(), 'ảnh khối 4.heic');
    const address = await lan.link('không chuyển được tệp đó');
    expect(address).toContain('/s/');
    // A second file a little later is answered with a reference to the first page.
    await stage.pass(20_000);
    lan.phone.file(new Uint8Array(), 'ảnh khối 4 (2).heic');
    await lan.sees('qua trang ở tin nhắn ngay trên');
    expect(lan.count('không chuyển được tệp đó')).toBe(1);

    // Loading the page, as a link preview does, changes nothing.
    const page = await (await fetch(address)).text();
    expect(page).toContain('Khối 4 ra quân');
    const form = new FormData();
    for (const [name, value] of Object.entries(hiddenFields(page))) form.set(name, value);
    for (let number = 1; number <= 2; number += 1) {
      const { bytes } = await aPhoto();
      form.append('files', new File([Buffer.from(bytes)], `ảnh ${number}.jpg`, { type: 'image/jpeg' }));
    }
    expect((await postForm(address, form)).status).toBe(303);
    const kept = await stage.eventually('both photos in the draft', async () => {
      const items = stage ? await stage.submissions() : [];
      const [only] = items;
      return only && photosOf(only).length === 2 ? items : null;
    });
    expect(kept.map(({ code }) => code)).toEqual([draft?.code]);

    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('2 ảnh', 'Gửi');
    await minh.choosesOn('2 ảnh', 'Duyệt đăng');
    expect((await stage.article('Khối 4 ra quân')).photos).toHaveLength(2);
  });
});

describe('a bot without buttons', () => {
  it('Each draft gets its own upload page, even if the second draft follows at once', async () => {
    const stage = await openStage({ platforms: ['zalo-bot'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    await lan.says(`${item}\nNguồn: UBND phường`);
    await lan.sees('1. ✅ Gửi bài');
    lan.phone.file(new Uint8Array(), 'khoi4.docx');
    const first = await lan.link('không chuyển được tệp đó');
    await lan.choosesOn('Khối 4 ra quân', 'Gửi');
    await lan.sees('đã nhận tin');
    await lan.says('Khối 7 khánh thành nhà văn hóa\nSáng nay, khối 7 khánh thành nhà văn hóa mới.\nNguồn: UBND phường');
    await lan.sees('Khối 7 khánh thành');
    lan.phone.file(new Uint8Array(), 'khoi7.docx');
    await stage.eventually('a page of its own', async () => {
      const last = await lan.link('không chuyển được tệp đó');
      return last === first ? null : last;
    });
  });

  it('A bare number is accepted for the newest list only, even if that list is answered with codes', async () => {
    const stage = await openStage({ platforms: ['zalo-bot'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await lan.sends(1, item);
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('1 ảnh', 'Gửi');
    expect(await minh.sees('Nguyễn Thị Lan')).toContain('ở đầu dòng để chọn:\nD 0001 – ✅ Duyệt');
    await minh.sends(1, 'Khối 5 tổng kết\nSáng nay, khối 5 trồng 30 cây xanh.\nNguồn: UBND phường');
    await minh.sees('1. ✅ Gửi bài');
    await minh.says('T 0001');
    await minh.sees('vì lý do gì');
    await minh.says('1');
    await stage.system.queue.idle();
    const states = (await stage.submissions()).map(({ code, state }) => [code, state]);
    expect(states).toContainEqual(['DL-2611-0002', 'draft']);
  });

  it('A short code selects from the last list, and a number of an outdated list is refused', async () => {
    const stage = await openStage({ platforms: ['zalo-bot'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    const tu = stage.stranger('Bà Tư', 'zalo-bot');
    await sendItem(lan);
    await minh.sees('X 0001');
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.sees('HD-2611-0001');
    await minh.says('câu hỏi');
    await minh.sees('1. Xem HD-2611-0001');
    await minh.says('x 0001');
    await minh.sees('Người phụ trách: chưa có');
    await minh.says('câu hỏi');
    await stage.eventually('the list again', () => minh.count('1. Xem HD-2611-0001') === 2 || null);
    await minh.says('X DL-2611-0001');
    await stage.eventually('the item', () => minh.count('hơn 60 người dân') > 1 || null);
    await minh.says('1');
    await minh.sees('Số này không có trong danh sách mới nhất');
    const shown = minh.count('Người phụ trách: chưa có');
    await minh.says('bài chờ duyệt');
    await stage.eventually('the card again', () => minh.count('X 0001') > 1 || null);
    const read = minh.count('hơn 60 người dân');
    await minh.says('X 0001');
    await stage.eventually('the item again', () => minh.count('hơn 60 người dân') > read || null);
    expect(minh.count('Người phụ trách: chưa có')).toBe(shown);
  });
});

describe('a document', () => {
  it('A document class that the ward calls sensitive is decided on a page with the decider’s PIN; the code in the chat only opens the page', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'], ward: { sensitive: ['document'] } });
    const thu = await stage.person('Hoàng Thị Thư', 'office');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await thu.sends(
      1,
      'Quyết định số 137/QĐ-UBND về việc thành lập tổ công tác\nKý ngày 24/11/2026.\nNguồn: UBND phường',
    );
    await thu.choosesOn('1 ảnh', 'Gửi');
    await thu.sees('đã nhận tin');
    await minh.sees('Hoàng Thị Thư');
    await minh.says('D 0001');
    const address = await minh.link('duyệt trên trang');
    expect((await stage.submissions())[0]?.standing.signatures).toEqual([]);

    const page = await (await fetch(address)).text();
    const { ban = '' } = hiddenFields(page);
    await choosePinAt(await minh.link('Chọn mã PIN'), '193746');
    const second = await (await fetch(`${address}?ban=${ban}&viec=approve`)).text();
    const digits = { pin: '193746' };
    const answer = await postForm(address, new URLSearchParams({ ...hiddenFields(second), ...digits }));
    expect(answer.status).toBe(303);
    const [signed] = await stage.submissions();
    expect(signed?.standing.signatures).toHaveLength(1);
    // The signature counts once: the same form again signs nothing more.
    await postForm(address, new URLSearchParams({ ...hiddenFields(second), ...digits }));
    expect((await stage.submissions())[0]?.standing.signatures).toHaveLength(1);
  });

  it('Only the classes that the ward calls sensitive need a PIN', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'], ward: { sensitive: ['news'] } });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await sendItem(lan);
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    const address = await minh.link('duyệt trên trang');
    const { ban = '' } = hiddenFields(await (await fetch(address)).text());
    const second = await (await fetch(`${address}?ban=${ban}&viec=approve`)).text();
    expect(second).toContain('chưa có mã PIN');
    expect((await postForm(address, new URLSearchParams(hiddenFields(second)))).status).toBe(422);
    expect((await stage.submissions())[0]?.standing.signatures).toEqual([]);
  });
});

describe('an old card', () => {
  it('A press on an old card decides nothing after a newer version arrived, and the person is shown that version', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await sendItem(lan);
    await minh.sees('Nguyễn Thị Lan');
    const old = minh.phone.seen().findLast(({ text }) => text.includes('Nguyễn Thị Lan'));
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('Bổ sung số cây đã trồng');
    await lan.chooses('Sửa bài');
    await lan.says('Đã trồng tổng cộng 25 cây xanh.');
    await lan.choosesOn('25 cây xanh', 'Gửi');
    await minh.sees('25 cây xanh');
    if (old) minh.phone.choose(old, 'Duyệt đăng');
    await minh.sees('bản mới');
    expect((await stage.submissions())[0]?.state).toBe('submitted');
    await minh.choosesOn('25 cây xanh', 'Duyệt đăng');
    expect((await stage.article('Khối 4 ra quân')).page).toContain('25 cây xanh');
  });

  it('A press on a decided card is answered with the decider’s name and time, even a day later', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    const ha = await stage.person('Phạm Thị Hà', 'deputy');
    await sendItem(lan);
    await ha.sees('Nguyễn Thị Lan');
    const old = ha.phone.seen().findLast(({ text }) => text.includes('Nguyễn Thị Lan'));
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await ha.sees('đồng chí Trần Văn Minh đã duyệt');
    await stage.pass(25 * 3_600_000);
    const before = ha.count('Trần Văn Minh');
    if (old) ha.phone.choose(old, 'Từ chối');
    await stage.eventually('an answer', () => (ha.count('Trần Văn Minh') > before ? true : null));
    expect((await stage.submissions())[0]?.state).toBe('published');
    expect((await stage.submissions())[0]?.standing.decidedBy?.name).toBe('Trần Văn Minh');
  });
});
