/** How people really write: in parts, twice, with edits, forwarded, without diacritics, at great length, with courtesies. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settleUnanswered } from '../../src/chat/acts/question/settle-unanswered.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { outboxMessages } from '../support/outbox-messages.ts';
import { rowsOf, textHeld } from '../support/rows.ts';
import { openWorld, type Somebody, type World } from '../support/world.ts';

let world: World;
let tu: Somebody;
beforeEach(async () => {
  world = await openWorld();
  tu = await world.person('Bà Tư', 'citizen');
});
afterEach(() => world.close());

const hourMs = 3_600_000;
const asked = 'Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?';
const questions = () => world.core.unitOfWork.run(world.ward.id, (stores) => stores.questions.list());
const question = (fits: (body: string) => boolean = () => true) =>
  world.eventually('a question', async () => (await questions()).find(({ body }) => fits(body)));
const photosOf = async () => rowsOf(world.core).selectFrom('question_photo').select(['state', 'questionId']).execute();
const idle = () => world.system.queue.idle();
const sends = async (count: number, caption?: string) => tu.sends(count, caption);
const publishAnswer = () =>
  world.core.publisher.apply({
    key: 'test',
    ward: world.ward.id,
    code: 'HD-2601-0001',
    version: 1,
    title: 'Đăng ký tạm trú cho con cần giấy tờ gì?',
    summary: 'Đăng ký tạm trú cho con cần giấy tờ gì?',
    paragraphs: ['Cần tờ khai và giấy tờ chứng minh chỗ ở hợp pháp.'],
    category: 'answer',
    section: 'hoi-dap',
    eventOn: null,
    place: null,
    source: world.ward.fullName,
    authors: [],
    photographers: [],
    photos: [],
    publishedAt: world.clock.now(),
    updatedAt: world.clock.now(),
    corrections: [],
    files: [],
    documentNumber: null,
    signer: null,
    withdrawn: false,
  });
const clockRuns = async (ms: number) => {
  world.clock.advance(ms);
  await world.core.unitOfWork.run(world.ward.id, (stores) =>
    settleUnanswered(world.inject.openUnit(stores, `slot:${ms}`)),
  );
  await idle();
};
/** The text of the core's database files. */
const bytes = async () => {
  await idle();
  await world.core.storage.forgetDeleted();
  return textHeld(world.core, world.dataDir);
};

