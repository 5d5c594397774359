/**
 * Messages that wait for a choice are mentioned once more; a press returns the last shown
 * item with what was criticised; answers use the language of the message.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settleUnanswered } from '../../src/chat/acts/question/settle-unanswered.ts';
import { closeLapsedPrompt } from '../../src/chat/talk/lapsed-prompt.ts';
import { memoryOf, remember } from '../../src/chat/talk/talk.ts';
import { cardId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let minh: Person;

beforeEach(async () => {
  ward = await openWard();
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
});
afterEach(() => ward.close());

const hourMs = 3_600_000;
const later = async (hours: number): Promise<void> => {
  ward.clock.advance(hours * hourMs);
  await ward.turn(settleUnanswered);
};
const lapsed = 'chưa dùng vào việc gì';
const countOf = async (person: Person, words: string): Promise<number> =>
  (await chat.heard(person)).filter((text) => text.includes(words)).length;

describe('a message that waits for **Tin mới** or **Việc khác**', () => {
  const said = 'ghế nhựa xếp ở kho nhỏ';

  it('is mentioned once after a day, and can still be chosen for', async () => {
    expect(await chat.says(lan, said)).toContain('là tin mới hay việc khác');
    await later(23);
    expect(await countOf(lan, lapsed)).toBe(0);
    await later(2);
    await later(2);
    expect(await countOf(lan, lapsed)).toBe(1);
    expect(await chat.presses(lan, said)).toContain('vẫn để đó');
    await chat.presses(lan, 'Tin mới');
    expect((await ward.draftOf(lan)).content.parts.map(({ text }) => text).join()).toContain(said);
  });

  it('is kept when a prompt of the board expires', async () => {
    await chat.says(minh, said);
    await ward.turn((unit) => remember(unit, minh.id, { ask: 'inviteName', role: 'contributor' }));
    ward.clock.advance(5 * hourMs);
    await ward.turn((unit) => closeLapsedPrompt(unit, minh, unit.now));
    await later(20);
    expect(await countOf(minh, lapsed)).toBe(1);
    expect((await ward.turn((unit) => memoryOf(unit, minh.id))).held).toHaveLength(1);
  });
});

describe('a decider’s remark about an item', () => {
  const shownTo = (person: Person, item: Submission): Promise<void> =>
    ward.turn(({ stores, ids, now }) =>
      stores.cards.insert({
        id: cardId(ids.next()),
        submission: item.id,
        person: person.id,
        ...{ channel: 'telegram', conversation: person.id, messageId: '1', hasPhoto: false, shown: '' },
        shownRevision: item.revision,
        createdAt: now,
      }),
    );

  it.each(['ảnh hơi tối, không rõ mặt người', 'nội dung còn thiếu số liệu', 'tieu de hoi dai, nen cat bot'])(
    '“%s” is offered as the reason to return the item shown last, and returns nothing by itself',
    async (words) => {
      const item = await ward.submitted(lan);
      await shownTo(minh, item);
      expect(await chat.says(minh, words)).toContain(item.code);
      expect((await ward.item()).state).toBe('submitted');
      await chat.presses(minh, 'Trả lại với lý do này');
      const returned = await ward.item();
      expect(returned.state).toBe('returned');
      expect(JSON.stringify(returned.standing)).toContain(words);
    },
  );

  it('is asked about if no item was shown, or if it is the decider’s own', async () => {
    expect(await chat.says(minh, 'bố cục ảnh hơi lệch, khó nhìn')).toContain('tin mới hay việc khác');
    const own = await ward.submitted(minh);
    await shownTo(minh, own);
    expect(await chat.says(minh, 'bố cục ảnh hơi lệch, khó nhìn')).toContain('tin mới hay việc khác');
  });
});

describe('the state of questions, asked in English', () => {
  it('is given in English, for one question and for several', async () => {
    const john = await ward.person('John', 'citizen');
    await chat.says(john, 'When will the drain in front of the market be repaired?');
    expect(await chat.says(john, 'what is the status of my question')).toMatch(/received/iu);
    await chat.says(john, 'Which papers do I need to register a motorbike here?');
    if ((await ward.turn((unit) => memoryOf(unit, john.id))).open !== null) await chat.presses(john, 'Gửi câu hỏi');
    const list = await chat.says(john, 'what is the status of my questions');
    expect(list).toContain('HD-2611-0001');
    expect(list).not.toMatch(/[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự]/u);
  });
});

describe('a receipt', () => {
  it('quotes the first words, names the date, and explains the counting after **Vì sao?**', async () => {
    const tu = await ward.person('Lê Văn Tư', 'citizen');
    const receipt = await chat.says(tu, 'Bao giờ đường khối 5 được sửa?');
    expect(receipt).toContain('“Bao giờ đường khối 5 được sửa?”');
    expect(receipt).not.toContain('không tính ngày');
    expect(receipt.split('\n').filter((line) => line.includes('HD-') || line.includes('chậm nhất'))).toHaveLength(2);
    expect(await chat.presses(tu, 'Vì sao?')).toContain('không tính ngày tiếp nhận');
  });
});
