/** Words for days and numbers, as data. Keys have no accents; patterns have accents and are in lower case. */
import type { Weekday } from '../calendar/local-date.ts';

/** Parts of the day, as a pattern. */
export const partOfDay = 'rạng sáng|sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya';

/** The weekday names as a pattern: "thứ Hai", "thứ 2", "T2", "Chủ nhật", "CN". */
export const weekdayName = 'thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]|chủ nhật|chúa nhật|cn';

const weekdayOfWord: Readonly<Record<string, Weekday>> = {
  hai: 1,
  '2': 1,
  ba: 2,
  '3': 2,
  tu: 3,
  '4': 3,
  nam: 4,
  '5': 4,
  sau: 5,
  '6': 5,
  bay: 6,
  '7': 6,
};

/**
 * The weekday of a name.
 * @param name words without accents that match `weekdayName`
 */
export const weekdayFrom = (name: string): Weekday => weekdayOfWord[name.replace(/^thu |^t/u, '')] ?? 7;

/** Small numbers in words, as a pattern. Longer ones first. */
export const smallNumber = '\\d{1,2}|mười hai|mười một|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín';

const numberOfWord: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  'muoi mot': 11,
  'muoi hai': 12,
};

/**
 * The value of a small number.
 * @param words words without accents, or digits, that match `smallNumber`
 * @returns NaN for anything else
 */
export const numberFrom = (words: string): number =>
  /^\d+$/.test(words) ? Number(words) : (numberOfWord[words] ?? Number.NaN);

/** Lunar months that have names. */
export const lunarMonthOfName: Readonly<Record<string, number>> = { gieng: 1, chap: 12 };
