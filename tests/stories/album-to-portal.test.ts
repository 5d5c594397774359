import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

const caption =
  'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh tuyến đường chính và trồng 20 cây xanh.';

describe.each(['polling', 'webhook'] as const)('an album in Telegram, by %s', (mode) => {
  it('An album gets one answer and, once approved, is an article on the portal', async () => {
    world = await openWorld({ mode });
    const lan = await world.person('Nguyễn Thị Lan', 'contributor', false);
    const minh = await world.person('Trần Văn Minh', 'deputy');

    await lan.sends(5, caption);
    await lan.sees('Nguồn');
    expect(lan.count('Khối 4 ra quân')).toBe(1);
    await lan.chooses('Tôi có mặt');
    expect(await lan.sees('Hạn: ')).toContain('5 ảnh');
    await lan.chooses('Gửi');
    await lan.chooses('Đồng ý');
    await lan.sees('đã nhận tin');

    expect(await minh.sees('Chờ duyệt')).toContain('Nguyễn Thị Lan');
    await minh.chooses('Duyệt đăng');
    expect(await lan.sees('đã được đăng')).toContain('/tin/');
    await minh.sees('Đã đăng');

    const article = await world.article('Khối 4 ra quân');
    expect(article.photos).toHaveLength(5);
    expect(article.authors).toEqual(['Nguyễn Thị Lan']);
    expect(article.page).toContain('trồng 20 cây xanh');
    // The API returns absolute addresses with the ward's own domain.
    const { pathname } = new URL(article.photos[0]?.sources[0]?.url ?? '', world.publicUrl);
    const photo = await fetch(`${world.publicUrl}${pathname}`);
    expect(photo.status).toBe(200);
  });
});

describe('a standfirst', () => {
  it('A standfirst written in the chat is approved with its item and shown under the title on the portal', async () => {
    world = await openWorld();
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const minh = await world.person('Trần Văn Minh', 'deputy');
    await lan.says('/gui');
    expect(await lan.sees('Dòng đầu sẽ là đầu đề')).toContain('Sa-pô:');
    const standfirst = 'Chỉ một buổi sáng, con đường chính của khối 4 sạch và xanh hơn.';
    await lan.sends(1, caption.replace('\n', `\nSa-pô: ${standfirst}\n`));
    await lan.chooses('Tôi có mặt');
    await lan.chooses('Gửi');
    await minh.choosesOn('Chờ duyệt', 'Duyệt đăng');
    const { page } = await world.article('Khối 4 ra quân');
    expect(page).toMatch(new RegExp(`</h1>\\s*<p class="summary">${standfirst}</p>`, 'u'));
    expect(page).not.toContain('Sa-pô');
    const front = await (await fetch(`${world.publicUrl}/`)).text();
    expect(front).toContain(`<p class="summary">${standfirst}</p>`);
  });
});

