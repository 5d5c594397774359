/**
 * The calendar of state offices in Viet Nam, read once from `holidays-vn.json` and frozen. A ward with days of its own derives
 * its calendar from this one (`withDays`). The file ships with the program: `tests/domain/calendar-file.test.ts` reports errors
 * in it before a release.
 */
import { type DayKind, type DayStatus, frozenCalendar, type PendingProposal, type WorkCalendar } from './holidays.ts';
import file from './holidays-vn.json' with { type: 'json' };
import { localDate, type Weekday } from './local-date.ts';

/** One proposal in the file's format: days by date and kind, or options with the days of each. */
type Proposed = (typeof file.pending)[number];

const optionsOf = ({ if_adopted, options = [] }: Proposed): PendingProposal['options'] => {
  if (if_adopted)
    return [{ name: '', days: if_adopted.map(({ date, kind }) => ({ date: localDate(date), kind: kind as DayKind })) }];
  const dated = (dates: readonly string[], kind: DayKind) => dates.map((date) => ({ date: localDate(date), kind }));
  return options.map(({ name, statutory, compensatory }) => ({
    name,
    days: [...dated(statutory, 'statutory'), ...dated(compensatory, 'compensatory')],
  }));
};

const proposal = (raw: Proposed): PendingProposal => {
  const options = optionsOf(raw);
  const touches = [...new Set(options.flatMap(({ days }) => days.map(({ date }) => date)))].sort();
  return { id: raw.id, effect: raw.effect, options, touches };
};

/** 'T2' is Monday, 'CN' Sunday. */
const weekday = (code: string): Weekday => (code === 'CN' ? 7 : Number(code.slice(1)) - 1) as Weekday;

/** Years 2024 to 2026 are official, 2027 is projected; see the file for the source of each day. */
export const vietnamCalendar: WorkCalendar = frozenCalendar({
  timeZone: file.timezone,
  weekend: file.weekend.map(weekday),
  // "official (one open proposal, see pending)": the first word is the status, the rest is a note for people.
  coverage: Object.fromEntries(
    Object.entries(file.coverage).map(([year, words]) => [year, words.split(' ')[0] as DayStatus]),
  ),
  days: Object.fromEntries(
    file.days.map(({ date, name_vi, kind, source, status }) => [
      date,
      { date: localDate(date), name: name_vi, kind: kind as DayKind, source, status: status as DayStatus },
    ]),
  ),
  kindNames: file.kinds,
  pending: file.pending.map(proposal),
});
