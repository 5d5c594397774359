/** From photos to the receipt: how many messages the bot sends, and how long they are. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeInWords } from '../../src/chat/acts/change.ts';
import { agree, sendItem, showUndertaking, takeOutPhotos } from '../../src/chat/acts/draft.ts';
import { answerDraft } from '../../src/chat/acts/next-step.ts';
import { cardMessage } from '../../src/chat/say/card.ts';
import { ownItems } from '../../src/chat/say/lists.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { listOwn } from '../../src/reading/items.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

/** The bot's messages from photos to the receipt, with one changed word, one removed photo and one added photo. */
const mostMessages = 7;
/** Lines of a phone screen, and characters of a line. */
const phoneLines = 6;
const lineLength = 60;
const text = 'Khối 6 trồng cây\nSáng nay khối 6 trồng 20 cây xanh, có ông Hải dự.\nNguồn: bà Lan';

let ward: OpenWard;
let lan: Person;
let minh: Person;
let hoa: Person;
beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor', false);
  minh = await ward.person('Trần Văn Minh', 'deputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const inWords = ({ key, facts }: Message): string => ward.core.translator.say('vi', facts ? { key, facts } : { key });
const linesOf = (message: Message): number =>
  inWords(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);

/** Runs the job that waits for the last part of an album. */
const answers = async () => {
  const draft = await ward.item();
  await ward.turn((unit) => answerDraft(unit, draft));
};

describe('the messages about one item', () => {
  it('are at most seven for its author, and the undertaking is sent once', async () => {
    await ward.add(lan, text, { photoCount: 3, albumKey: 'album' });
    await answers();
    const change = {
      from: 'ông Hải',
      to: 'ông Hảo',
      code: null,
      isAll: false,
      isQuoted: false,
      spoken: ['đổi', 'thành'],
    } as const;
    await ward.turn((unit) => changeInWords(unit, lan, change, false));
    await ward.turn((unit) => takeOutPhotos(unit, lan, [2]));
    await ward.add(lan, '', { photoCount: 1 });
    await answers();
    const press = async (work: typeof sendItem) => {
      const { id, revision } = await ward.item();
      return ward.turn((unit) => work(unit, lan, id, revision));
    };
    await press(sendItem);
    await press(agree);
    const messages = await ward.read(lan);
    expect(messages.map(({ key }) => key)).toContain('sent');
    expect(messages.length).toBeLessThanOrEqual(mostMessages);
    for (const message of messages.filter(({ key }) => key !== 'undertaking' && key !== 'draft-preview'))
      expect(`${message.key}: ${linesOf(message)}`).toBe(`${message.key}: ${Math.min(phoneLines, linesOf(message))}`);
    expect(photosOf(await ward.item())).toHaveLength(3);
    await ward.turn((unit) => showUndertaking(unit, lan));
    expect((await ward.read(lan)).at(-1)?.key).toBe('undertaking-again');
  });

  it('explain the due date on **Vì sao?** or in words, on any channel', async () => {
    const chat = chatOn(ward);
    const item = await ward.submitted(lan, text);
    const why = `${item.code}: Sự kiện diễn ra`;
    for (const words of ['vì sao?', 'vi sao han ngay 26/11', 'Vì sao lại hạn ngày 26/11?', `vì sao ${item.code}`])
      expect(await chat.says(lan, words)).toContain(why);
    expect(await chat.says(hoa, `vì sao ${item.code.slice(-4)}`)).toContain(why);
    expect(await chat.says(hoa, 'vì sao?')).toContain('Xin nhắn mã');
    const author = await ward.person('Lê Thị Dung', 'contributor', false);
    expect(await chat.says(author, `vì sao ${item.code.slice(-4)}`)).not.toContain(why);
  });

  it('count a future event from the day of sending, and say so', async () => {
    const coming =
      'Khối 6 khánh thành nhà văn hóa\nSáng 20/12, khối 6 sẽ khánh thành nhà văn hóa mới.\nNguồn: bà Lan, trưởng khối';
    const item = await ward.submitted(lan, coming);
    const said = await chatOn(ward).says(lan, 'vì sao?');
    expect(said).toContain(`${item.code}: Tin báo trước được gửi ngày 25/11/2026`);
    expect(said).toContain('không tính ngày gửi');
    const card = inWords(cardMessage(ward.open({} as never, ''), item, lan, minh));
    expect(card).toContain('Hạn: còn 1 ngày, hết thứ Năm 26/11/2026.');
  });

  it('state the due date in one line of the card, the explanation in the full view, and QUÁ HẠN everywhere when late', async () => {
    await ward.turn((unit) => unit.stores.people.accept(lan.id, '1', unit.now));
    const item = await ward.submitted(lan, text);
    const card = () => inWords(cardMessage(ward.open({} as never, ''), item, lan, minh));
    expect(card()).toContain('Hạn: còn 1 ngày, hết thứ Năm 26/11/2026.');
    expect(card()).not.toContain('không tính');
    ward.clock.advance(3 * 24 * 3_600_000);
    expect(card()).toContain('QUÁ HẠN (hạn: hết thứ Năm 26/11/2026)');
    const own = await ward.look((looking) => listOwn(looking, lan.id, { limit: 8, after: null }));
    expect(inWords(ownItems(own))).toContain('QUÁ HẠN 26/11/2026');
    ward.clock.advance(2 * 24 * 3_600_000);
    await remindOfWork(ward.turn);
    for (const person of [hoa, minh])
      expect(inWords((await ward.read(person)).at(-1) as Message)).toMatch(/^QUÁ HẠN: bài DL-2611-0001/u);
  });
});
