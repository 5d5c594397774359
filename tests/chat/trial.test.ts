/** Talks of a trial with strangers that went wrong once: what was open took words that were not for it, or lost them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remember } from '../../src/chat/talk/talk.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { reportDanger } from '../../src/usecases/danger/report-danger.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let chat: Chat;
let tu: Person;
let lan: Person;
let office: Person;
beforeEach(async () => {
  ward = await openWard();
  chat = chatOn(ward);
  office = await ward.person('Lê Anh Thư', 'office');
  tu = await ward.person('Phạm Văn Tư', 'citizen');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());
const questions = () => ward.turn(({ stores }) => stores.questions.list());

describe('a citizen', () => {
  it('who types /hoi when asked "hỏi thông tin hay gửi tố cáo?" has chosen: what waits is the question', async () => {
    expect(await chat.says(tu, 'cán bộ khu phố thu tiền không có biên lai thì hỏi ở đâu')).toContain('gửi tố cáo');
    expect(await chat.says(tu, '/hoi')).toMatch(/HD-\d{4}-\d{4}/u);
    expect(await questions()).toHaveLength(1);
  });

  it('whose thanks end a cry is read by whoever has the case', async () => {
    await ward.turn((unit) => reportDanger(unit, tu, { level: 'sure', numbers: ['113'], text: 'có người cầm dao' }));
    expect(await chat.says(tu, 'thôi hắn đi rồi, cảm ơn')).toContain('Đã chuyển thêm cho người trực');
    expect((await chat.heard(office)).at(-1)).toContain('hắn đi rồi');
  });
});

describe('a contributor', () => {
  it('whose photos wait for words writes those, whatever prompt was open before', async () => {
    const item = await ward.submitted(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    await ward.turn((unit) => remember(unit, lan.id, { ask: 'wardWords', what: 'correct', kept: `${item.id} 1` }));
    await ward.add(lan, '', { photoCount: 1 });
    await chat.says(lan, 'Sáng qua khối 6 họp tổ dân phố bàn việc làm đường. Hơn 40 người dự. Tôi có mặt.');
    const drafts = (await ward.items()).filter(({ state }) => state === 'draft');
    expect(drafts.map(({ content }) => content.parts.map(({ text }) => text).join(' '))).toEqual([
      expect.stringContaining('họp tổ dân phố'),
    ]);
  });

  it('who leaves with "thôi hủy bài này" names no source', async () => {
    await ward.add(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.', { photoCount: 1 });
    await chat.says(lan, 'gửi');
    for (const words of ['thôi hủy bài này', 'hủy bài này đi']) await chat.says(lan, words);
    expect((await ward.items()).every(({ content }) => content.source === null)).toBe(true);
  });
});
