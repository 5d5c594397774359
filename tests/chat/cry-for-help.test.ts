/** Cries for help that accuse a member of the ward, short messages that may be one, and messages after a cry (words §2–§4). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let chat: Chat;
let tu: Person;
let thu: Person;
let head: Person;
let minh: Person;
beforeEach(async () => {
  ward = await openWard();
  chat = chatOn(ward);
  thu = await ward.person('Lê Anh Thư', 'office');
  head = await ward.person('Vũ Thị Hoa', 'head');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
});
afterEach(() => ward.close());

const questions = () => ward.turn(({ stores }) => stores.questions.list());
const cries = (sender = tu) => ward.turn(({ stores }) => stores.dangers.ofSender(sender.id, 50));
const heardBy = async (person: Person) => (await chat.heard(person)).join('\n');

describe('an emergency message that accuses a person of the ward', () => {
  it.each([
    ['head', 'bà Hoa trưởng ban cho người chặn đánh tôi, tôi đang trốn, cứu'],
    ['minh', 'Minh phó ban đang rượt đánh tôi ngoài chợ'],
    ['minh', 'anh Minh o ban bien tap dang bop co toi'],
    ['minh', 'Minh is beating me outside the ward office, he is the deputy'],
    ['thu', 'chi thu van phong keo nguoi toi bao vay nha toi'],
    ['head', 'trưởng ban Hoa sai người nhốt em trong kho, em sợ lắm'],
  ] as const)('alerts others than %s, shows nobody its text, and becomes no question: %s', async (who, text) => {
    const accused = { head, minh, thu }[who];
    expect(await chat.says(tu, text)).toMatch(/GỌI NGAY 113|CALL 113/u);
    expect(await cries()).toMatchObject([{ level: 'sure', question: null, standing: { messages: [{ text: '' }] } }]);
    expect(await questions()).toEqual([]);
    expect(await chat.heard(accused)).toEqual([]);
    const others = await Promise.all([thu, head].filter(({ id }) => id !== accused.id).map(heardBy));
    for (const heard of others) {
      expect(heard).toContain('KHẨN');
      expect(heard).not.toContain(text.slice(0, 12));
    }
  });

  it('shows the alerted people where the sender is', async () => {
    await chat.says(tu, 'Minh phó ban đang rượt đánh tôi ngoài chợ');
    await chat.says(tu, 'ở ngõ 3 khối 6');
    expect(await heardBy(thu)).toContain('ngõ 3 khối 6');
    expect(await chat.heard(minh)).toEqual([]);
  });

  it('is no accusation if the name is that of a house', async () => {
    await chat.says(tu, 'nhà ông Minh khối 6 đang cháy, cứu với');
    expect(await heardBy(thu)).toContain('nhà ông Minh khối 6');
  });
});

describe('a short message that may report an emergency', () => {
  it.each([
    ...['con tôi chưa về, điện không bắt máy', 'giúp tôi với', 'báo công an giúp', 'ba tôi té giếng', 'tôi sợ quá'],
    ...['ai đó giúp tôi với', 'goi cong an giup toi', 'má em rớt ao rồi', 'em sợ lắm, có người ngoài cửa'],
  ])('is answered with emergency numbers: %s', async (text) => {
    expect(await chat.says(tu, text)).toMatch(/gọi ngay[^\n]*11[345]/iu);
    expect(await heardBy(thu)).toContain('KC-');
  });

  it.each(['fire at the market', 'my house is flooding', 'kẹt thang máy', 'help fire', 'cứu em', 'please help me'])(
    'is answered with them for a contributor too: %s',
    async (text) => {
      const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
      expect(await chat.says(lan, text)).toMatch(/11[45]/u);
      expect(await heardBy(thu)).toContain('KC-');
    },
  );

  it.each(['đồ ăn cướp', 'bố ơi', 'lũ ăn cướp ngày', 'mẹ ơi', 'con ơi', 'quân ăn cướp'])(
    'is not recognised in: %s',
    async (text) => {
      await chat.says(tu, text);
      expect(await cries()).toEqual([]);
    },
  );
});

describe('the emergency number fits the danger', () => {
  it.each([
    ['115', 'tôi chán sống quá rồi, tạm biệt mọi người'],
    ['115', 'con tôi đòi nhảy cầu tự tử'],
    ['115', 'toi muon chet'],
    ['113', 'someone is breaking into my house'],
    ['113', 'có người lạ trèo tường vào sân nhà em, chồng em đi vắng'],
    ['113', 'nhà tôi có kẻ phá khóa'],
  ])('%s comes first: %s', async (number, text) => {
    const said = await chat.says(tu, text);
    expect((await cries())[0]?.standing.numbers[0]).toBe(number);
    expect(said).not.toMatch(/đưa mọi người ra nơi an toàn|Bring everybody/u);
  });
});

describe('a message after one that was both a question and a possible danger', () => {
  it.each([
    ...['chiều nay thêm một cháu bị nữa', 'lại có bé nữa nhập viện', 'them 1 chau nua roi', 'nay lên 6 cháu rồi'],
    ...[
      'có thêm mấy cháu lớp lá nữa',
      'vừa xong có thêm hai cháu phải đi viện',
      'another child got sick this afternoon',
    ],
  ])('"%s" is added to both', async (text) => {
    await chat.says(tu, 'Trường mầm non khối 3 có mấy cháu bị đau bụng sau bữa trưa');
    ward.clock.advance(90_000);
    await chat.says(tu, text);
    expect((await questions()).map(({ standing }) => standing.addenda.map((each) => each.text))).toEqual([[text]]);
    expect((await cries())[0]?.standing.messages.at(-1)?.text).toBe(text);
  });
});

describe('a message after an emergency report', () => {
  it.each([
    ...['nhầm, đốt rác thôi', 'không phải cháy đâu, hàn sắt thôi', 'hoá ra là nhà bên nướng thịt'],
    ...['tưởng cháy, ai dè đốt vàng mã', 'em nhìn nhầm ạ, họ đốt lá', 'nham roi, khoi nuong thit'],
  ])('"%s" ends the case, and starts nothing new', async (text) => {
    await chat.says(tu, 'cháy nhà khối 6');
    expect(await chat.says(tu, text)).toContain('Mừng là đã ổn');
    expect(await questions()).toEqual([]);
    expect(await heardBy(thu)).toContain('đã ổn');
  });

  it('a correction of the place is still an emergency', async () => {
    await chat.says(tu, 'cháy nhà khối 6');
    expect(await chat.says(tu, 'nhầm, cháy nhà khối 7')).toContain('GỌI NGAY');
  });

  it('news from a contributor becomes an item', async () => {
    const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
    await chat.says(lan, 'cháy nhà khối 6');
    await chat.says(lan, 'Chiều 24/11 diễn tập chữa cháy tại chợ Sao Đỏ. Hơn 100 người tham gia.');
    expect((await cries(lan))[0]?.standing.messages.map(({ text }) => text)).toEqual(['cháy nhà khối 6']);
    expect((await ward.item()).content.parts.map(({ text }) => text).join(' ')).toContain('diễn tập chữa cháy');
  });
});
