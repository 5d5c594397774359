/**
 * Messages without a subject, unknown lists, invitations and removals in words: the bot
 * never guesses another meaning. Also commands in English.
 */
import { describe, expect, it } from 'vitest';
import { triage } from '../../src/domain/question/triage.ts';
import { inShort, says } from './talk.ts';

/** Written after the rules; the rules were never tuned to them. */
const empty = [
  'ủa có ai ở đây không vậy',
  'Dạ cho em hỏi xíu ạ',
  'bà muốn nhờ cháu một chuyện',
  'alo alo phường ơi',
  'cho chú hỏi thăm tí nha',
  'tui có câu muốn hỏi',
  'ờ vậy hả',
  'à thế hả con',
  'thiệt vậy sao' /* dialect: no word list contains "thiệt" */,
  'hello is anybody there',
  'may I ask you something please',
  'co ai do ko a',
  'có phải phường đây không',
  'xin cho tôi hỏi một việc',
  'ai đó ơi',
];

describe('messages that name no matter yet', () => {
  it('open no case: at most one of fifteen unseen ones does, in the chat and on the page for questions', () => {
    const opened = empty.filter((text) =>
      says(text, { role: 'citizen' })
        .flatMap((intent) => (intent.do === 'clarify' ? intent.otherwise : [intent]))
        .some((intent) => intent.do !== 'courteous'),
    );
    const asked = empty.filter((text) => ['question', 'report', 'proposal'].includes(triage(text).kind));
    expect(opened.length, opened.join(' | ')).toBeLessThanOrEqual(1);
    expect(asked.length, asked.join(' | ')).toBeLessThanOrEqual(1);
  });

  it.each([
    'có ai cứu với',
    'ông nhà tôi bị ngã gãy chân',
    'cho hỏi phường làm khai sinh không',
    'nhà tôi không có nước',
    'ở đây có cho thuê sách không',
    'tôi đau bụng quá',
  ])('do not include “%s”', (text) => {
    expect(inShort(says(text, { role: 'citizen' }))).not.toEqual(['courteous']);
  });

  it('still answer an open prompt of a draft', () => {
    expect(
      inShort(says('ở đây', { role: 'contributor', hasDraft: true, open: { ask: 'slot', slot: 'place' } })),
    ).not.toEqual(['courteous']);
  });
});

const ofLists: readonly (readonly [string, 'head' | 'deputy' | 'contributor', readonly string[]])[] = [
  ['lịch viết bài tháng sau của từng người thế nào rồi', 'head', ['say list-nearest', 'boardPage']],
  ['bao nhiêu lượt đọc tuần này', 'deputy', ['say list-none']],
  ['ai còn nợ tin', 'head', ['say list-nearest', 'boardPage']],
  ['những tin chưa có nguồn', 'head', ['say list-nearest', 'listQueue']],
  ['tin nào được xem nhiều', 'contributor', ['say list-none']],
  ['mấy giờ họp', 'contributor', ['say list-none']],
  ['nhiệm vụ định kỳ còn thiếu gì', 'deputy', ['say list-nearest', 'boardPage']],
];

describe('lists that staff request in their own words', () => {
  it.each(ofLists)('“%s” by a %s shows the nearest list, or says that there is none', (text, role, wanted) => {
    expect(inShort(says(text, { role }))).toEqual(wanted);
  });

  it('are not requested by a text about an event', () => {
    const told = 'Sáng nay khối 6 tổ chức ngày hội đại đoàn kết, nhiều hộ tham gia, ai cũng vui';
    expect(inShort(says(told, { role: 'head' }))).toEqual(['add']);
  });
});

describe('acts on people in words', () => {
  it.each([
    ['mời bà Phan Thị Kế làm kế toán', { role: 'accountant', name: 'Phan Thị Kế' }],
    ['Bổ nhiệm đồng chí Hưng làm phó ban', { role: 'deputy', name: 'Hưng' }],
    ['đưa chú Năm vào ban biên tập', { role: 'member', name: 'Năm' }],
    ['moi co Tuyet lam ctv khoi 8', { role: 'contributor', name: 'Tuyet', into: 'khoi 8' }],
  ])('“%s” is an invitation, not a letter', (text, wanted) => {
    expect(says(text, { role: 'head' })).toMatchObject([{ do: 'invite', ...wanted }]);
  });

  it('an invitation without a name asks for it, if the person may invite to that role', () => {
    expect(says('mời bà làm kế toán', { role: 'head' })).toMatchObject([
      { do: 'remember', memory: { open: { ask: 'inviteName', role: 'accountant' } } },
      { do: 'say', message: { key: 'invite-name-please' } },
    ]);
    expect(inShort(says('mời bà làm kế toán', { role: 'contributor' }))).toEqual(['say issue-not-entitled']);
  });

  it.each(['cách chức chị Hạnh', 'cho bác Lực thôi chức', 'duoi anh Phong di', 'thu hồi quyền của đồng chí Sửu'])(
    '“%s” offers a removal to be confirmed, and removes nobody',
    (text) => {
      expect(says(text, { role: 'head' })).toMatchObject([{ do: 'offerStanding', act: 'remove' }]);
    },
  );

  it('a headline is not taken as a removal', () => {
    for (const text of [
      'Thu hồi quyền sử dụng đất tại khối 2, 14 hộ bàn giao xong sáng 20/11',
      'Cách chức danh hiệu gia đình văn hóa',
    ])
      expect(says(text, { role: 'head' })).not.toMatchObject([{ do: 'offerStanding' }]);
  });

  it.each(['nhuận bút của Hạnh', 'anh Bảy lĩnh bao nhiêu tiền bài'])(
    '“%s” by an author shows only their own lines',
    (text) => {
      expect(inShort(says(text, { role: 'contributor' }))).toEqual(['say royalty-own-only', 'royalties']);
    },
  );

  it.each(['ký luôn tin của em', 'duyệt giúp bài mình viết hôm qua', 'bài của tôi thì tôi duyệt luôn'])(
    '“%s” is refused: nobody decides on their own item',
    (text) => {
      expect(inShort(says(text, { role: 'deputy' }))).toContain('say issue-own-item');
    },
  );
});

describe('English commands with a slash', () => {
  it.each([
    ['/status', ['listQuestions']],
    ['/my_data', ['person ownData']],
    ['/ask', ['open question', 'say question-please']],
    ['/link', ['offerAccountCode']],
    ['/language', ['language']],
  ])('%s is understood', (typed, wanted) => {
    expect(inShort(says(typed, { role: 'citizen' })).filter((each) => each !== 'forget')).toEqual(wanted);
  });
});