describe('the board', () => {
  it('A returned item gets the reviewer’s reason, is edited by its author in the same conversation, and is approved', async () => {
    world = await openWorld();
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const minh = await world.person('Trần Văn Minh', 'deputy');
    await lan.sends(1, caption);
    await lan.chooses('Tôi có mặt');
    await lan.chooses('Gửi');
    await minh.choosesOn('Chờ duyệt', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('Bổ sung số cây đã trồng');
    expect(await lan.sees('cần sửa trước khi đăng')).toContain('Bổ sung số cây đã trồng');
    await minh.sees('đã trả lại lúc');
    await lan.chooses('Sửa bài');
    await lan.says('Đã trồng tổng cộng 25 cây xanh.');
    await lan.sees('25 cây xanh');
    await lan.choosesOn('25 cây xanh', 'Gửi');
    await minh.choosesOn('25 cây xanh', 'Duyệt đăng');
    expect((await world.article('Khối 4 ra quân')).page).toContain('25 cây xanh');
  });

  it('When two deputies decide at once, the first decision counts and the second deputy is told who made it', async () => {
    world = await openWorld();
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const minh = await world.person('Trần Văn Minh', 'deputy');
    const ha = await world.person('Phạm Thị Thu Hà', 'standingDeputy');
    await lan.sends(1, caption);
    await lan.chooses('Tôi có mặt');
    await lan.chooses('Gửi');
    await minh.sees('Chờ duyệt');
    await ha.sees('Chờ duyệt');
    const card = world.telegram
      .chat(ha.id)
      .messages.filter((message) => message.text.includes('Chờ duyệt'))
      .at(-1);
    await minh.chooses('Duyệt đăng');
    const data = card?.buttons.flat().find((button) => button.label.includes('Duyệt'))?.data ?? '';
    const { queryId } = world.telegram.forgePress(ha.id, card?.messageId ?? 0, data);
    expect(await ha.toast(queryId)).toContain('Trần Văn Minh');
    await world.article('Khối 4 ra quân');
    await lan.sees('đã được đăng');
    expect(lan.count('đã được đăng')).toBe(1);
  });

  it('The author of an item cannot approve it', async () => {
    world = await openWorld();
    const minh = await world.person('Trần Văn Minh', 'deputy');
    const hoa = await world.person('Vũ Thị Hoa', 'head');
    await minh.sends(1, caption);
    await minh.chooses('Tôi có mặt');
    await minh.chooses('Gửi');
    await hoa.sees('Chờ duyệt');
    const [item] = await world.submissions();
    await minh.says(`D ${item?.code.slice(-4)}`);
    await minh.sees('không duyệt bài của mình');
    expect((await world.submissions())[0]?.state).toBe('submitted');
    await hoa.chooses('Duyệt đăng');
    await world.article('Khối 4 ra quân');
  });

  it('A document needs two approvals: a deputy’s, then the head’s', async () => {
    // Decides in the chat, as in a ward that requires no PIN; `checks.test.ts` covers decisions with a PIN.
    world = await openWorld({ ward: { sensitive: [] } });
    const thu = await world.person('Hoàng Thị Thư', 'office');
    const minh = await world.person('Trần Văn Minh', 'deputy');
    const hoa = await world.person('Vũ Thị Hoa', 'head');
    await thu.says(
      'Quyết định số 45/QĐ-UBND về thành lập tổ công tác\nNgày 24/11/2026, UBND phường ban hành Quyết định số 45/QĐ-UBND.\nNguồn: 45/QĐ-UBND',
    );
    await thu.chooses('Gửi');
    await minh.choosesOn('Chờ duyệt', 'Duyệt đăng');
    expect(await hoa.sees('chờ chữ ký tiếp theo')).toContain('Trần Văn Minh');
    expect((await world.submissions())[0]?.state).toBe('submitted');
    await hoa.chooses('Duyệt đăng');
    await world.article('Quyết định số 45');
  });

  it('Editing the title makes older cards invalid, and the author is told', async () => {
    world = await openWorld();
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const minh = await world.person('Trần Văn Minh', 'deputy');
    const ha = await world.person('Phạm Thị Thu Hà', 'standingDeputy');
    await lan.sends(1, caption);
    await lan.chooses('Tôi có mặt');
    await lan.chooses('Gửi');
    await ha.sees('Chờ duyệt');
    const old = world.telegram
      .chat(ha.id)
      .messages.filter((message) => message.text.includes('Chờ duyệt'))
      .at(-1);
    const data = old?.buttons.flat().find((button) => button.label.includes('Duyệt'))?.data ?? '';
    await minh.choosesOn('Chờ duyệt', 'Sửa');
    await minh.chooses('Sửa đầu đề');
    await minh.sees('viết đầu đề mới');
    await minh.says('Khối 4 chung tay làm sạch đường làng');
    await lan.sees('chung tay làm sạch');
    const { queryId } = world.telegram.forgePress(ha.id, old?.messageId ?? 0, data);
    expect(await ha.toast(queryId)).toContain('bản mới');
    expect((await world.submissions())[0]?.state).toBe('submitted');
    await ha.choosesOn('chung tay làm sạch', 'Duyệt đăng');
    await world.article('chung tay làm sạch');
  });
});

describe('a citizen', () => {
  it('A citizen who asks a question gets its code, due date and the deadline rule in one message', async () => {
    world = await openWorld();
    const tu = await world.person('Lê Văn Tư', 'citizen');
    await tu.says('Cho tôi hỏi làm giấy khai sinh cần những giấy tờ gì?');
    const receipt = await tu.sees('Đã tiếp nhận câu hỏi');
    expect(receipt).toMatch(/HD-2611-0001/u);
    expect(receipt).toMatch(/\d{2}\/\d{2}\/\d{4}/u);
    expect(receipt).toContain('15 ngày làm việc');
    await tu.sees('Xin không gửi số căn cước');
  });

  it('A citizen becomes a contributor by an invitation code, which works once', async () => {
    world = await openWorld();
    const hoa = await world.person('Vũ Thị Hoa', 'head');
    const tu = await world.person('Lê Văn Tư', 'citizen');
    await hoa.says('/thanhvien');
    await hoa.chooses('Mời cộng tác viên');
    await hoa.sees('họ và tên');
    await hoa.says('Lê Văn Tư');
    const code = /Mã mời cho Lê Văn Tư: (\S+)/u.exec(await hoa.sees('Mã mời'))?.[1] ?? '';
    world.telegram.start(tu.id, code);
    await tu.sees('Chào mừng Lê Văn Tư');
    await tu.chooses('Đồng ý');
    const binh = await world.person('Kẻ lạ', 'citizen');
    world.telegram.start(binh.id, code);
    await binh.sees('không dùng được nữa');
  });

  it('A forged button press is refused politely and recorded in the audit log', async () => {
    world = await openWorld();
    const tu = await world.person('Lê Văn Tư', 'citizen');
    await tu.says('chào');
    await tu.sees('Kính chào');
    const message = world.telegram.chat(tu.id).messages.at(-1);
    const { queryId } = world.telegram.forgePress(
      tu.id,
      message?.messageId ?? 0,
      'm1:approve:01ARZ3NDEKTSV4RRFFQ69G5FAV:1:AAAAAAAA',
    );
    expect(await tu.toast(queryId)).toContain('không dùng được');
  });
});

describe('a file of an unsupported type', () => {
  it('An unsupported file sent alone is answered with the accepted types and starts no item', async () => {
    world = await openWorld();
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    world.telegram.sendDocument(lan.id, { bytes: new TextEncoder().encode('Kế hoạch'), name: 'kế hoạch.txt' });
    expect(await lan.sees('không phải là văn bản')).toContain('nhận PDF');
    world.clock.advance(60_000);
    await world.system.tick();
    await world.system.queue.idle();
    expect(lan.count('viết vài dòng')).toBe(0);
    expect((await world.submissions()).filter(({ state }) => state === 'draft')).toEqual([]);
    world.telegram.sendDocument(lan.id, { bytes: new Uint8Array([1, 2, 3]), name: 'họp khối.m4a' });
    await lan.sees('chưa nhận tệp ghi âm');
    await lan.says('Khối 4 họp dân\nTối qua, khối 4 họp dân bàn việc làm đường.');
    expect(await lan.sees('Nguồn của')).toContain('Khối 4 họp dân');
  });
});

describe('the platform’s rate limit', () => {
  it('The bot keeps the platform’s rate limit while a contributor sends many messages at once, and does not ask them to wait', async () => {
    world = await openWorld({ isStrict: true });
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const minh = await world.person('Trần Văn Minh', 'deputy');
    await lan.sends(5, caption);
    await lan.chooses('Tôi có mặt');
    await lan.chooses('Gửi');
    await minh.chooses('Duyệt đăng');
    for (let number = 1; number <= 6; number += 1) await lan.says(`/hoi Cho tôi hỏi việc thứ ${number}?`);
    await lan.sees('HD-2611-0006');
    await lan.sees('đã được đăng');
    expect(world.telegram.calls.filter(({ answer }) => !answer.ok)).toEqual([]);
  });
});
