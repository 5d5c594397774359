import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DeadlineCategory,
  deadlineCategories,
  dueDate,
  type ReceiptPolicy,
  regulationDeadlines,
} from '../../src/domain/calendar/due-date.ts';
import { countedOnly } from '../../src/domain/calendar/due-explanation.ts';
import {
  type WorkCalendar,
  withDays,
  withPendingDropped,
  withYearConfirmed,
} from '../../src/domain/calendar/holidays.ts';
import { addDays, localDate } from '../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../src/domain/calendar/vietnam.ts';
import { confirmDay, wardCalendar } from '../../src/domain/calendar/ward-calendar.ts';
import { addWorkingDays, isWorkingDay, workingDayOnOrAfter } from '../../src/domain/calendar/working-days.ts';
import type { Sentence } from '../../src/domain/facts.ts';
import deadlines from '../fixtures/deadlines.json' with { type: 'json' };

const on = localDate;

/** The calendar after the proposal for this day is adopted, as the ward's own entries produce it. */
const withAdopted = (day: string): WorkCalendar => {
  const decision = confirmDay(vietnamCalendar, on(day), 'CV 1');
  return wardCalendar(vietnamCalendar, decision.ok ? decision.events : []);
};
const categoryOf: Readonly<Record<string, DeadlineCategory>> = {
  a: 'news',
  b: 'document',
  c: 'conference',
  d: 'statistics',
  đ: 'answer',
  e: 'other',
};
const categoryNamed = (letter: string): DeadlineCategory => categoryOf[letter] ?? 'other';

const resourceOf = (locale: 'vi' | 'en') =>
  new FluentResource(readFileSync(new URL(`../../locales/${locale}/calendar.ftl`, import.meta.url), 'utf8'));
const bundleOf = (locale: 'vi' | 'en'): FluentBundle => {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(resourceOf(locale));
  return bundle;
};
const bundles = { vi: bundleOf('vi'), en: bundleOf('en') };

const say = (locale: 'vi' | 'en', { key, facts }: Sentence): string => {
  const errors: Error[] = [];
  const pattern = bundles[locale].getMessage(key)?.value;
  const text = pattern ? bundles[locale].formatPattern(pattern, facts as Record<string, string | number>, errors) : '';
  expect(errors).toEqual([]);
  return text;
};

const news = (startOn: string, calendar: WorkCalendar = vietnamCalendar) =>
  dueDate({ category: 'news', startOn: on(startOn), calendar });

describe('the worked examples of Art. 8', () => {
  for (const example of deadlines.examples) {
    const { id, category, start, due, note } = example;
    it(`${id}: ${category} from ${start} is due on ${due} (${note})`, () => {
      const result = dueDate({
        category: categoryNamed(category),
        startOn: on(start),
        calendar: vietnamCalendar,
        receiptPolicy: example.receipt_policy as ReceiptPolicy,
      });
      expect(regulationDeadlines[categoryNamed(category)]).toBe(example.n_working_days);
      expect(result.dueOn).toBe(due);
      expect(result.countedDays).toEqual(example.counted_days);
      expect(result.skippedDays.map(({ date }) => date)).toEqual(example.skipped_days);
      expect(result.countedFrom).toBe(('counted_from' in example ? example.counted_from : undefined) ?? start);
      expect(result.dueAt?.toISOString()).toBe(`${due}T17:00:00.000Z`);
    });
  }

  const adopted = withAdopted('2026-11-23');
  for (const { id, category, start, due_without_swap, due_with_swap } of deadlines.conditional_examples)
    it(`${id}: ${category} from ${start} is due on ${due_without_swap}, or on ${due_with_swap} with the swap`, () => {
      const request = { category: categoryNamed(category), startOn: on(start) };
      const undecided = dueDate({ ...request, calendar: vietnamCalendar });
      const decided = dueDate({ ...request, calendar: adopted });
      const dropped = dueDate({ ...request, calendar: withPendingDropped(vietnamCalendar, '2026-11-24-swap') });
      expect([undecided.dueOn, undecided.provisional]).toEqual([due_without_swap, true]);
      expect([decided.dueOn, decided.provisional]).toEqual([due_with_swap, false]);
      expect([dropped.dueOn, dropped.provisional]).toEqual([due_without_swap, false]);
    });
});

