/** Future events, two events at once, and titles with relative days that will mean another day tomorrow. */
import { describe, expect, it } from 'vitest';
import { dueDate } from '../../src/domain/calendar/due-date.ts';
import { vietnamCalendar } from '../../src/domain/calendar/vietnam.ts';
import { twoEvents } from '../../src/domain/checks/two-events.ts';
import { accentsMissing, relativeDays, titleLowerCase } from '../../src/domain/checks/writing.ts';
import { guessCategory } from '../../src/domain/submission/guess.ts';
import { findDate } from '../../src/domain/text/date-words.ts';
import { aSubject } from './checks/subject-builder.ts';
import { day } from './submission-builders.ts';

const context = { now: new Date('2026-11-25T02:00:00Z'), timeZone: 'Asia/Ho_Chi_Minh' };

describe('an event that is announced', () => {
  it('in the future gets its next date; otherwise the date is the most recent one', () => {
    expect(findDate('Sáng 20/12, phường sẽ khánh thành nhà văn hóa khối 4.', context)).toMatchObject({
      date: '2026-12-20',
      certainty: 'sure',
    });
    expect(findDate('Sáng 20/11, phường khánh thành nhà văn hóa khối 4.', context)?.date).toBe('2026-11-20');
  });

  it('is due one working day after its announcement was sent', () => {
    const due = dueDate({ category: 'news', startOn: day('2026-11-25'), isAhead: true, calendar: vietnamCalendar });
    expect([due.dueOn, due.explanation.facts?.clock]).toEqual(['2026-11-26', 'announced']);
  });
});

describe('the checks of writing', () => {
  it('propose the date in place of "Sáng nay", with a capital letter', () => {
    const title = 'Sáng nay khối 4 trồng cây';
    expect(relativeDays.find(aSubject({ title, eventOn: day('2026-11-25') }))).toMatchObject([
      { facts: { words: 'Sáng nay', proposal: 'Sáng 25/11 khối 4 trồng cây' } },
    ]);
    expect(relativeDays.find(aSubject({ title: 'Khối 4 trồng cây', eventOn: day('2026-11-25') }))).toEqual([]);
    const told = (body: string) =>
      relativeDays.find(
        aSubject({ title: 'Khối 4 trồng cây', body, eventOn: day('2026-11-25'), today: day('2026-11-27') }),
      );
    expect(told('Chiều qua, khối 4 trồng cây. Hôm nay cây đã tưới.')).toMatchObject([
      { key: 'check-text-relative-day', facts: { proposal: 'Chiều 25/11, khối 4 trồng cây.' } },
    ]);
    // A relative day needs no note if the text has named the date before it or names it beside it.
    expect(told('Chiều 25/11, khối 4 trồng cây. Sáng nay cây đã tưới.')).toEqual([]);
    expect(told('Sáng nay (25/11), khối 4 trồng cây.')).toEqual([]);
    // On the event's day and on the day after it, these words are correct.
    const fresh = { title: 'Khối 4 trồng cây', eventOn: day('2026-11-26') };
    for (const [body, today] of [
      ['Sáng nay, khối 4 trồng cây.', '2026-11-26'],
      ['Chiều qua, khối 4 trồng cây.', '2026-11-27'],
    ] as const)
      expect(relativeDays.find(aSubject({ ...fresh, body, today: day(today) })), body).toEqual([]);
    expect(titleLowerCase.find(aSubject({ title: 'khối 4 trồng cây' }))).toMatchObject([
      { facts: { proposal: 'Khối 4 trồng cây' } },
    ]);
    expect(titleLowerCase.find(aSubject({ title: '20 cây xanh ở khối 4' }))).toEqual([]);
  });

  it('report a text without accents, and no text with them', () => {
    const body = 'Sang nay khoi 4 to chuc trong cay xanh doc duong lang, hon 60 nguoi tham gia.';
    expect(accentsMissing.find(aSubject({ title: 'Khoi 4 trong cay', body }))).toHaveLength(1);
    const own = 'Sáng nay khối 4 tổ chức trồng cây xanh dọc đường làng, hơn 60 người tham gia.';
    expect(accentsMissing.find(aSubject({ title: 'Khối 4 trồng cây', body: own }))).toEqual([]);
  });

  it('report two events on two days, but not one event in two paragraphs', () => {
    const first = 'Sáng 23/11, khối 4 tổ chức trồng hai mươi cây xanh dọc đường làng.';
    const second = 'Chiều 24/11, trường tiểu học trao quà tặng các cháu học sinh khó khăn.';
    const now = context.now;
    expect(twoEvents.find(aSubject({ body: `${first}\n\n${second}`, now }))).toMatchObject([
      { facts: { first: '23/11/2026', second: '24/11/2026' } },
    ]);
    expect(twoEvents.find(aSubject({ body: `${first}\n\nBà con tổ chức dọn vệ sinh rất sôi nổi.`, now }))).toEqual([]);
  });
});

it('a sports day is guessed as news, a workshop as a conference', () => {
  expect(guessCategory('Hội thao công đoàn', 'Sáng 20/11 tổ chức hội thao.')).toBe('news');
  expect(guessCategory('Hội thảo chuyển đổi số', '')).toBe('conference');
  expect(guessCategory('Hoi thao cong doan', '')).toBe('news');
});
