/** Situations in which a question must not get stuck: a lost answer, a prompt without a reply, a letter recognised late. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import { rowsOf, textHeld } from '../support/rows.ts';
import { openWorld, type Somebody, type World } from '../support/world.ts';

let world: World;
let tu: Somebody;
let office: Somebody;
let member: Somebody;
let deputy: Somebody;
beforeEach(async () => {
  world = await openWorld();
  tu = await world.person('Bà Tư', 'citizen');
  office = await world.person('Vũ Thị Hoa', 'office');
  member = await world.person('Đỗ Văn Sáu', 'member');
  deputy = await world.person('Trần Văn Minh', 'deputy');
});
afterEach(() => world.close());

const asked = 'Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?';
const answer = 'Cần tờ khai và hợp đồng thuê nhà.';
const questions = () => world.core.unitOfWork.run(world.ward.id, (stores) => stores.questions.list());
const only = async () => {
  const [question] = await questions();
  if (!question) throw new Error('there is no question');
  return question;
};

/** The text of the core's database files. */
const bytes = async () => {
  await world.core.storage.forgetDeleted();
  return textHeld(world.core, world.dataDir);
};

/** Makes the platform fail for messages that contain these words. @returns a function that ends the failure */
const failsAt = (words: string, kind: 'rejected' | 'unreachable'): (() => void) => {
  const channels = world.inject.channels as Map<string, Channel>;
  const real = channels.get('telegram');
  if (!real) throw new Error('there is no telegram');
  channels.set('telegram', {
    ...real,
    send: (message) =>
      message.text.includes(words)
        ? Promise.reject(new ChannelError(kind, { description: 'the platform does not like it' }))
        : real.send(message),
  });
  return () => channels.set('telegram', real);
};

describe('a text that the bot requested from the office days ago', () => {
  const hourMs = 3_600_000;
  const asksWhere = async () => {
    await tu.says(asked);
    await tu.sees('15 ngày làm việc');
    await office.choosesOn('Câu hỏi mới', 'Xem');
    await office.choosesOn('Người phụ trách', 'Không thuộc thẩm quyền');
    await office.sees('thuộc cơ quan nào');
  };

  it('A later message is not taken for the requested text: it is handled separately, and the office is told', async () => {
    await asksWhere();
    world.clock.advance(72 * hourMs);
    await office.says('Sáng nay khối 4 ra quân trồng 20 cây xanh, có 60 người tham gia.');
    await office.sees('đã quá 4 giờ');
    await world.system.queue.idle();
    expect((await only()).state).toBe('received');
    expect(tu.count('ra quân')).toBe(0);
    const drafts = await world.core.unitOfWork.run(world.ward.id, (stores) =>
      stores.submissions.inStates(['draft'], 9),
    );
    expect(drafts).toHaveLength(1);
    world.clock.advance(hourMs);
    await office.says('Có thêm 20 em học sinh.');
    await world.system.queue.idle();
    expect(office.count('đã quá 4 giờ')).toBe(1);
  });

  it('The text is shown to the office before it is sent to the asker, and can be rewritten', async () => {
    await asksWhere();
    await office.says('Điện lực');
    await office.sees('“Nội dung không thuộc thẩm quyền của UBND địa phương. Ông/Bà liên hệ Điện lực.”');
    await office.says('Công an phường\nSố 2 Trần Hưng Đạo\n0220 3882 222');
    await office.sees('liên hệ Công an phường, Số 2 Trần Hưng Đạo, 0220 3882 222.”');
    expect((await only()).state).toBe('received');
    await office.choosesOn('liên hệ Công an phường', 'Gửi người hỏi');
    await tu.sees('liên hệ Công an phường, Số 2 Trần Hưng Đạo, 0220 3882 222.');
    expect(tu.count('Điện lực')).toBe(0);
    expect((await only()).state).toBe('redirected');
    await office.choosesOn('liên hệ Công an phường', 'Gửi người hỏi');
    await office.sees('Nút này đã cũ');
  });

  it('Pressing an old send button does not send the text', async () => {
    await asksWhere();
    await office.says('Điện lực Chí Linh');
    await office.sees('Gửi rồi thì câu hỏi kết thúc');
    world.clock.advance(72 * hourMs);
    await office.choosesOn('Gửi rồi thì', 'Gửi người hỏi');
    await office.sees('Nút này đã cũ');
    expect((await only()).state).toBe('received');
  });
});

/** The asker is asked for details in the chat, and then by telephone; the office must write down the answer. */
const askedByPhone = async (): Promise<void> => {
  await tu.says(asked);
  const code = /HD-2611-\d{4}/u.exec(await tu.sees('15 ngày làm việc'))?.[0] ?? '';
  await office.choosesOn(code, 'Giao');
  await office.choosesOn('chọn người dự thảo', member.name);
  await member.choosesOn(code, 'Hỏi thêm');
  await member.sees('Người hỏi sẽ đọc đúng như vậy');
  await member.says('Cháu ở nhờ hay thuê nhà ạ?');
  await tu.sees('Cháu ở nhờ hay thuê nhà');
  await office.choosesOn('Câu hỏi mới', 'Xem');
  await office.choosesOn('Đang chờ người hỏi bổ sung', 'Đã hỏi qua điện thoại');
  await office.sees('điều người hỏi cho biết');
};

