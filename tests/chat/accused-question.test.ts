/**
 * "Hỏi thông tin" files a doubtful message as a question. The person whom its words may
 * accuse must not take part in any step of it (words §3).
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { findByWords } from '../../src/reading/find.ts';
import { listQuestions } from '../../src/reading/questions.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let chat: Chat;
let tu: Person;
let thu: Person;
let head: Person;
beforeEach(async () => {
  ward = await openWard();
  chat = chatOn(ward);
  thu = await ward.person('Hoàng Thị Thư', 'office');
  head = await ward.person('Vũ Thị Hoa', 'head');
  tu = await ward.person('Phạm Văn Tư', 'citizen');
});
afterEach(() => ward.close());

const charge = 'can bo mot cua thu tien lam giay khai sinh cua toi 200 nghin khong co bien lai, co Thu o van phong do';
const filed = async (text: string) => {
  expect(await chat.says(tu, text)).toContain('gửi tố cáo');
  return chat.says(tu, 'hỏi thông tin');
};
const questions = () => ward.turn(({ stores }) => stores.questions.list());
const page = { limit: 20, after: null };

describe('a question that may accuse the office', () => {
  beforeEach(async () => {
    expect(await filed(charge)).toMatch(/HD-\d{4}-\d{4}/u);
  });
  const short = async () => (await questions())[0]?.code.slice(-4) ?? '';

  it('is reported to deciders, and the accused person cannot reach it by any command', async () => {
    expect((await chat.heard(head)).join('\n')).toContain('can bo mot cua thu tien lam giay khai sinh');
    expect((await chat.heard(thu)).join('\n')).not.toMatch(/HD-|200 nghin/u);
    const code = (await questions())[0]?.code ?? '';
    for (const words of [
      `X ${code}`,
      '/cauhoi',
      '/quahan',
      `giao ${await short()} cho đồng chí Thư`,
      code,
      `vì sao ${code}`,
    ]) {
      const said = await chat.says(thu, words);
      expect(said, words).not.toMatch(/200 nghin|Tư|Giao/u);
    }
    expect((await questions())[0]).toMatchObject({
      state: 'received',
      standing: { assignee: null, keptFrom: [thu.id] },
    });
  });

  it('is missing from the accused person’s lists and search, and its title shows only the code', async () => {
    const lists = await ward.look((look) =>
      Promise.all([thu, head].map(({ id }) => listQuestions(look, null, page, id))),
    );
    expect(lists.map(({ items }) => items.length)).toEqual([0, 1]);
    expect(lists[1]?.items[0]?.title).toMatch(/^HD-/u);
    const found = await ward.look((look) =>
      Promise.all([thu, head].map((each) => findByWords(look, each, '200 nghin', []))),
    );
    expect(found.map((each) => each.questions.length)).toEqual([0, 1]);
  });

  it('cannot be assigned to the accused person', async () => {
    await ward.person('Đỗ Văn Bình', 'member');
    await chat.says(head, `giao ${await short()} cho đồng chí Thư`);
    expect((await questions())[0]?.standing.assignee).toBeNull();
    await chat.says(head, `giao ${await short()} cho đồng chí Bình`);
    expect((await questions())[0]?.standing.assignee?.name).toBe('Đỗ Văn Bình');
    expect((await chat.heard(thu)).join('\n')).not.toContain('HD-');
  });
});

it('if everybody who could read it is accused and there is no chairman, the sender is directed elsewhere and nothing is stored', async () => {
  expect(await filed(`${charge}, bà Hoa trưởng ban cũng nhận tiền`)).not.toMatch(/HD-/u);
  expect(await questions()).toEqual([]);
  for (const person of [thu, head]) expect((await chat.heard(person)).join('\n')).not.toContain('200 nghin');
});

describe('a question that accuses everybody who leads', () => {
  const everybody = `${charge}, bà Hoa trưởng ban cũng nhận tiền`;
  let bac: Person;
  beforeEach(async () => {
    bac = await ward.person('Nguyễn Văn Bắc', 'chairman');
  });

  it('goes to the chairman, who reads, answers and signs it; the board is not told', async () => {
    expect(await filed(everybody)).toMatch(/HD-/u);
    expect((await chat.heard(bac)).join('\n')).toContain('200 nghin');
    expect(await chat.says(bac, 'câu hỏi')).toContain('200 nghin');
    await chat.presses(bac, 'Giao');
    await chat.presses(bac, 'Nguyễn Văn Bắc');
    await chat.presses(bac, 'Viết trả lời');
    await chat.says(bac, 'Lệ phí đăng ký khai sinh được miễn; Ông mang biên lai đến Chủ tịch vào ngày tiếp dân.');
    await chat.presses(bac, 'Duyệt');
    expect((await chat.heard(tu)).join('\n')).toContain('được miễn');
    expect((await questions())[0]).toMatchObject({ state: 'approved', standing: { isForChairman: true } });
    for (const person of [thu, head]) expect((await chat.heard(person)).join('\n')).not.toMatch(/HD-|200 nghin/u);
  });

  it('may be assigned by the chairman to a person who is not accused', async () => {
    const binh = await ward.person('Đỗ Văn Bình', 'member');
    await filed(everybody);
    await chat.presses(bac, 'Giao');
    await chat.presses(bac, 'Đỗ Văn Bình');
    expect((await chat.heard(binh)).join('\n')).toContain('HD-');
    expect((await questions())[0]?.standing.assignee?.name).toBe('Đỗ Văn Bình');
  });

  it('that also accuses the chairman is not stored, and the chairman is not told', async () => {
    expect(await filed(`${everybody}, ong Bac chu tich phuong cung nhan tien`)).not.toMatch(/HD-/u);
    expect(await questions()).toEqual([]);
    expect((await chat.heard(bac)).join('\n')).not.toContain('200 nghin');
  });

  it('does not give the chairman access to other questions', async () => {
    await chat.says(tu, 'Bộ phận một cửa làm việc mấy giờ thứ Bảy?');
    expect((await chat.heard(bac)).join('\n')).not.toContain('mấy giờ');
    expect(await chat.says(bac, 'câu hỏi')).not.toContain('mấy giờ');
  });
});

it('a question that accuses nobody goes to the office as usual', async () => {
  await chat.says(tu, 'Bộ phận một cửa làm việc mấy giờ thứ Bảy?');
  expect((await chat.heard(thu)).join('\n')).toContain('mấy giờ thứ Bảy');
});

describe('an addition that may accuse a person who reads the question', () => {
  const harmless = 'Cho tôi hỏi đăng ký khai sinh cho con thì cần những giấy tờ gì?';
  it.each([
    'bổ sung: co Thu o van phong ăn bớt tiền của dân, thu 200 nghin không có biên lai',
    'nhầm, cô T. ăn bớt tiền của dân đó, thu 200 nghin không biên lai',
  ])('is asked about, and becomes a separate question that the accused person cannot read: %s', async (line) => {
    await chat.says(tu, harmless);
    expect(await chat.says(tu, line)).toContain('gửi tố cáo');
    expect((await questions())[0]?.standing.addenda).toEqual([]);
    await chat.says(tu, 'hỏi thông tin');
    const [newer, older] = (await questions()).toSorted((a, b) => b.code.localeCompare(a.code));
    expect(older?.standing.addenda).toEqual([]);
    expect(newer?.standing.keptFrom).toEqual([thu.id]);
    expect((await chat.heard(head)).join('\n')).toContain('200 nghin');
    expect((await chat.heard(thu)).join('\n')).not.toContain('200 nghin');
  });
});

/**
 * Written by several people: with titles, by given name and office, without diacritics, in
 * English; about money, hours, manners, favours.
 */