describe('which due dates may still change', () => {
  it('is final when every day of the counted period is known', () => {
    expect(news('2026-03-13').provisional).toBe(false);
    expect(dueDate({ category: 'conference', startOn: on('2026-11-23'), calendar: vietnamCalendar }).provisional).toBe(
      false,
    );
  });

  it('is provisional in a projected year and in a year without data', () => {
    expect(news('2026-12-31').provisional).toBe(true);
    expect(news('2031-03-10').provisional).toBe(true);
    expect(news('2027-03-10', withYearConfirmed(vietnamCalendar, 2027)).provisional).toBe(false);
  });

  it('is provisional when the receipt was moved across a Saturday that may become a working day', () => {
    const moved = dueDate({
      category: 'answer',
      startOn: on('2026-11-28'),
      calendar: vietnamCalendar,
      receiptPolicy: 'next-working-day',
    });
    expect([moved.countedFrom, moved.provisional]).toEqual(['2026-11-30', true]);
  });
});

describe('deadlines that are not counted in working days', () => {
  it('statistics are due on the working day on which the report was sent', () => {
    const sameDay = dueDate({ category: 'statistics', startOn: on('2026-10-05'), calendar: vietnamCalendar });
    expect([sameDay.dueOn, sameDay.countedDays, sameDay.skippedDays]).toEqual(['2026-10-05', ['2026-10-05'], []]);
  });

  it('statistics sent on a holiday are due on the next working day', () => {
    const holiday = dueDate({ category: 'statistics', startOn: on('2026-02-18'), calendar: vietnamCalendar });
    expect([holiday.dueOn, holiday.skippedDays.length]).toEqual(['2026-02-23', 5]);
    const workedSaturday = dueDate({ category: 'statistics', startOn: on('2026-08-22'), calendar: vietnamCalendar });
    expect(workedSaturday.dueOn).toBe('2026-08-22');
  });

  it('other sections have no due date', () => {
    expect(dueDate({ category: 'other', startOn: on('2026-10-05'), calendar: vietnamCalendar })).toMatchObject({
      dueOn: null,
      dueAt: null,
      provisional: false,
    });
  });

  it('a moved receipt day applies to questions only: an event on a Sunday keeps its day', () => {
    const event = dueDate({
      category: 'news',
      startOn: on('2026-03-15'),
      calendar: vietnamCalendar,
      receiptPolicy: 'next-working-day',
    });
    expect([event.countedFrom, event.dueOn]).toEqual(['2026-03-15', '2026-03-16']);
  });

  it('another ward’s limits are used, and a limit that is no whole number is refused', () => {
    const rules = { ...regulationDeadlines, answer: 10, other: 3 };
    expect(dueDate({ category: 'answer', startOn: on('2026-06-01'), calendar: vietnamCalendar, rules }).dueOn).toBe(
      '2026-06-15',
    );
    expect(() =>
      dueDate({
        category: 'news',
        startOn: on('2026-06-01'),
        calendar: vietnamCalendar,
        rules: { ...rules, news: 1.5 },
      }),
    ).toThrow(RangeError);
  });
});

