/**
 * Checks what must not be on a page of the portal: impossible dates, a weekday that does not fit the date, numbers of personal
 * documents. Pure.
 */
import { type LocalDate, localDateFrom, weekdayOf, yearOf } from '../calendar/local-date.ts';
import { maskPersonalData } from '../checks/mask-personal-data.ts';
import type { Issue } from '../decision.ts';
import { foldInPlace } from '../text/normalize.ts';

const weekdays = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];
const figures = ['2', '3', '4', '5', '6', '7'];
/** "Kỳ họp thứ 8, ngày 01/12/2026" names no weekday. */
const dayText =
  /(?:(?<!\b(?:ky hop|phien hop|hoi nghi|dai hoi|nhiem ky|lan|khoa|dot) )(?:thu|t) ?(?<name>hai|ba|tu|nam|sau|bay|\d(?!\d))|(?<sunday>chu nhat|cn))?[ ,(:-]{0,3}(?:ngay )?(?<![\d/.])(?<day>\d{1,2})[/.-](?<month>\d{1,2})(?:[/.-](?<year>\d{4}))?(?![\d/])/dgu;
const hourText = /(?<![\d:])(?:2[4-9]|[3-9]\d)(?::|h|g)[0-5]\d(?!\d)/gu;

/** 1 is Monday; null: no weekday is named; 0: what is named is none. "Thứ 2" is Monday, "thứ 8" is no Sunday. */
function weekdayNamed({ name, sunday }: Readonly<Record<string, string | undefined>>): number | null {
  if (sunday !== undefined) return 7;
  if (name === undefined) return null;
  return /\d/u.test(name) ? figures.indexOf(name) + 1 : weekdays.indexOf(name) + 1;
}

/** Without a year it may be a measurement ("8.30"), a score, or a house number ("số 31/4", "hẻm 45/12"). */
const isDay = (words: string, day: number, month: number, before: string): boolean =>
  words.includes('/') &&
  day <= 31 &&
  month <= 12 &&
  !/(?:so|nha|sn|ngo|ngach|hem|kiet|duong|van ban|cong van|ke hoach|bao cao)[ .:]*$/u.test(
    before + words.replace(/[\d/].*$/u, ''),
  );

function dayIssues(text: string, today: LocalDate): readonly Issue[] {
  const folded = foldInPlace(text);
  return [...folded.matchAll(dayText)].flatMap((found): readonly Issue[] => {
    const { day, month, year } = found.groups ?? {};
    if (year === undefined && !isDay(found[0], Number(day), Number(month), folded.slice(0, found.index))) return [];
    const words = text.slice(found.index, found.index + found[0].length).trim();
    const date = localDateFrom(Number(year ?? yearOf(today)), Number(month), Number(day));
    if (!date) return [{ key: 'issue-section-no-day', facts: { words } }];
    const named = weekdayNamed(found.groups ?? {});
    // Without a year the date may be in another year.
    if (named === null || named === weekdayOf(date) || (year === undefined && named > 0)) return [];
    return [{ key: 'issue-section-weekday', facts: { words, weekday: weekdayOf(date) } }];
  });
}

/** Numbers of personal documents. Telephone numbers and addresses are allowed: such pages are meant to have them. */
const papers: readonly string[] = ['identity', 'passport', 'insurance'];

/** How many numbers of personal documents the text contains. */
export const papersIn = (text: string, ward: Parameters<typeof maskPersonalData>[1]): number =>
  maskPersonalData(text, ward).found.filter(({ kind }) => papers.includes(kind)).length;

/** Why this text may not be published, each problem once. Empty: it may. */
export function objectionsToSection(
  text: string,
  today: LocalDate,
  ward: Parameters<typeof maskPersonalData>[1],
): readonly Issue[] {
  const hours = [...text.matchAll(hourText)].map(
    ([words]): Issue => ({ key: 'issue-section-no-hour', facts: { words } }),
  );
  const count = papersIn(text, ward);
  const personal: readonly Issue[] = count > 0 ? [{ key: 'issue-section-private', facts: { count } }] : [];
  return [...personal, ...dayIssues(text, today), ...hours].slice(0, 10);
}
