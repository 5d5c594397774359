/**
 * Splits a plan or a meeting in one sentence into its parts: "lễ khởi công đường khối 3 ngày 5/12 lúc 8 giờ, giao anh Hùng".
 */

import { foldedText } from './folded-text.ts';
import { titles } from './names.ts';

/** The parts of a plan or a meeting, as written; '' for a part that is missing. */
export interface SpokenPlan {
  readonly what: string;
  /** The day and the time, as written. */
  readonly when: string;
  readonly place: string;
  /** 'giao anh Hùng'. */
  readonly who: string;
}

const piece =
  '(?:(?:vao|luc|ngay|hom|sang|trua|chieu|toi) )*(?:' +
  '\\d{1,2} ?[/.-] ?\\d{1,2}(?: ?[/.-] ?\\d{4})?|(?:(?:ngay|sang|trua|chieu|toi|hom|mung|mong) )+(?:(?:hai |ba )?muoi(?: (?:mot|hai|ba|tu|lam|sau|bay|tam|chin))?|mot|hai|ba|bon|nam|sau|bay|tam|chin)(?: thang (?:gieng|chap|sau|toi|nay|\\d{1,2}))?(?! (?:nguoi|ho|gio|cay|suat|em|chau))|(?:dem |toi )giao thua|' +
  '\\d{1,2} ?(?:gio|h|g|:)(?: ?\\d{2}(?!\\d| ?[/-] ?\\d)| ruoi| kem (?:muoi lam|muoi|\\d{1,2}))?(?: (?:sang|trua|chieu|toi)\\b)?|' +
  '\\d{1,2} thang \\d{1,2}|(?:mung|mong|ngay) \\d{1,2}(?: thang (?:\\d{1,2}|sau|toi|nay))?|' +
  '(?:dau|giua|cuoi) thang(?: (?:\\d{1,2}|sau|toi|nay))?|(?:\\d{1,2}|mot|hai|ba|bon) (?:ngay|hom|tuan) nua|' +
  '(?:ngay|sang|chieu|toi|bua) (?:mot|kia|nay)|' +
  '(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|cn|chu nhat)(?: (?:tuan )?(?:nay|sau|toi))?|' +
  '(?:ngay |sang |trua |chieu |toi )?mai|(?:cuoi|dau|giua) tuan(?: (?:nay|sau|toi))?|(?:(?:het|trong) )?tuan (?:nay|sau|toi)|(?:hom |ngay )?ram(?: (?:nay|toi|thang (?:\\d{1,2}|gieng|chap|sau|nay)))?|' +
  '(?:sang|trua|chieu|toi|hom|dem) \\d{1,2}(?! ?(?:gio|h|g|:|[/.-] ?\\d|nguoi|ho|thang)))(?![\\p{L}\\d])';
/** Limits the pieces, because "thứ hai tới mai" can be read in two ways and every combination would be tried (2^n). */
const morePieces = 5;
const moment = new RegExp(`(?<![\\p{L}\\d/])${piece}(?:,? (?:va )?${piece}){0,${morePieces}}`, 'u');
const given = new RegExp(`,? giao(?: cho)? (?=(?:${titles})\\b)`, 'u');
const atPlace = /^[\s,;.–-]*(?:o|tai) /u;

const trimmed = (text: string): string => text.replace(/^[\s,;:.–-]+|[\s,;.–-]+$/gu, '');

/**
 * In characters. A longer text is not a plan in one sentence, and in "tối tối tối…" the pattern would be tried from every word.
 */
const longest = 300;

/** The position of the first day or time in folded words, or null. */
export function momentIn(folded: string): { readonly at: number; readonly length: number } | null {
  const found = moment.exec(folded.slice(0, longest));
  return found && { at: found.index, length: found[0].length };
}

/** The parts of the plan. Null when the text has no day and no time. */
export function spokenPlan(words: string): SpokenPlan | null {
  if (words.length > longest) return null;
  const { text, folded } = foldedText(words);
  const task = given.exec(folded);
  const end = task ? task.index : text.length;
  const found = moment.exec(folded.slice(0, end));
  if (!found) return null;
  const behind = found.index + found[0].length;
  const before = trimmed(text.slice(0, found.index));
  const lead = atPlace.exec(folded.slice(behind, end))?.[0] ?? '';
  const rest = trimmed(text.slice(behind + lead.length, end));
  const isPlace = lead !== '';
  return {
    what: isPlace ? before : trimmed(`${before} ${rest}`),
    when: text.slice(found.index, behind).trim(),
    place: isPlace ? rest : '',
    who: task ? trimmed(text.slice(end)) : '',
  };
}
