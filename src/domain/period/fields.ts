/**
 * Splits the input of an act into its fields, one a line or separated by semicolons, and reads amounts and days as people write
 * them.
 */
import { type LocalDate, localDateFrom, partsOf } from '../calendar/local-date.ts';
import { foldForSearch } from '../text/normalize.ts';

/** The fields, without leading bullets and numbers. Empty ones are left out. */
export const fieldsIn = (words: string): readonly string[] =>
  words
    .split(/[\n;]/u)
    .map((part) => part.replace(/^\s*(?:[-–•*](?!\d)|\d{1,2}[.)]\s)\s*/u, '').trim())
    .filter((part) => part !== '');

/**
 * '12.500.000', '12,5 triệu', '500k' → whole đồng. Null if there is no amount; negative amounts give null too, never their
 * absolute value.
 */
export function amountIn(text: string): number | null {
  const folded = foldForSearch(text).trim();
  if (/^(?:am|tru|[-−–])\s*\d/u.test(folded)) return null;
  const found = /(?<number>\d[\d.,]*) ?(?<unit>trieu|tr|nghin|ngan|k)?(?![\p{L}\d])/u.exec(folded)?.groups;
  if (!found?.number) return null;
  const { number, unit } = found;
  const isWhole = unit === undefined || /^\d{1,3}(?:[.,]\d{3})+$/u.test(number);
  const digits = isWhole ? number.replaceAll(/[.,]/gu, '') : number.replace(',', '.');
  const times = unit === undefined ? 1 : unit.startsWith('tr') ? 1_000_000 : 1_000;
  const amount = Math.round(Number(digits) * times);
  return Number.isSafeInteger(amount) ? amount : null;
}

/** '30/11/2026', or '30/11' in the current year. Null if there is no valid day. */
export function writtenDayIn(text: string, today: LocalDate): LocalDate | null {
  const found = /(?<!\d)(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?!\d)/u.exec(text);
  return found && localDateFrom(Number(found[3] ?? partsOf(today).year), Number(found[2]), Number(found[1]));
}

/** All days in the text, in order. */
export const writtenDaysIn = (text: string, today: LocalDate): readonly LocalDate[] =>
  [...text.matchAll(/(?<!\d)\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?!\d)/gu)].flatMap(([day]) => {
    const found = writtenDayIn(day, today);
    return found ? [found] : [];
  });
