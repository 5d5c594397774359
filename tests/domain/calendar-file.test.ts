import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayKinds } from '../../src/domain/calendar/holidays.ts';
import file from '../../src/domain/calendar/holidays-vn.json' with { type: 'json' };
import { parseLocalDate, weekdayOf } from '../../src/domain/calendar/local-date.ts';

const weekdays = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const;
const codeOf = (date: string) => weekdays[weekdayOf(parseLocalDate(date) ?? (date as never)) - 1];
const isWeekend = (date: string) => ['T7', 'CN'].includes(codeOf(date) ?? '');

const text = z.string().regex(/\S/u);
const date = z.string().refine((one) => parseLocalDate(one) !== null, 'no day');
const kind = z.enum(dayKinds);
const day = z
  .object({
    ...{ date, kind, name_vi: text, source: text, status: z.enum(['official', 'projected']) },
    ...{ weekday: z.enum(weekdays).optional(), compensates: date.optional(), swap_with: date.optional() },
  })
  .refine((one) => one.weekday === undefined || one.weekday === codeOf(one.date), 'another day of the week')
  .refine((one) => one.kind !== 'swap-work' || isWeekend(one.date), 'worked in exchange, and no weekend day')
  .refine((one) => one.kind !== 'swap-off' || !isWeekend(one.date), 'given off in exchange, and a weekend day');
const unique = (values: readonly string[]) => new Set(values).size === values.length;

/** The structure that `vietnam.ts` relies on. */
const calendarFile = z
  .object({
    timezone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === file.timezone),
    weekend: z.array(z.enum(weekdays)).min(1),
    kinds: z.record(kind, text),
    coverage: z.record(z.string().regex(/^\d{4}$/), z.string().regex(/^(official|projected)( |$)/)),
    days: z.array(day).refine((days) => unique(days.map((one) => one.date)), 'a day appears twice'),
    pending: z
      .array(
        z.object({
          ...{ id: text, effect: text, status: text, action: text },
          if_adopted: z.array(z.object({ date, kind })).optional(),
          options: z.array(z.object({ name: text, statutory: z.array(date), compensatory: z.array(date) })).optional(),
        }),
      )
      .refine((pending) => unique(pending.map(({ id }) => id)), 'two proposals have one id'),
  })
  .superRefine(({ days, coverage }, context) => {
    const byDate = new Map(days.map((one) => [one.date, one]));
    const wrong = (what: string) => context.addIssue({ code: 'custom', message: what, path: ['days'] });
    for (const one of days) {
      if (!(one.date.slice(0, 4) in coverage)) wrong(`${one.date}: its year is not covered`);
      const holiday = byDate.get(one.compensates ?? '');
      if (one.kind === 'compensatory' && (holiday?.kind !== 'statutory' || !isWeekend(holiday.date)))
        wrong(`${one.date} compensates no holiday on a weekend`);
      if (one.swap_with && byDate.get(one.swap_with)?.swap_with !== one.date) wrong(`${one.date}: half a swap`);
    }
  });

const problemsOf = (json: unknown): readonly string[] =>
  calendarFile.safeParse(json).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

type Copy = Record<string, unknown> & { days: Record<string, unknown>[] };
const changed = (change: (copy: Copy) => void): unknown => {
  const copy = structuredClone(file) as unknown as Copy;
  change(copy);
  return copy;
};

describe('the file of days off', () => {
  it('has the structure that the program expects', () => {
    expect(problemsOf(file)).toEqual([]);
  });

  it('is refused with the place of each mistake', () => {
    const problems = problemsOf(
      changed((copy) => {
        copy.weekend = ['T8'];
        copy.coverage = { '2026': 'perhaps', soon: 'official' };
        Object.assign(copy.days[0] ?? {}, { weekday: 'CN' });
        Object.assign(copy.days[1] ?? {}, { date: '2024-02-30' });
        Object.assign(copy.days[2] ?? {}, { kind: 'party', name_vi: ' ' });
        Object.assign(copy.days[3] ?? {}, { status: 'rumour' });
      }),
    );
    for (const place of ['weekend.0', 'coverage.2026', 'coverage.soon', 'days.0', 'days.1.date'])
      expect(problems.join('\n')).toContain(place);
    for (const place of ['days.2.kind', 'days.2.name_vi', 'days.3.status'])
      expect(problems.join('\n')).toContain(place);
  });

  it('is refused when its days contradict each other', () => {
    const given = { name_vi: 'Nghỉ', source: 'x', status: 'official' };
    const mistakes: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ ...given, date: '2024-01-01', kind: 'statutory' }, /twice/],
      [{ ...given, date: '2026-05-06', kind: 'swap-work' }, /no weekend day/],
      [{ ...given, date: '2026-05-09', kind: 'swap-off' }, /a weekend day/],
      [{ ...given, date: '2026-05-08', kind: 'compensatory', compensates: '2026-04-30' }, /compensates no holiday/],
      [{ ...given, date: '2026-05-07', kind: 'swap-off', swap_with: '2026-05-16' }, /half a swap/],
      [{ ...given, date: '2030-01-01', kind: 'statutory' }, /not covered/],
    ];
    for (const [added, said] of mistakes)
      expect(problemsOf(changed((copy) => copy.days.push(added))).join('\n'), added.date).toMatch(said);
  });
});