describe('an asker who answers a clarification on the phone', () => {
  it('An asker who answers by phone is shown the office’s note of the call, and the deadline runs again', async () => {
    await askedByPhone();
    await office.says('Cháu thuê nhà ở ngõ 5 khối 4.');
    await tu.sees('Qua điện thoại, Ông/Bà đã cho biết');
    await member.sees('Cháu thuê nhà ở ngõ 5 khối 4.');
    const question = await only();
    expect(question).toMatchObject({ state: 'assigned', standing: { addenda: [{ heardBy: { name: office.name } }] } });
    expect(question.standing.pauses[0]?.endedAt).not.toBeNull();
  });
});

describe('a denunciation said on the phone', () => {
  it('A denunciation said on the phone is not added to the question, which the accused can read; the asker’s answer is', async () => {
    await askedByPhone();
    const charge = `Tôi tố cáo ông ${member.name} nhận 5 triệu của dân mới chịu ký giấy.`;
    await office.says(charge);
    await office.sees('có thể là khiếu nại, tố cáo');
    await office.choosesOn('Đang chờ người hỏi bổ sung', 'Đã hỏi qua điện thoại');
    await office.says('Cháu thuê nhà ở ngõ 5 khối 4.');
    await member.sees('Cháu thuê nhà ở ngõ 5 khối 4.');
    expect(member.count('nhận 5 triệu')).toBe(0);
    expect((await only()).standing.addenda.map(({ text }) => text)).toEqual(['Cháu thuê nhà ở ngõ 5 khối 4.']);
  });
});

describe('a letter mistaken for a question', () => {
  it('After the hand-over, the letter is deleted from every file, and an old button does not show it', async () => {
    const head = await world.person('Lê Thị Hạnh', 'head');
    await tu.sends(1, 'Cho tôi hỏi việc ông Xuyến khối 2 thu tiền trái phép thì phường xử lý ra sao?');
    // The text may be a denunciation; its sender states that it is a question.
    await tu.chooses('Hỏi thông tin');
    const code = /HD-2611-\d{4}/u.exec(await tu.sees('15 ngày làm việc'))?.[0] ?? '';
    await office.choosesOn(code, 'Giao');
    await office.choosesOn('chọn người dự thảo', deputy.name);
    await deputy.sees('Xuyến');
    await deputy.says('/cauhoi');
    await deputy.choosesOn('Câu hỏi đang chờ', `Xem ${code}`);
    await deputy.sees('Người phụ trách');
    await office.choosesOn('Câu hỏi mới', 'Xem');
    await office.choosesOn('Người phụ trách', 'Là tố cáo');
    await office.chooses('Xác nhận');
    await office.sees('Hoàn tác');
    world.clock.advance(61_000);
    await tu.sees('tính chất tố cáo');
    await head.sees('tính chất tố cáo');
    await deputy.choosesOn('Câu hỏi đang chờ', `Xem ${code}`);
    await head.says('Đơn đã chuyển');
    await head.sees('người nhận');
    await world.system.queue.idle();
    // The card that the deputy had opened is removed from the screen, too.
    expect(deputy.count('Người phụ trách')).toBe(0);
    expect(await rowsOf(world.core).selectFrom('question_photo').selectAll().execute()).toEqual([]);
    expect(await bytes()).not.toContain('Xuyến');
  });
});

const approvedAfter = async (before: () => void): Promise<string> => {
  await tu.says(asked);
  const code = /HD-2611-\d{4}/u.exec(await tu.sees('15 ngày làm việc'))?.[0] ?? '';
  await office.choosesOn(code, 'Giao');
  await office.choosesOn('chọn người dự thảo', member.name);
  await member.choosesOn(code, 'Viết trả lời');
  await member.sees('viết câu trả lời');
  await member.says(answer);
  await deputy.sees(answer);
  before();
  await deputy.choosesOn(answer, 'Duyệt');
  return code;
};

describe('an answer that does not arrive', () => {
  it('When the platform refuses an answer, the office is told and phones, or closes the question with the recorded attempts', async () => {
    const code = await approvedAfter(() => failsAt('Người ký', 'rejected'));
    await office.sees('có thể người hỏi chưa nhận được');
    await tu.says(`/tracuu ${code}`);
    await tu.sees('chưa gửi được tới Ông/Bà');
    await office.choosesOn('có thể người hỏi chưa nhận được', 'Không liên lạc được');
    await office.sees('đã gọi hoặc tìm gặp');
    await office.says('Gọi ba lần trong hai ngày, không ai nghe máy.');
    await tu.sees('không liên lạc được với Ông/Bà');
    expect(await only()).toMatchObject({
      state: 'closed',
      standing: { deliveries: [{ outcome: 'failed' }, { outcome: 'unreached' }] },
    });
  });

  it('When the platform is down for more than a day, the answer waits for its asker, and the office is told', async () => {
    let ends = (): void => undefined;
    await approvedAfter(() => {
      ends = failsAt('Người ký', 'unreachable');
    });
    for (let tries = 1; tries <= 6; tries += 1) {
      await world.eventually(`try ${tries}`, async () => {
        const row = await rowsOf(world.core)
          .selectFrom('outbox')
          .select('tries')
          .where('kind', '=', 'answer')
          .executeTakeFirst();
        return row && row.tries >= tries ? true : null;
      });
      world.clock.advance(5 * 3_600_000);
    }
    await world.system.tick();
    await office.sees('Câu trả lời được giữ lại');
    ends();
    await tu.says('Chào phường');
    await tu.sees(answer);
    await world.eventually('it is answered', async () => ((await only()).state === 'answered' ? true : null));
    expect((await only()).standing.deliveries.map(({ outcome }) => outcome)).toEqual(['held', 'delivered']);
  });
});