const doubts = [
  ['thu', 'chị Thư văn phòng có được nhận tiền làm nhanh không?'],
  ['thu', 'tại sao chị Thư lúc nào cũng nghỉ sớm'],
  ['thu', 'chi thu van phong hay quat dan lam'],
  ['thu', 'Thư văn phòng toàn ưu tiên người nhà thôi'],
  ['thu', 'cho hỏi cô Thư bắt tôi đi lại bốn lần là đúng quy định không'],
  ['thu', 'Hoàng Thị Thư làm mất hồ sơ của tui mà đổ thừa tui'],
  ['thu', 'Does Ms Thu at the office take money to speed things up?'],
  ['head', 'bà Hoa trưởng ban duyệt bài cho con cháu nhà bà ấy trước phải không ạ'],
  ['head', 'bà Hoa cho con bà ấy vào làm cộng tác viên hết'],
] as const;

describe('a message with a doubtful accusation that names a person of the ward', () => {
  it.each(doubts)('is asked about, and %s reads nothing of it: %s', async (who, text) => {
    const accused = who === 'thu' ? thu : head;
    const other = who === 'thu' ? head : thu;
    expect(await chat.says(tu, text)).toMatch(/gửi tố cáo|file a denunciation/u);
    expect(await questions()).toEqual([]);
    expect(await chat.says(tu, 'hỏi thông tin')).toMatch(/HD-\d{4}-\d{4}/u);
    expect((await questions())[0]?.standing.keptFrom).toEqual([accused.id]);
    expect((await chat.heard(other)).join('\n')).toContain(text);
    expect(await chat.heard(accused)).toEqual([]);
    const lists = await ward.look((look) =>
      Promise.all([accused, other].map(({ id }) => listQuestions(look, null, page, id))),
    );
    expect(lists.map(({ items }) => items.length)).toEqual([0, 1]);
  });

  it('is not added, as a correction, to a question that the person reads', async () => {
    await chat.says(tu, 'Cho tôi hỏi đăng ký khai sinh cho con thì cần những giấy tờ gì?');
    await chat.says(tu, 'nhầm, chị Thư văn phòng lúc nào cũng nghỉ sớm');
    await chat.says(tu, 'hỏi thông tin');
    const addenda = (await questions()).flatMap(({ standing }) => standing.addenda);
    expect(addenda).toEqual([]);
    expect((await chat.heard(thu)).join('\n')).not.toContain('nghỉ sớm');
  });

  it('is kept from the named person even if no list knows its words', async () => {
    await chat.says(tu, 'Không biết chị Thư văn phòng đang xây nhà ba tầng ở đâu ra');
    expect(await chat.heard(thu)).toEqual([]);
  });

  it.each([
    'Chị Thư ơi cho em hỏi làm khai sinh cần giấy gì?',
    'Bãi giữ xe chợ có thu phí không?',
    'co thu phi ve sinh khong',
  ])('is not read into a message to that person or about something else: %s', async (text) => {
    expect(await chat.says(tu, text)).toMatch(/HD-\d{4}-\d{4}/u);
    expect((await chat.heard(thu)).join('\n')).toContain(text);
  });
});