describe('counting working days', () => {
  const anyStart = fc.integer({ min: 0, max: 1460 }).map((days) => addDays(on('2024-01-01'), days));
  const anyCount = fc.integer({ min: 1, max: 60 });

  it('a longer limit ends later, and a later start never ends earlier', () => {
    fc.assert(
      fc.property(anyStart, anyCount, (start, n) => {
        const { dueOn } = addWorkingDays(vietnamCalendar, start, n);
        expect(addWorkingDays(vietnamCalendar, start, n + 1).dueOn > dueOn).toBe(true);
        expect(addWorkingDays(vietnamCalendar, addDays(start, 1), n).dueOn >= dueOn).toBe(true);
      }),
    );
  });

  it('each day of the period is either counted or skipped, and the last one is a working day', () => {
    fc.assert(
      fc.property(anyStart, anyCount, (start, n) => {
        const { dueOn, countedDays, skippedDays } = addWorkingDays(vietnamCalendar, start, n);
        const stretch = [...countedDays, ...skippedDays.map(({ date }) => date)].sort();
        expect(countedDays).toHaveLength(n);
        expect(countedDays.every((day) => isWorkingDay(vietnamCalendar, day))).toBe(true);
        expect(stretch).toEqual(stretch.map((_, index) => addDays(start, index + 1)));
        expect(countedDays.at(-1)).toBe(dueOn);
      }),
    );
  });

  it('adding two periods in turn equals adding their sum', () => {
    fc.assert(
      fc.property(anyStart, anyCount, anyCount, (start, a, b) => {
        const inTwo = addWorkingDays(vietnamCalendar, addWorkingDays(vietnamCalendar, start, a).dueOn, b).dueOn;
        expect(inTwo).toBe(addWorkingDays(vietnamCalendar, start, a + b).dueOn);
      }),
    );
  });

  it('refuses a number of days that is no positive whole number, or too large', () => {
    for (const n of [0, -1, 1.5, Number.NaN, 5000])
      expect(() => addWorkingDays(vietnamCalendar, on('2026-03-10'), n)).toThrow(RangeError);
  });

  it('refuses a calendar without working days', () => {
    const never: WorkCalendar = { ...vietnamCalendar, weekend: [1, 2, 3, 4, 5, 6, 7] };
    expect(() => addWorkingDays(never, on('2026-08-22'), 1)).toThrow(RangeError);
    expect(() => workingDayOnOrAfter(never, on('2031-03-10'))).toThrow(RangeError);
  });
});

