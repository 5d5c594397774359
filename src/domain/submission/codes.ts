/** Short codes: 'DL-2611-0042' is ward, year and month, and a number that counts within the year. */
import { type LetteredAct, submissionActs } from '../act/submission.ts';
import type { LocalDate } from '../calendar/local-date.ts';

/** @param on local day on which the number was assigned */
export const spokenCode = (prefix: string, on: LocalDate, number: number): string =>
  `${prefix}-${on.slice(2, 4)}${on.slice(5, 7)}-${String(number).padStart(4, '0')}`;

/** A code as typed: "DL-2611-0042", "2611-42" or "42". */
export interface CodeTyped {
  readonly number: number | null;
  /** Year and month, '2611'; null: only a number was typed. */
  readonly month: string | null;
}

/** Parses a typed code: 'DL-2611-0042', 'dl 2611 0042', '2611-0042', '42'. */
export const codeTyped = (text: string): CodeTyped => {
  const [, month = null, whole, bare] = /(?:(\d{4})[\s.–-]?(\d{4,5})|(?<!\d)(\d{1,5}))\D*$/u.exec(text) ?? [];
  const digits = whole ?? bare;
  return { number: digits === undefined ? null : Number(digits), month };
};

/** True if the typed text is this item's code, in full or by its number. */
export const isNamed = (code: string, typed: string): boolean => {
  const [own, wanted] = [codeTyped(code), codeTyped(typed)];
  return own.number === wanted.number && (wanted.month === null || wanted.month === own.month);
};

const isLettered = (row: (typeof submissionActs)[number]): row is LetteredAct => row.letter !== null;
const lettered = submissionActs.filter(isLettered);
const typed = new RegExp(
  `^\\s*([${lettered.map(({ letter }) => letter).join('')}])(?:\\s*|\\s*[.:,–-]\\s*(?=[A-Z]{2}-|\\d{4}))([A-Z]{2}-\\d{4}-)?(\\d{1,5})(?:[\\s:,.–-]+(\\S[\\s\\S]{0,500}))?[\\s.!]*$`,
  'iu',
);

/** "D 0042": an act and an item, typed where there are no buttons. */
export interface ReplyCode {
  readonly act: LetteredAct['name'];
  readonly number: number;
  /** The full code, if it was typed: then only this item is meant. */
  readonly code: string | null;
  /** Text after the code: the number of a listed reason, or a reason in words. */
  readonly rest: string;
}

/** "T 3-4", "T2-6": two items, or two days, and not the fourth reason of a list for item 3. */
const listed = /^\s*[a-z]\s*\d{1,2}\s*[,–-]\s*\d\s*$/iu;

/**
 * 'D 0042', 't42', 'X DL-2611-0042', 'T 0042 2', 'T 0042 thiếu ảnh' → act, number and reason. Null if the text has another form.
 * Words after the number require four digits, so that "T 7 tuần này" remains a sentence.
 */
export const readReplyCode = (text: string): ReplyCode | null => {
  const found = typed.exec(text);
  const row = lettered.find(({ letter }) => letter === found?.[1]?.toUpperCase());
  if (!found || !row || listed.test(text)) return null;
  const rest = (found[4] ?? '').trim();
  if (rest !== '' && !/^\d$/u.test(rest) && (found[3] ?? '').length < 4) return null;
  const number = Number(found[3]);
  const code = found[2] ? `${found[2].toUpperCase()}${String(number).padStart(4, '0')}` : null;
  return { act: row.name, number, code, rest };
};
