/**
 * What citizens say about existing questions, a letter's proper addressee, praise and their
 * own data: resolved by the open prompt first, then by the words.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settleUnanswered } from '../../src/chat/acts/question/settle-unanswered.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { asksOnlyWhereToHandIn } from '../../src/domain/question/letter.ts';
import { addedIn, asksHandling, ownPhoneIn, withdrawsAll } from '../../src/domain/question/own-words.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let tu: Person;
let office: Person;
let head: Person;
let chat: Chat;

beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  office = await ward.person('Vũ Thị Hoa', 'office');
  head = await ward.person('Lê Thị Hạnh', 'head');
  chat = chatOn(ward);
});
afterEach(() => ward.close());

const questions = () => ward.turn(({ stores }) => stores.questions.list());
const open = async () => (await questions()).filter(({ state }) => state !== 'closed').length;
const asked = [
  'Cho hỏi thủ tục đăng ký kết hôn cần giấy gì?',
  'Đèn đường ngõ 12 khối 4 hỏng, đề nghị sửa',
  'Bao giờ phường tiêm phòng cho chó?',
  'Rác ở chợ tồn ba ngày, đề nghị thu gom',
  'Làm lại sổ bảo hiểm y tế ở đâu?',
  'Xin cấp bản sao khai sinh mất bao lâu?',
  'Đường khối 6 ngập, bao giờ làm cống?',
];
const asks = async (count: number): Promise<void> => {
  for (const text of asked.slice(0, count)) {
    await chat.says(tu, text);
    ward.clock.advance(11 * 60_000);
  }
};

describe('open questions of the asker', () => {
  it.each(['rut het di, hoi cong an roi', 'bo het di chau, khoi tra loi', 'I want to withdraw all my questions'])(
    '"%s" offers to withdraw all listed ones with one press',
    async (words) => {
      await asks(3);
      await chat.says(tu, 'rut cau hoi di');
      expect(await chat.says(tu, words)).toMatch(/Rút cả 3 câu|Withdraw all 3/u);
      expect(await open()).toBe(3);
      expect(await chat.presses(tu, 'Rút cả 3 câu')).toMatch(/Đã rút 3 câu hỏi/u);
      expect(await open()).toBe(0);
    },
  );

  it('are all listed or counted if there are seven, and a question asked after the list stays open', async () => {
    await asks(7);
    expect(await chat.says(tu, 'tôi muốn rút câu hỏi')).toContain('Còn 2 câu trước nữa');
    await chat.says(tu, 'Nhà văn hóa khối 2 mở cửa mấy giờ?');
    await chat.presses(tu, 'Rút cả 7 câu');
    expect(await open()).toBe(1);
  });

  it('get an addition with "bổ sung: …" if there is one; if there are several, the bot asks which', async () => {
    await asks(1);
    await chat.says(tu, 'bổ sung: nhà tôi ở khối 8, mới chuyển về');
    expect((await questions())[0]?.standing.addenda.map(({ text }) => text)).toEqual([
      'nhà tôi ở khối 8, mới chuyển về',
    ]);
    await chat.says(tu, asked[1] ?? '');
    ward.clock.advance(11 * 60_000);
    await chat.says(tu, 'nói thêm: đèn ở trước nhà số 8 nữa');
    await chat.presses(tu, 'Đèn đường ngõ 12');
    expect((await questions()).flatMap(({ standing }) => standing.addenda.map(({ text }) => text))).toContain(
      'đèn ở trước nhà số 8 nữa',
    );
    expect(await questions()).toHaveLength(2);
  });

  it('can be asked about by code: the asker is told who handles it, and nothing is added', async () => {
    await asks(1);
    const [{ code = '' } = {}] = await questions();
    expect(await chat.says(tu, `cho hỏi cái ${code} ai phụ trách vậy, số điện thoại người đó`)).toContain(code);
    expect((await questions())[0]?.standing.addenda).toEqual([]);
  });

  it('show a given telephone number to the person who answers', async () => {
    await asks(1);
    const words = 'số điện thoại tui 0912000111, tui già không biết chữ nhiều, gọi tui nghen';
    await chat.says(tu, words);
    expect(await questions()).toHaveLength(1);
    expect((await chat.heard(office)).join('\n')).toContain(words);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).phone).toBe('84912000111');
  });

  it('are listed by "may cau hoi cua toi con khong"', async () => {
    await asks(2);
    await chat.says(tu, 'may cau hoi cua toi con khong');
    expect(await questions()).toHaveLength(2);
  });
});

describe('after a letter was answered with the right place', () => {
  const letter = 'tôi khiếu nại quyết định thu hồi đất của phường';

  it.each(['vay nop don o dau', 'toi gui don len day luon duoc khong', 'rứa đem đơn lên phòng mô, gặp ai'])(
    '"%s" is answered with the place, and opens no case',
    async (words) => {
      await chat.says(tu, letter);
      ward.clock.advance(20 * 60_000);
      expect(await chat.says(tu, words)).toContain('Tiếp công dân');
      ward.clock.advance(4 * 3_600_000);
      await ward.turn(settleUnanswered);
      expect((await chat.heard(head)).join('\n')).not.toContain('tố cáo');
    },
  );

  it('under "information or a letter?" a question for the place is answered, and the prompt is not repeated', async () => {
    await chat.says(tu, 'nghe nói cán bộ một cửa vòi vĩnh, phường có biết không?');
    const told = await chat.says(tu, 'where is the reception room?');
    expect(told).toMatch(/Tiếp công dân/u);
    expect(told).not.toMatch(/hỏi thông tin|denunciation/u);
    expect(await questions()).toEqual([]);
  });
});

it.each([
  'Cảm ơn phường nhé, cô Hà bên một cửa hướng dẫn tận tình lắm',
  'cam on nhieu, anh Tuan cong an phuong nhiet tinh qua troi',
])('praise with thanks is offered to be forwarded: "%s"', async (words) => {
  expect(await chat.says(tu, words)).toMatch(/chuyển lời khen|gửi lời khen|khen/u);
});

describe('a requested deletion', () => {
  it('is listed among the own data, can be cancelled in words, and then cannot be carried out by the head', async () => {
    const hoa = await ward.person('Trần Thị Mai', 'contributor');
    await chat.says(hoa, 'xóa dữ liệu của tôi');
    await chat.presses(hoa, 'Đồng ý xóa');
    expect(await chat.says(hoa, 'dữ liệu của tôi')).toContain('Xóa chậm nhất');
    expect(await chat.says(hoa, 'thôi tôi không xóa nữa')).toContain('Đã rút yêu cầu xóa');
    expect((await chat.heard(head)).at(-1)).toContain('đã rút yêu cầu xóa');
    expect(await chat.presses(head, 'Cho xóa')).toContain('đã được xử lý');
    expect((await ward.turn(({ stores }) => stores.people.get(hoa.id))).role).toBe('contributor');
  });

  it('can be cancelled with a press; without a request nothing is said of one', async () => {
    expect(await chat.says(tu, 'thôi tôi không xóa nữa')).not.toContain('Đã rút yêu cầu xóa');
    await chat.says(tu, 'xóa dữ liệu của tôi');
    await chat.presses(tu, 'Đồng ý xóa');
    await chat.says(tu, 'dữ liệu của tôi');
    expect(await chat.presses(tu, 'Rút yêu cầu xóa')).toContain('Đã rút yêu cầu xóa');
    expect(await ward.turn(({ stores }) => stores.dataRequests.openOf(tu.id))).toBe(false);
  });
});

describe('wordings of other regions', () => {
  it.each([
    ...[
      'rút hết mấy câu hỏi đi',
      'huy tat ca giup em',
      'thôi bỏ hết 3 câu đi con',
      'cho tui rut toan bo cac phan anh nghen',
    ],
    ...['withdraw everything please', 'mấy câu đó rút hết dùm tui, giải quyết xong rồi'],
  ])('"%s" withdraws all', (text) => expect(withdrawsAll(text)).toBe(true));
  it.each([
    ...['bỏ hết rác ở ngõ 3 đi', 'xóa hết dữ liệu của tôi', 'rút tiền ở đâu', 'hủy hết hợp đồng điện thì làm sao?'],
    ...['họ bỏ hết đất đá xuống mương nhà tôi', 'rút hồ sơ khai sinh'],
  ])('"%s" does not withdraw all', (text) => expect(withdrawsAll(text)).toBe(false));
  it.each([
    ['dạ bổ sung thêm: nhà em số 9', 'nhà em số 9'],
    ['nói thêm cho câu hỏi - tối qua lại hư', 'tối qua lại hư'],
    ['bổ sung biên chế cho trạm y tế khi nào', null],
  ])('"%s" adds %s', (text, added) => expect(addedIn(text)).toBe(added));
  it.each([
    ['sdt con là 0977.123.456 nha', '84977123456'],
    ['alo cho bác số 0912345678 nghe con', '84912345678'],
    ['số 0912345678 gọi quấy rối tôi, phường xử lý sao?', null],
    ['số 0912345678 lừa tôi mất 5 triệu', null],
    ['số của ông chủ trọ là 0912 345 678', null],
    ['số của tôi 0912 345 678, tôi già rồi, gọi tôi nghen', '84912345678'],
  ])('"%s" gives the telephone number %s', (text, phone) => expect(ownPhoneIn(text)).toBe(phone));
  it.each(['HD-2611-0001 chừng mô xong rứa', 'cái HD-2611-0001 ai lo vậy'])('"%s" asks for the state', (text) =>
    expect(asksHandling(text)).toBe(true),
  );
  it.each(['dia chi phong tiep dan o mo', 'may gio thi tiep dan', 'may I send it here?'])(
    '"%s" asks for the place only',
    (text) => expect(asksOnlyWhereToHandIn(text)).toBe(true),
  );
  it.each([
    'ông chủ tịch nhận hối lộ ở đâu cũng biết',
    'hắn đem tiền đến nhà ai cũng thấy, ăn chặn của dân',
    'làm căn cước ở đâu',
    'dang ky tam tru o cho nao',
  ])('"%s" does not: it tells of a wrong, or asks about another matter', (text) =>
    expect(asksOnlyWhereToHandIn(text)).toBe(false),
  );
});