describe('the sentence that explains a date', () => {
  it('names the event, the limit, the days off and the due date', () => {
    expect(say('vi', news('2026-02-13').explanation)).toBe(
      'Sự kiện diễn ra ngày 13/02/2026; tính 01 ngày làm việc, không tính ngày diễn ra; trừ Tết Âm lịch, thứ Bảy, Chủ nhật từ 14/02 đến 22/02; hạn hết ngày 23/02/2026.',
    );
    expect(say('en', news('2026-02-13').explanation)).toBe(
      'The event took place on 13/02/2026; the limit is 1 working day, not counting that day; days off are Tết Âm lịch, Saturday and Sunday from 14/02 to 22/02; it is due by the end of 23/02/2026.',
    );
  });

  it('omits days off when none were skipped, and names a single Sunday', () => {
    expect(say('vi', news('2026-03-10').explanation)).toBe(
      'Sự kiện diễn ra ngày 10/03/2026; tính 01 ngày làm việc, không tính ngày diễn ra; hạn hết ngày 11/03/2026.',
    );
    expect(say('vi', news('2026-03-14').explanation)).toContain('; trừ Chủ nhật 15/03; hạn');
  });

  it('distinguishes holidays, weekends and a worked Saturday in a long period', () => {
    const answer = dueDate({ category: 'answer', startOn: on('2026-08-17'), calendar: vietnamCalendar });
    expect(say('vi', answer.explanation)).toBe(
      'Câu hỏi được tiếp nhận ngày 17/08/2026; tính 15 ngày làm việc, không tính ngày tiếp nhận; trừ nghỉ hoán đổi dịp Quốc khánh 31/08, Quốc khánh 01/09–02/09, cuối tuần 23/08, 29/08–30/08, 05/09–06/09; có tính ngày làm bù 22/08; hạn hết ngày 09/09/2026.',
    );
  });

  it('has a shorter form for use after a sentence that names the due date', () => {
    const counted = (startOn: string) =>
      countedOnly(dueDate({ category: 'answer', startOn: on(startOn), calendar: vietnamCalendar }).explanation);
    expect(say('vi', counted('2026-08-17'))).toBe(
      'Tiếp nhận ngày 17/08/2026; không tính ngày tiếp nhận, cuối tuần, nghỉ hoán đổi dịp Quốc khánh 31/08, Quốc khánh 01/09–02/09; có tính ngày làm bù 22/08.',
    );
    expect(say('vi', counted('2026-05-11'))).toBe('Tiếp nhận ngày 11/05/2026; không tính ngày tiếp nhận và cuối tuần.');
    expect(say('en', counted('2026-05-11'))).toBe('Received on 11/05/2026; not counting that day and weekends.');
  });

  it('names the day from which a moved receipt counts', () => {
    const moved = dueDate({
      category: 'answer',
      startOn: on('2026-06-06'),
      calendar: vietnamCalendar,
      receiptPolicy: 'next-working-day',
    });
    expect(say('vi', moved.explanation)).toContain(
      'tiếp nhận ngày 06/06/2026, là ngày nghỉ nên tính từ ngày 08/06/2026; tính 15 ngày làm việc',
    );
  });

  it('is one sentence with "ngày làm việc", and contains "tạm tính" exactly when the date is provisional', () => {
    const starts = Array.from({ length: 550 }, (_, index) => addDays(on('2025-12-01'), index));
    for (const startOn of starts)
      for (const category of deadlineCategories)
        for (const receiptPolicy of ['actual', 'next-working-day'] as const) {
          const { explanation, provisional, dueOn } = dueDate({
            category,
            startOn,
            calendar: vietnamCalendar,
            receiptPolicy,
          });
          const text = say('vi', explanation);
          expect(text).toContain('ngày làm việc');
          expect(text.includes('tạm tính')).toBe(provisional);
          expect(text).toMatch(/^[^.\n]+\.$/u);
          expect(text).not.toMatch(/ {2}| [;,.]/u);
          const english = say('en', explanation);
          expect(english).toMatch(/^[^.\n]+\.$/u);
          expect(english).not.toMatch(/ {2}| [;,.]/u);
          if (dueOn) expect(text).toContain(`hạn hết ngày ${dueOn.split('-').reverse().join('/')}`);
        }
  });

  it('exists for the limits of other wards too', () => {
    const rules = { news: 0, document: 0, conference: 0, statistics: 2, answer: 0, other: 5 };
    for (const category of deadlineCategories)
      for (const receiptPolicy of ['actual', 'next-working-day'] as const)
        for (const startOn of [on('2026-03-14'), on('2026-03-10')]) {
          const { explanation } = dueDate({ category, startOn, calendar: vietnamCalendar, receiptPolicy, rules });
          expect(say('vi', explanation)).toContain('ngày làm việc');
          expect(say('en', explanation)).toMatch(/\.$/u);
        }
  });

  it('exists in both languages for every refusal', () => {
    const change = withDays(vietnamCalendar, [
      { date: on('2026-09-02'), name: '', kind: 'closure', source: 'x' },
      { date: on('2026-12-01'), name: 'Làm', kind: 'swap-work', source: 'x' },
      { date: on('2026-12-05'), name: 'Nghỉ', kind: 'closure', source: 'x' },
      { date: on('2026-12-05'), name: 'Nghỉ', kind: 'closure', source: 'x' },
    ]);
    const issues = change.ok ? [] : change.issues;
    expect(new Set(issues.map(({ key }) => key)).size).toBe(5);
    for (const issue of issues)
      for (const locale of ['vi', 'en'] as const) expect(say(locale, issue)).toMatch(/^[^.]+\.$/u);
  });

  it('has the same sentences in both languages', () => {
    const keys = (locale: 'vi' | 'en') => resourceOf(locale).body.map(({ id }) => id);
    expect(keys('en')).toEqual(keys('vi'));
  });
});