describe('photos', () => {
  it('Photos with a caption are a question with photos, which the office sees', async () => {
    const office = await world.person('Vũ Thị Hoa', 'office');
    await sends(2, 'Ổ gà ở ngõ 5 khối 4, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    await world.eventually('two photos', async () => {
      const photos = await photosOf();
      return photos.length === 2 && photos.every(({ state }) => state === 'stored') ? true : null;
    });
    expect(await questions()).toHaveLength(1);
    await office.choosesOn('Câu hỏi mới', 'Xem');
    await office.sees('Ổ gà ở ngõ 5');
    await idle();
    const shown = world.telegram.chat(office.id).messages.filter(({ photo }: { photo?: unknown }) => photo);
    expect(shown.length).toBeGreaterThan(0);
  });

  it('Photos sent before any text are asked about once and attached to the question that follows', async () => {
    await sends(3);
    await tu.sees('viết vài dòng');
    await idle();
    expect(tu.count('viết vài dòng')).toBe(1);
    await tu.says('Ổ gà ở ngõ 5 khối 4, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    await idle();
    expect(await photosOf()).toHaveLength(3);
  });

  it('Photos sent after a question join it, and are acknowledged once', async () => {
    await tu.says('Ổ gà ở ngõ 5 khối 4, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    await sends(4);
    await tu.sees('Đã ghi thêm');
    await idle();
    expect([(await photosOf()).length, tu.count('Đã ghi thêm')]).toEqual([4, 1]);
  });

  const asksFirst = async () => {
    await tu.says('Ổ gà ở ngõ 5 khối 4, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    world.clock.advance(16 * 60_000);
    await sends(1);
    await tu.sees('Nếu là ảnh của câu hỏi HD-2611-0001');
  };
  const ownerOf = async () => (await photosOf()).map(({ questionId }) => questionId);

  it('Photos sent some time after a question are attached to the new question that follows them', async () => {
    const office = await world.person('Vũ Thị Hoa', 'office');
    await asksFirst();
    await tu.says('Đèn đường trước nhà văn hóa khối 5 bị cháy, đề nghị phường sửa.');
    await tu.sees('HD-2611-0002');
    await idle();
    expect(await ownerOf()).toEqual([(await question((body) => body.includes('Đèn đường'))).id]);
    expect(office.count('bổ sung cho')).toBe(0);
  });

  it.each(['Vâng', 'Bổ sung'])(
    'Photos sent some time after a question join it when the asker says "%s"',
    async (word) => {
      const office = await world.person('Vũ Thị Hoa', 'office');
      await asksFirst();
      await tu.says(word);
      await tu.sees('Đã ghi thêm vào câu hỏi HD-2611-0001');
      await office.sees('gửi thêm ảnh (1) cho câu hỏi HD-2611-0001 “Ổ gà ở ngõ 5');
      expect(await ownerOf()).toEqual([(await question()).id]);
      expect(await questions()).toHaveLength(1);
    },
  );

  it('Photos sent some time after a question join it when the asker chooses so or sends nothing further', async () => {
    await asksFirst();
    await tu.choosesOn('Nếu là ảnh', 'Bổ sung HD-2611-0001');
    await tu.sees('Đã ghi thêm vào câu hỏi HD-2611-0001');
    world.clock.advance(16 * 60_000);
    await sends(2);
    await world.eventually('asked again', () => (tu.count('Nếu là ảnh') === 2 ? true : null));
    await idle();
    await clockRuns(4 * hourMs);
    expect(await ownerOf()).toHaveLength(3);
    expect(await questions()).toHaveLength(1);
  });

  it('Photos without any text are asked about once more, and are not lost', async () => {
    await sends(1);
    await tu.sees('viết vài dòng');
    await clockRuns(4 * hourMs);
    expect(tu.count('viết vài dòng')).toBe(2);
    await clockRuns(4 * hourMs);
    expect(tu.count('viết vài dòng')).toBe(2);
    await tu.says('Ổ gà ở ngõ 5 khối 4, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    await idle();
    expect(await photosOf()).toHaveLength(1);
  });
});

describe('when a published answer is offered', () => {
  beforeEach(async () => {
    await publishAnswer();
  });

  it('Pressing the button twice opens one question', async () => {
    await tu.says(asked);
    await tu.choosesOn('đã có câu trả lời', 'Gửi câu hỏi');
    await tu.choosesOn('đã có câu trả lời', 'Gửi câu hỏi');
    await tu.sees('15 ngày làm việc');
    await idle();
    expect(await questions()).toHaveLength(1);
    expect(tu.count('vui lòng viết câu hỏi')).toBe(0);
  });

  it('A second question before the choice opens two questions, so none is lost', async () => {
    await tu.says(asked);
    await tu.sees('đã có câu trả lời');
    await tu.says('Ngõ 5 khối 4 có ổ gà, bao giờ phường sửa?');
    await world.eventually('two questions', async () => ((await questions()).length === 2 ? true : null));
    expect((await questions()).map(({ body }) => body).sort()).toEqual(
      [asked, 'Ngõ 5 khối 4 có ổ gà, bao giờ phường sửa?'].sort(),
    );
  });

  it('After thanks or a plain yes the answer is shown, and no question is opened', async () => {
    await tu.says(asked);
    await tu.sees('đã có câu trả lời');
    await tu.says('đúng rồi ạ');
    await tu.sees('chỗ ở hợp pháp');
    await tu.says('cảm ơn phường');
    await tu.sees('Trân trọng cảm ơn');
    await clockRuns(5 * hourMs);
    expect(await questions()).toEqual([]);
  });

  it('The answer "chưa" opens the question', async () => {
    await tu.says(asked);
    await tu.choosesOn('đã có câu trả lời', 'Đúng');
    await tu.sees('chỗ ở hợp pháp');
    await tu.says('chưa đúng');
    await tu.sees('15 ngày làm việc');
    expect((await question()).body).toBe(asked);
  });

  it('A command in between does not lose the asked question', async () => {
    await tu.says(asked);
    await tu.sees('đã có câu trả lời');
    await tu.says('/help');
    await tu.sees('Kính chào');
    expect(await questions()).toEqual([]);
    await tu.says('/hoi');
    await tu.sees('15 ngày làm việc');
    expect((await question()).body).toBe(asked);
  });

  it('Without a reply the question is opened with the time at which it was asked', async () => {
    await tu.says(asked);
    await tu.sees('đã có câu trả lời');
    const before = world.clock.now().getTime();
    await clockRuns(4 * hourMs);
    await tu.sees('15 ngày làm việc');
    expect((await question()).receivedAt.getTime()).toBeLessThanOrEqual(before);
  });

  it('If the message is edited, the edited text becomes the question', async () => {
    const { messageId } = world.telegram.sendText(tu.id, asked);
    await tu.sees('đã có câu trả lời');
    world.telegram.editText(tu.id, messageId, 'Ngõ 5 khối 4 có ổ gà, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    expect((await questions()).map(({ body }) => body)).toEqual(['Ngõ 5 khối 4 có ổ gà, bao giờ phường sửa?']);
  });

  it('An old button of an ended conversation makes the bot ask for the question again', async () => {
    await tu.says(asked);
    await tu.sees('đã có câu trả lời');
    await rowsOf(world.core).deleteFrom('dialogue').execute();
    await tu.choosesOn('đã có câu trả lời', 'Gửi câu hỏi');
    await tu.sees('vui lòng viết câu hỏi');
  });
});

describe('an edit of a question’s message', () => {
  it('The edit is added while the question is open, and the asker is thanked', async () => {
    const { messageId } = world.telegram.sendText(tu.id, 'Ngõ 5 có ổ gà, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    world.telegram.editText(tu.id, messageId, 'Ngõ 7 khối 4 có ổ gà, bao giờ phường sửa?');
    await tu.sees('Đã ghi thêm');
    const { standing } = await question();
    expect(standing.addenda.map(({ text }) => text)).toEqual(['Ngõ 7 khối 4 có ổ gà, bao giờ phường sửa?']);
    // The app also reports an edit without a change.
    world.telegram.editText(tu.id, messageId, 'Ngõ 7 khối 4 có ổ gà, bao giờ phường sửa?');
    await idle();
    expect((await question()).standing.addenda).toHaveLength(1);
  });

  it('An edit of a closed question is answered with the question’s state', async () => {
    const { messageId } = world.telegram.sendText(tu.id, 'Ngõ 5 có ổ gà, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    await tu.says('rút câu hỏi');
    await tu.chooses('Rút “');
    await tu.sees('Đã rút');
    world.telegram.editText(tu.id, messageId, 'Ngõ 7 có ổ gà');
    await tu.sees('đã kết thúc');
  });
});

describe('the words of a question', () => {
  it('Decomposed Unicode letters (NFD) are stored composed', async () => {
    await tu.says('Ngõ 5 khối 4 có ổ gà, bao giờ phường sửa?'.normalize('NFD'));
    await tu.sees('15 ngày làm việc');
    expect((await question()).body).toBe('Ngõ 5 khối 4 có ổ gà, bao giờ phường sửa?');
  });

  it('Words without diacritics are understood', async () => {
    await tu.says('bao gio phuong sua duong khoi 4 vay, o ga nhieu qua');
    await tu.sees('15 ngày làm việc');
  });

  it('A text longer than one message is one question, and none of it is lost', async () => {
    const long = `Bao giờ phường sửa đường khối 4? ${'Đường nhiều ổ gà, trời mưa đọng nước, xe đi lại khó. '.repeat(150)}Hết thư.`;
    expect(world.telegram.sendText(tu.id, long).messageIds.length).toBeGreaterThan(1);
    await tu.sees('15 ngày làm việc');
    await idle();
    const all = await questions();
    expect(all).toHaveLength(1);
    const whole = [all[0]?.body, ...(all[0]?.standing.addenda ?? []).map(({ text }) => text)].join(' ');
    expect(whole).toContain('Hết thư.');
  });

  it.each(['Xin chào', 'chao ad', 'Dạ em chào phường ạ', 'alo', 'Kính chào Ban biên tập', 'hello'])(
    '"%s" is answered with a greeting and opens no case',
    async (text) => {
      await tu.says(text);
      await tu.sees('Kính chào Ông/Bà');
      await idle();
      expect(await questions()).toEqual([]);
    },
  );

  it('A forwarded text is the question of the person who forwards it', async () => {
    world.telegram.sendContent(tu.id, {
      text: 'Bao giờ phường sửa đường khối 4?',
      forward_origin: { type: 'hidden_user', sender_user_name: 'Ai đó', date: 1_700_000_000 },
    });
    await tu.sees('15 ngày làm việc');
    expect((await question()).askerId).not.toBe('');
  });

  it('A board member’s question is a question like any other, handled by other members', async () => {
    const member = await world.person('Đỗ Văn Sáu', 'member');
    const office = await world.person('Vũ Thị Hoa', 'office');
    await member.says('/hoi Cho tôi hỏi thủ tục đăng ký tạm trú cần giấy tờ gì?');
    await member.sees('15 ngày làm việc');
    await office.choosesOn('Câu hỏi mới', 'Giao');
    await office.sees('chọn người dự thảo');
    const last = world.telegram.chat(office.id).messages.at(-1);
    expect(last?.buttons.flat().map(({ label }) => label)).not.toContain('Đỗ Văn Sáu');
  });
});

describe('the state of a question', () => {
  it('Another account sees the state with the code and the phone number, but not with a wrong number', async () => {
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.sees('HD-2611-0001');
    await tu.says('0912 345 678');
    await tu.sees('0912345678');
    const son = await world.person('Con bà Tư', 'citizen');
    await son.says('/tracuu HD-2611-0001');
    await son.sees('Không tìm thấy mã');
    await son.says('/tracuu HD-2611-0001 0912345679');
    await idle();
    expect(son.count('đã tiếp nhận')).toBe(0);
    await son.says('/tracuu hd-2611-0001 0912.345.678');
    await son.sees('đã tiếp nhận');
    expect(await son.sees('Không tìm thấy mã')).toContain('kèm số điện thoại');
  });

  it.each(['HD-2611-0001 0912345678', '/tracuu HD 2611 0001 0912345678', 'tra cứu HD-2611-0001 0912 345 678'])(
    'Another account that writes "%s" sees the state',
    async (text) => {
      await tu.says('Bao giờ phường sửa đường khối 4?');
      await tu.sees('HD-2611-0001');
      await tu.says('0912 345 678');
      await tu.sees('0912345678');
      const son = await world.person('Con bà Tư', 'citizen');
      await son.says(text);
      await son.sees('đã tiếp nhận');
    },
  );

  it('A new question about a project or a plan is not answered with the state of an earlier one', async () => {
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.sees('HD-2611-0001');
    await tu.says('Dự án nhà văn hóa khối 2 làm đến đâu rồi ạ?');
    await tu.sees('HD-2611-0002');
    await tu.says('/hoi Tôi muốn tra cứu quy hoạch đất nhà tôi ở đâu?');
    await tu.sees('HD-2611-0003');
    expect((await questions()).map(({ body }) => body)).toContain('Tôi muốn tra cứu quy hoạch đất nhà tôi ở đâu?');
  });
});

describe('a denunciation or complaint', () => {
  const words = 'nhận tiền của doanh nghiệp để cấp phép xây dựng trái phép';

  it('No word of a denunciation remains in the database files', async () => {
    await tu.says(`Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính phường, ${words} ở khối 4.`);
    await tu.sees('tính chất tố cáo');
    expect(await bytes()).not.toContain('doanh nghiệp để cấp phép');
  });

  it('A denunciation begun in one message and told in the next is one letter and opens no question', async () => {
    await tu.says('Tôi muốn tố cáo');
    await tu.sees('hỏi thông tin hay gửi tố cáo');
    await tu.says(`Ông Nguyễn Văn X, cán bộ địa chính phường, ${words}`);
    await tu.sees('tính chất tố cáo');
    await clockRuns(5 * hourMs);
    expect(await questions()).toEqual([]);
    expect(await bytes()).not.toContain('doanh nghiệp để cấp phép');
  });

  it('After the answer "không" the sender is asked once more', async () => {
    const office = await world.person('Vũ Thị Hoa', 'office');
    await tu.says('Cán bộ địa chính đòi tôi 5 triệu mới làm sổ, có đúng không?');
    await tu.sees('hỏi thông tin hay gửi tố cáo');
    await tu.says('không');
    await world.eventually('asked twice', () => (tu.count('hỏi thông tin hay gửi tố cáo') === 2 ? true : null));
    expect([await questions(), office.count('5 triệu')]).toEqual([[], 0]);
    await tu.choosesOn('hỏi thông tin hay gửi tố cáo', 'Hỏi thông tin');
    await tu.sees('15 ngày làm việc');
  });

  it('A letter whose sender does not choose is referred to its receiver after some hours and not shown to the board', async () => {
    const office = await world.person('Vũ Thị Hoa', 'office');
    await tu.says('Cán bộ địa chính đòi tôi 5 triệu mới làm sổ, có đúng không?');
    await tu.sees('hỏi thông tin hay gửi tố cáo');
    await clockRuns(5 * hourMs);
    await tu.sees('tính chất tố cáo');
    expect(await questions()).toEqual([]);
    expect(office.count('5 triệu')).toBe(0);
    expect(await bytes()).not.toContain('đòi tôi 5 triệu');
  });

  it('A letter that names a board member does not become a question if its sender does not choose', async () => {
    const deputy = await world.person('Phạm Thị Hà', 'deputy');
    // The model classifies it as praise with certainty; only a rule doubts that. The person
    // named in the text must not be the one who hands it on.
    const words = 'toi khen co Ha mot cua, dua phong bi co nhat quyet khong lay ma con giai thich tan tinh';
    await tu.says(words);
    await tu.sees('hỏi thông tin hay gửi tố cáo');
    await clockRuns(5 * hourMs);
    await tu.sees('tính chất tố cáo');
    expect([await questions(), deputy.count('phong bi')]).toEqual([[], 0]);
    expect(await bytes()).not.toContain('dua phong bi');
  });

  it('A denunciation written after "Gửi câu hỏi" is still a letter and not shown to the office', async () => {
    const office = await world.person('Vũ Thị Hoa', 'office');
    await tu.says('/hoi');
    await tu.sees('vui lòng viết câu hỏi');
    await tu.says(`Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính phường, ${words} ở khối 4.`);
    await tu.sees('tính chất tố cáo');
    expect([await questions(), office.count('doanh nghiệp')]).toEqual([[], 0]);
  });

  it('A denunciation sent as an addition to a question is not added to it', async () => {
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.choosesOn('15 ngày làm việc', 'Bổ sung');
    await tu.sees('cần bổ sung');
    await tu.says(`Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính phường, ${words} ở khối 4.`);
    await tu.sees('tính chất tố cáo');
    expect((await question()).standing.addenda).toEqual([]);
  });

  it('An addition that contains a denunciation is split, and a doubtful addition is asked about', async () => {
    const office = await world.person('Vũ Thị Hoa', 'office');
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.choosesOn('15 ngày làm việc', 'Bổ sung');
    await tu.sees('cần bổ sung');
    await tu.says(
      'Cho tôi hỏi lịch tiêm chủng tháng này ngày nào? Ngoài ra tôi tố cáo ông K cán bộ địa chính nhận tiền.',
    );
    await tu.sees('Phần còn lại');
    const addenda = async () => (await question()).standing.addenda.map(({ text }) => text);
    expect(await addenda()).toEqual(['Cho tôi hỏi lịch tiêm chủng tháng này ngày nào?']);
    const doubtful = 'Cán bộ địa chính đòi tôi 5 triệu mới làm sổ, có đúng không?';
    await tu.says(`HD-2611-0001 ${doubtful}`);
    await tu.sees('hỏi thông tin hay gửi tố cáo');
    expect([(await addenda()).length, office.count('5 triệu')]).toEqual([1, 0]);
    await tu.choosesOn('hỏi thông tin hay gửi tố cáo', 'Hỏi thông tin');
    await world.eventually('it is added', async () => ((await addenda()).length === 2 ? true : null));
    expect([(await addenda())[1], (await questions()).length]).toEqual([doubtful, 1]);
  });

  it('A denunciation written by editing a question’s message is not added', async () => {
    const { messageId } = world.telegram.sendText(tu.id, 'Ngõ 5 có ổ gà, bao giờ phường sửa?');
    await tu.sees('15 ngày làm việc');
    world.telegram.editText(tu.id, messageId, 'Cán bộ địa chính đòi tôi 5 triệu mới làm sổ, có đúng không?');
    await tu.choosesOn('hỏi thông tin hay gửi tố cáo', 'Gửi khiếu nại, tố cáo');
    await tu.sees('tính chất tố cáo');
    expect((await question()).standing.addenda).toEqual([]);
    expect(await bytes()).not.toContain('đòi tôi 5 triệu');
  });

  it('A possible continuation of a letter is asked about before the board can read it', async () => {
    const office = await world.person('Vũ Thị Hoa', 'office');
    await tu.says(`Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính phường, ${words} ở khối 4.`);
    await tu.sees('tính chất tố cáo');
    await tu.says('Ông ấy cầm 50 triệu của bà Lan hôm mồng ba, ở quán nước đầu ngõ.');
    await tu.sees('hỏi thông tin hay gửi tố cáo');
    await clockRuns(4 * hourMs);
    await world.eventually('shown its way again', () => (tu.count('tính chất tố cáo') === 2 ? true : null));
    expect([await questions(), office.count('50 triệu')]).toEqual([[], 0]);
    expect(await bytes()).not.toContain('quán nước đầu ngõ');
  });

  it('A letter does not delay a question that is asked after it', async () => {
    await tu.says(`Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính phường, ${words} ở khối 4.`);
    await tu.sees('tính chất tố cáo');
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.sees('HD-2611-0001');
    await tu.says('Khối 4 có ba con ngõ nhỏ chưa đổ bê tông');
    await tu.sees('HD-2611-0002');
  });

  it('Photos sent with a letter are not added to the earlier question', async () => {
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.sees('15 ngày làm việc');
    world.clock.advance(1_000);
    await tu.says(`Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính phường, ${words} ở khối 4.`);
    await tu.sees('tính chất tố cáo');
    await sends(2);
    await tu.sees('không được lưu');
    await idle();
    expect([await photosOf(), tu.count('không được lưu')]).toEqual([[], 1]);
    world.clock.advance(hourMs);
    await sends(1);
    await tu.sees('Nếu là ảnh của câu hỏi');
  });
});

describe('when the board asks the asker for clarification', () => {
  /** The office asks the asker for more information, as with its buttons. */
  const clarified = async (code: string, text: string) =>
    world.core.unitOfWork.run(world.ward.id, async (stores) => {
      const asked = await stores.questions.byCode(code);
      const [office] = await stores.people.holdersOf(['office'], world.clock.now());
      if (!asked || !office) throw new Error('nobody asks');
      const outcome = await doOnQuestion(world.inject.openUnit(stores, `clarify:${code}`), office, asked.id, {
        type: 'clarify',
        text,
      });
      expect(outcome).toMatchObject({ ok: true });
    });
  const addendaOf = async (code: string) =>
    (await questions()).find((each) => each.code === code)?.standing.addenda.map(({ text }) => text);
  beforeEach(async () => {
    await world.person('Vũ Thị Hoa', 'office');
    await tu.says(asked);
    await tu.sees('HD-2611-0001');
    await clarified('HD-2611-0001', 'Cháu ở khối mấy, ở nhờ hay thuê nhà ạ?');
    await idle();
  });

  it('The asker can answer in plain words and in several messages', async () => {
    await tu.says('Dạ thuê nhà ạ');
    await tu.sees('tiếp tục xử lý');
    await tu.says('nhà bà Lan ở khối 3');
    await tu.sees('Đã ghi thêm');
    expect(await addendaOf('HD-2611-0001')).toEqual(['Dạ thuê nhà ạ', 'nhà bà Lan ở khối 3']);
    expect(await questions()).toHaveLength(1);
  });

  it.each(['3', 'có ạ', 'Chưa', 'dạ', '0912 345 678'])('"%s" is accepted as an answer', async (text) => {
    await tu.says(text);
    await tu.sees('tiếp tục xử lý');
    expect(await addendaOf('HD-2611-0001')).toEqual([text]);
  });

  it('Thanks are not taken for an answer, and a denunciation is referred to its receiver', async () => {
    await tu.says('cảm ơn phường');
    await tu.sees('Trân trọng cảm ơn');
    await tu.says('Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính phường, nhận tiền của dân ở khối 4.');
    await tu.sees('tính chất tố cáo');
    expect((await question()).state).toBe('clarification');
  });

  it('The bot asks about words that look like a new question, and keeps them whatever is chosen', async () => {
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.choosesOn('hay là câu hỏi mới', 'Gửi câu hỏi');
    await tu.sees('HD-2611-0002');
    await tu.says('Trẻ 5 tuổi thì có cần hợp đồng thuê nhà không?');
    await world.eventually('asked again', () => (tu.count('hay là câu hỏi mới') === 2 ? true : null));
    await tu.choosesOn('hay là câu hỏi mới', 'Bổ sung HD-2611-0001');
    await tu.sees('tiếp tục xử lý');
    expect(await addendaOf('HD-2611-0001')).toEqual(['Trẻ 5 tuổi thì có cần hợp đồng thuê nhà không?']);
  });

  it('With two questions open, the asker chooses which one the answer is for; without a choice it belongs to the latest', async () => {
    await tu.says('/hoi');
    await tu.sees('vui lòng viết câu hỏi');
    await tu.says('Ngõ 5 khối 4 có ổ gà, bao giờ phường sửa?');
    await tu.sees('HD-2611-0002');
    world.clock.advance(60_000);
    await clarified('HD-2611-0002', 'Ổ gà ở đoạn nào ạ?');
    await tu.says('trước cửa nhà văn hóa');
    await tu.sees('hay là câu hỏi mới');
    await clockRuns(4 * hourMs);
    expect([await addendaOf('HD-2611-0001'), await addendaOf('HD-2611-0002')]).toEqual([[], ['trước cửa nhà văn hóa']]);
  });

  it('The notice has a button for answering, and photos count as an answer', async () => {
    await tu.choosesOn('Ông/Bà trả lời ngay tại đây', 'Bổ sung');
    await tu.sees('cần bổ sung cho');
    await tu.says('3');
    await tu.sees('tiếp tục xử lý');
    expect(await addendaOf('HD-2611-0001')).toEqual(['3']);
    await clarified('HD-2611-0001', 'Ông/Bà chụp giúp hợp đồng ạ?');
    world.clock.advance(30 * hourMs);
    await sends(1);
    await world.eventually('the photo is there', async () => ((await photosOf()).length === 1 ? true : null));
    expect((await question()).state).not.toBe('clarification');
  });
});

describe('a person who writes very many messages', () => {
  /** How often a message with this key was queued or sent. */
  const said = async (key: string) => (await outboxMessages(world.core)).filter(({ name }) => name === key).length;
  const handled = (count: number) =>
    world.eventually(`${count} deliveries handled`, async () => {
      const rows = await rowsOf(world.core).selectFrom('inbox').select('id').where('status', '=', 'done').execute();
      return rows.length >= count ? true : null;
    });

  it('The person gets one courteous notice, and no message is lost', async () => {
    // Answers are counted by clock minute; all of these messages arrive within one.
    world.clock.advance(60_000 - (world.clock.now().getTime() % 60_000));
    for (let count = 0; count < 40; count += 1) await tu.says('xin chào');
    await handled(40);
    expect([await said('welcome-citizen'), await said('question-slower')]).toEqual([20, 1]);
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await handled(41);
    expect(await questions()).toHaveLength(1);
    world.clock.advance(60_000);
    await tu.says('xin chào');
    await handled(42);
    expect([await said('welcome-citizen'), await said('question-slower')]).toEqual([21, 1]);
  });

  it('A flood by many people is not taken for one person’s: each gets a receipt, and the office gets one summary line', async () => {
    await world.person('Vũ Thị Hoa', 'office');
    const crowd = await Promise.all(Array.from({ length: 40 }, (_, at) => world.person(`Dân ${at}`, 'citizen')));
    for (const one of crowd) await one.says('Bao giờ phường sửa đường khối 4?');
    await handled(40);
    expect(await questions()).toHaveLength(40);
    expect([await said('question-receipt'), await said('question-new'), await said('question-storm')]).toEqual([
      40, 30, 1,
    ]);
  });
});

describe('the rating "Chưa"', () => {
  it('The rating counts without a reason, whether it was skipped or never written', async () => {
    const open = async () => {
      const id = (await question()).id;
      await world.core.unitOfWork.run(world.ward.id, async (stores) => {
        const before = await stores.questions.get(id);
        if (!before) throw new Error('gone');
        const by = { person: before.askerId, name: 'Minh' };
        const answer = { text: 'Tháng 12.', drafter: by, signer: by, at: world.clock.now().toISOString() };
        await stores.questions.save(
          {
            ...before,
            state: 'answered',
            standing: { ...before.standing, answer, reopenedAt: null, answeredAt: answer.at },
          },
          before,
        );
      });
      await tu.says('/tracuu HD-2611-0001');
    };
    await tu.says('Bao giờ phường sửa đường khối 4?');
    await tu.sees('15 ngày làm việc');
    await open();
    await tu.choosesOn('đã trả lời', 'Chưa');
    await tu.choosesOn('điều gì chưa rõ', 'Bỏ qua');
    await tu.sees('giao cho người khác');
    await open();
    await tu.choosesOn('đã trả lời', 'Chưa');
    await world.eventually('asked why', () => (tu.count('điều gì chưa rõ') === 2 ? true : null));
    await clockRuns(4 * hourMs);
    expect((await question()).standing.ratings).toHaveLength(2);
  });
});

it('A contributor’s withdrawal of consent and code look-up are carried out, and neither becomes a draft', async () => {
  const lan = await world.person('Nguyễn Thị Lan', 'contributor');
  const office = await world.person('Vũ Thị Hoa', 'office');
  await lan.says('/hoi Bao giờ phường sửa đường khối 4?');
  await lan.sees('15 ngày làm việc');
  const id = (await question()).id;
  await world.core.unitOfWork.run(world.ward.id, async (stores) => {
    const before = await stores.questions.get(id);
    if (!before) throw new Error('gone');
    const at = world.clock.now().toISOString();
    const consent = { textKey: 'question-consent', textVersion: '1', at };
    const publication = { ...before.standing.publication, state: 'given' as const, consent };
    const by = { person: before.askerId, name: 'Minh' };
    const answer = { text: 'Tháng 12.', drafter: by, signer: by, at };
    const standing = { ...before.standing, publication, answer, answeredAt: at };
    await stores.questions.save({ ...before, state: 'rated', standing }, before);
  });
  await lan.says('HD-2611-0001');
  await lan.sees('đã trả lời');
  await office.says('hd 2611 0001');
  await office.sees('Người phụ trách');
  await lan.says('rut dang HD-2611-0001');
  await lan.sees('Ông/Bà đã rút đồng ý');
  expect((await question()).standing.publication.state).toBe('withdrawn');
  await lan.says('rút đăng HD-2611-0999');
  await lan.sees('Không tìm thấy mã HD-2611-0999');
  expect(await world.core.unitOfWork.run(world.ward.id, (stores) => stores.submissions.inStates(null, 9))).toEqual([]);
  expect(await questions()).toHaveLength(1);
});

it('unsupported kinds of messages get a courteous explanation', async () => {
  world.telegram.sendContent(tu.id, { sticker: { file_id: 'x', file_unique_id: 'x', width: 1, height: 1 } });
  await tu.sees('chữ hoặc ảnh');
});

it('Each unsupported file is answered, and files of one kind sent together are answered once', async () => {
  const file = { file_id: 'x', file_unique_id: 'x', duration: 3, width: 1, height: 1 };
  world.telegram.sendContent(tu.id, { audio: { ...file, file_name: 'ghi âm.m4a' } });
  await tu.sees('ghi âm');
  world.telegram.sendContent(tu.id, { video: file });
  world.telegram.sendContent(tu.id, { video: file });
  await tu.sees('video');
  world.telegram.sendContent(tu.id, { document: { ...file, file_name: 'đơn.pdf' } });
  await tu.sees('đọc được tệp');
  await idle();
  expect(tu.count('video')).toBe(1);
  world.clock.advance(60_000);
  world.telegram.sendContent(tu.id, { video: file });
  await world.eventually('a second answer', async () => (tu.count('video') === 2 ? true : null));
});
