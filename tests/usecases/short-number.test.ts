/** "duyệt 13": two digits of a number decide nothing; the one item that may be meant is shown with its title. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { foldedText } from '../../src/domain/words/folded-text.ts';
import { endsWith, severalIn, shortNumberIn } from '../../src/domain/words/item-in-words.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

describe('an act with a number of one or two digits', () => {
  it.each([
    ['duyệt 13', 'approve', '13'],
    ['duyet so 13 nhe', 'approve', '13'],
    ['ok duyệt bài 7', 'approve', '07'],
    ['trả lại 13 vì thiếu ảnh', 'return', '13'],
    ['từ chối 13', 'reject', '13'],
    ['xem 13', 'view', '13'],
    ['duyệt bài 13.', 'approve', '13'],
    ['trả lại bài 3: thiếu ảnh', 'return', '03'],
    ['trả lại 13. Thiếu ảnh', 'return', '13'],
  ])('"%s" means %s for %s', (text, act, about) => {
    expect(shortNumberIn(foldedText(text))).toEqual({ act, about });
  });

  it.each([
    ...['trả 13 triệu', 'đăng 13 tin', 'duyệt 13 bài', 'duyệt 0013', 'đã duyệt 13', 'duyệt 13 chưa?', 'xem 13/11'],
    ...[
      'đăng lại bài 13',
      'duyệt 13.000',
      'duyệt 13-14',
      'từ chối 1 phần',
      'từ chối 2 đề nghị',
      'trả 1 tý',
      'từ chối 1 số ý kiến',
    ],
  ])('"%s" names no item in this way', (text) => {
    expect(shortNumberIn(foldedText(text))).toBeNull();
  });
});

describe('an act with several numbers', () => {
  it.each([
    ['trả lại bài 3-4', 'return', '03 04'],
    ['tra lai bai 3 voi 4 vi thieu anh', 'return', '03 04'],
    ['duyệt các bài 3, 5 và 7', 'approve', '03 05 07'],
    ['duyệt 0003-0006', 'approve', '0003 0004 0005 0006'],
    ['D 0001 0003', 'approve', '0001 0003'],
    ['T 3-4', 'return', '03 04'],
    ['gỡ DL-2611-0003, DL-2611-0004', 'unpublish', 'DL-2611-0003 DL-2611-0004'],
  ])('“%s” means: %s the items %s', (text, act, about) => {
    expect(severalIn(foldedText(text))).toEqual({ act, about });
  });

  it.each([
    ...['T 0042 2', 'T 3 4', 'trả lại 0042, 5 ảnh mờ', 'trả lại 0042, 2 lỗi chính tả', 'đăng 20-11', 'trả 2, 3 bài'],
    ...[
      'đăng 2-3 tin',
      'trả 13-14 triệu',
      'trả lại bài 3 thiếu nguồn',
      'T2-6 tuần này',
      'đã duyệt 3-4',
      'duyệt 3, 4 chưa?',
    ],
  ])('“%s” names no list of items', (text) => {
    expect(severalIn(foldedText(text))).toBeNull();
  });
});

it('13 matches the ends 0013 and 0113, and 7 matches 0007 but not 0017', () => {
  const codes = ['DL-2611-0013', 'DL-2611-0113', 'DL-2611-0130', 'DL-2611-0007', 'DL-2611-0017'];
  expect(codes.filter((code) => endsWith(code, '13'))).toEqual(['DL-2611-0013', 'DL-2611-0113']);
  expect(codes.filter((code) => endsWith(code, '7'))).toEqual(['DL-2611-0007']);
});

describe('in a running ward', () => {
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

  const submit = (title: string) => ward.submitted(lan, `${title}\nHôm nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan`);

  it('“duyệt bài 1” by a contributor does not reveal another author’s title', async () => {
    const { code } = await submit('Khối 4 trồng cây');
    const hong = await ward.person('Phạm Thị Hồng', 'contributor');
    await chat.says(hong, `duyệt bài ${Number(code.slice(-4))}`);
    expect((await chat.heard(hong)).join('\n')).not.toContain('trồng cây');
  });

  it.each(['duyệt', 'trả lại', 'từ chối'])('“%s 1” shows the item with its title and decides nothing', async (verb) => {
    const item = await submit('Khối 4 trồng cây');
    const before = (await chat.heard(minh)).length;
    await chat.says(minh, `${verb} ${Number(item.code.slice(-4))}`);
    const heard = (await chat.heard(minh)).slice(before);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain(item.code);
    expect(heard[0]).toContain('Khối 4 trồng cây');
    expect((await ward.items())[0]?.state).toBe('submitted');
  });

  it.each([
    (one: number, other: number) => `trả lại bài ${one}-${other}`,
    (one: number, other: number) => `T 000${one}, 000${other}: ảnh mờ`,
  ])('an act on two items offers both and returns neither (case %#)', async (said) => {
    const codes = [(await submit('Khối 4 trồng cây')).code, (await submit('Khối 5 quét đường')).code];
    const before = (await chat.heard(minh)).length;
    await chat.says(minh, said(1, 2));
    const heard = (await chat.heard(minh)).slice(before);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('Có 2 bài');
    expect(codes.map((code) => Number(code.slice(-4)))).toEqual([1, 2]);
    expect((await ward.items()).map(({ state }) => state)).toEqual(['submitted', 'submitted']);
  });

  it('a number that matches no waiting item is answered once', async () => {
    await submit('Khối 4 trồng cây');
    const before = (await chat.heard(minh)).length;
    await chat.says(minh, 'duyệt 13');
    expect((await chat.heard(minh)).slice(before)).toEqual([expect.stringContaining('13')]);
    expect((await ward.items())[0]?.state).toBe('submitted');
  });

  it('a single digit is shown as two digits', async () => {
    expect(await chat.says(minh, 'duyệt 3')).toContain('kết thúc bằng 03');
  });

  it.each(['gỡ', 'đính chính'])('“%s 13” is searched for among the published items', async (verb) => {
    await submit('Khối 4 trồng cây');
    const reply = await chat.says(minh, `${verb} 13`);
    expect(reply).toContain('Trong các bài đã đăng mới nhất không có mã nào kết thúc bằng 13');
    expect(reply).toContain(`ví dụ: ${verb} 0013`);
    expect(reply).not.toContain('chờ');
  });
});
