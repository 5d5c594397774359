/** Further messages of a person with an open danger case reach the member in charge, in everyday language. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { remindOfDangers } from '../../src/usecases/danger/remind-of-dangers.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let tu: Person;
let office: Person;
let deputy: Person;
let head: Person;
let chat: Chat;

beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  office = await ward.person('Vũ Thị Hoa', 'office');
  deputy = await ward.person('Trần Văn Minh', 'deputy');
  head = await ward.person('Lê Thị Hạnh', 'head');
  chat = chatOn(ward);
});
afterEach(() => ward.close());

const questions = async () => (await ward.turn(({ stores }) => stores.questions.list())).map(({ body }) => body);
const heardBy = async (person: Person): Promise<string> => (await chat.heard(person)).at(-1) ?? '';
const wait = async (minutes: number): Promise<void> => {
  ward.clock.advance(minutes * 60_000);
  await ward.turn(remindOfDangers);
};

describe('with two open danger cases of one sender', () => {
  it('a following message is added to both, and an all-clear closes neither', async () => {
    await chat.says(tu, 'cháy nhà khối 6, cứu với');
    await chat.says(tu, 'có đứa nhỏ bị té xuống mương chết đuối ở khối 2, cứu với');
    const cases = () => ward.turn(({ stores }) => stores.dangers.open(9));
    expect(await cases()).toHaveLength(2);
    await chat.says(tu, 'dập được rồi, cảm ơn');
    const said = (await cases()).map(({ standing }) => standing.messages.at(-1));
    expect(said.map((each) => each?.text)).toEqual(['dập được rồi, cảm ơn', 'dập được rồi, cảm ơn']);
    expect(said.map((each) => each?.news ?? 'more')).toEqual(['more', 'more']);
  });
});

describe('with an open danger case', () => {
  it.each([
    ['chồng tôi lại uống rượu đập phá đòi giết hai mẹ con', 'ở nhà số 7 ngõ 3 khối 6'],
    ['con em nuốt cục pin tròn rồi, cứu với', 'hẻm 14 đường Bờ Bắc, cổng xanh, nhà có cây mận'],
    ['chay nha roi cuu voi', 'doi dien cay xang, quan com 24h, chu quan ten Tuan'],
    ['má tui té giếng rồi cứu với', 'dạ ấp Bàu Sen, gần cầu sắt'],
    ['my son cut his hand with a saw, lots of blood', 'I am at 25 Nguyen Trai street, block 3'],
    ['help, my house is burning', 'room 603, floor 6, behind the market'],
  ])('"%s": the place "%s" is added to it, even half an hour later', async (cry, place) => {
    await chat.says(tu, cry);
    ward.clock.advance(30 * 60_000);
    await chat.says(tu, place);
    for (const person of [office, head]) expect(await heardBy(person)).toContain(place);
    expect(await questions()).toEqual([]);
  });

  it.each(['25 Nguyen Trai', 'Ong chu quan ten Tuan, quan com 24h canh cay xang', 'dạ có, không ai bị thương', 'Tuấn'])(
    '"%s" answers a question from the person in charge',
    async (answer) => {
      await chat.says(tu, 'cháy nhà khối 6, cứu với');
      ward.clock.advance(20 * 60_000);
      await chat.presses(head, 'Nhắn lại');
      await chat.says(head, 'Anh cho biết đang ở đâu, tên gì, có ai bị thương không?');
      ward.clock.advance(5 * 60_000);
      await chat.says(tu, answer);
      expect(await heardBy(head)).toContain(answer);
      expect(await questions()).toEqual([]);
    },
  );

  it('a question about something else stays a question, even while an answer is awaited', async () => {
    await chat.says(tu, 'cháy nhà khối 6, cứu với');
    await chat.presses(head, 'Nhắn lại');
    await chat.says(head, 'Anh đang ở đâu?');
    await chat.says(tu, 'Cho tôi hỏi làm lại căn cước cần giấy tờ gì?');
    expect(await questions()).toEqual(['Cho tôi hỏi làm lại căn cước cần giấy tờ gì?']);
  });

  it('the telephone number given last is in every reminder', async () => {
    await chat.says(tu, 'cháy nhà khối 6, cứu với');
    await chat.says(tu, '0912 345 678 nhe chau');
    await chat.says(tu, 'nha ong ay o so 12 ngo 5 khoi 3');
    await wait(5);
    expect(await heardBy(deputy)).toContain('0912345678');
    await chat.says(tu, 'gọi vợ tôi 0888 999 000');
    await wait(5);
    // Another person's number is added and replaces none.
    expect(await heardBy(office)).toContain('0912345678 · 0888999000');
    await chat.says(tu, 'số 0977 111 222 gọi dọa đốt nhà tôi');
    expect(await chat.says(head, '/choduyet')).toContain('0912345678 · 0888999000 · 0977111222');
    await chat.says(tu, 'máy tôi hết pin, số của tôi giờ là 0966 555 444');
    expect(await chat.says(head, '/choduyet')).toContain('0966555444 · 0912345678');
    expect(await heardBy(office)).not.toContain('chưa rõ số điện thoại');
  });

  it.each([
    ['he is fine now, thank you. So how much is the fee?', 'So how much is the fee?'],
    ['gas tắt rồi, xử lý xong rồi nhé', null],
    ['Xe cứu hỏa tới rồi, dập xong. Cho hỏi mai một cửa có làm không?', 'Cho hỏi mai một cửa có làm không?'],
    ['kiếm được bả rồi, ở nhà bà con, cảm ơn nghen', null],
  ])('"%s" is an all-clear: it is reported as such, and nobody else is alerted', async (end, question) => {
    await chat.says(tu, 'gas leak in my house, help');
    await chat.says(tu, 'cứu với');
    expect(await chat.says(tu, end)).toMatch(/Đã báo người trực|person on duty knows/u);
    for (const person of [office, head])
      expect((await chat.heard(person)).join('\n')).toContain('người báo cho biết đã ổn');
    expect(await questions()).toEqual(question === null ? [] : [question]);
    await wait(5);
    expect((await chat.heard(deputy)).join('\n')).not.toContain('KHẨN');
    await wait(24 * 60);
    expect(await heardBy(head)).toContain('Người báo cho biết đã ổn');
  });

  it('a new danger message after an all-clear alerts the next person', async () => {
    await chat.says(tu, 'cháy nhà khối 6, cứu với');
    await chat.says(tu, 'dập xong rồi');
    await chat.says(tu, 'cháy lại rồi, cứu với');
    await wait(5);
    expect(await heardBy(deputy)).toContain('KHẨN');
  });

  it('English stays the language, also for messages in no clear language', async () => {
    const cry = 'my son cut his hand with a saw, lots of blood';
    expect(await chat.says(tu, cry)).toMatch(/call 115/iu);
    expect(await chat.says(tu, 'come quickly please')).toMatch(/^Passed on/u);
    expect(await chat.says(tu, '25 Nguyen Trai')).toMatch(/^Passed on/u);
    await chat.presses(head, 'Nhắn lại');
    await chat.says(head, 'Xe đang tới.');
    expect((await ward.read(tu)).at(-1)?.locale).toBe('en');
  });
});
