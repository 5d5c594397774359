/** A day and its source as a person types them: "30/11/2026, Thông báo 12/TB-UBND". */
import { foldForSearch } from '../text/normalize.ts';
import { dayIn } from '../words/moment.ts';
import type { LocalDate } from './local-date.ts';

const writtenDay = /^\s*(?:ngày\s+)?\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?[\s,;:–-]*/iu;

/** Reads the next such day from today on (null if the text contains none) and the words after it. */
export const readDayEntry = (
  text: string,
  today: LocalDate,
): { readonly date: LocalDate | null; readonly rest: string } => ({
  date: dayIn(foldForSearch(text), today),
  rest: text.replace(writtenDay, '').trim(),
});
