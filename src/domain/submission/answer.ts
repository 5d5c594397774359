/**
 * Decides which slots of an item a reply fills when one of them was asked for. A label names its slot, a day within the words of
 * a source fills the day, and words that fit no slot fill nothing.
 */
import { type LocalDate, startOfLocalDay } from '../calendar/local-date.ts';
import { findDate } from '../text/date-words.ts';
import { foldInPlace } from '../text/normalize.ts';
import { bareSource, looksLikeQuestion, looksLikeSource } from './guess.ts';

/** Slots that the author of a draft can be asked for. */
export type AskedSlot = 'title' | 'eventOn' | 'source' | 'place';
/** Text for each slot, as it was written. */
export type SlotsSaid = { readonly [Slot in AskedSlot]?: string };

/** Longest reply for each slot, in characters. A longer text is the next paragraph. */
export const longestAnswer = { title: 200, eventOn: 60, source: 200, place: 100 } as const;

/** "Nguồn: …", "ngày diễn ra: …", without accents. After "nguồn" the colon can be left out. */
const labels: readonly (readonly [AskedSlot, RegExp])[] = [
  ['source', /^(?:da,? )?nguon(?: tin)?(?: cung cap)?(?: ?[:=–-] ?| la )\s*/u],
  ['eventOn', /^(?:da,? )?(?:ngay(?: dien ra| to chuc)?|thoi gian|hom dien ra)(?: la)? ?[:=–-] ?\s*/u],
  ['title', /^(?:da,? )?(?:dau de|tieu de|tit)(?: bai| tin)?(?: la)? ?[:=–-] ?\s*/u],
  ['place', /^(?:da,? )?(?:dia diem|noi dien ra)(?: la)? ?[:=–-] ?\s*/u],
];

/** Filler words that may accompany a day. */
const beside =
  /(?<![\p{L}\d])(?:ngay|hom|bua|vao|luc|la|thi|do|nhe|nha|nhi|ah|aj|a|da|vang|u|uh|o|em|anh|chi|oi|co|cho|bac|dien ra|to chuc|su kien|thoi gian|khoang|tu|hoi|dau|sang|trua|chieu|toi|dem|roi|thoi|dung|chac|hinh nhu|vua|moi|phai|khong|k|ko|qua|nay|thu|gio|phut|\d{1,2} ?(?:h|g|gio|:) ?(?:\d{2})?)(?![\p{L}\d])/gu;

/** Any time on that day will do: which words name a day does not depend on the hour. */
const dayWords = (text: string, today: LocalDate): string | null => {
  const timeZone = 'Asia/Ho_Chi_Minh';
  const noon = new Date(startOfLocalDay(today, timeZone).getTime() + 12 * 3_600_000);
  return findDate(text, { now: noon, timeZone })?.words ?? null;
};

/** "dạ hôm qua ạ": the words that name a day, if there are no other meaningful words. */
export function onlyDay(text: string, today: LocalDate): string | null {
  const words = text.length <= longestAnswer.eventOn && !looksLikeQuestion(text) ? dayWords(text, today) : null;
  if (words === null) return null;
  const left = foldInPlace(text.normalize('NFC')).replace(foldInPlace(words), ' ').replaceAll(beside, ' ');
  return /[\p{L}\p{N}]/u.test(left) ? null : words;
}

/** Separates the day from the other words: "chiều qua, có chú Tân tổ trưởng chủ trì". */
function dayApart(text: string, today: LocalDate): { readonly day: string | null; readonly left: string } {
  const parts = text.split(/(?<=[,;])\s+|(?<=\p{L}[.])\s+/u);
  const at = parts.findIndex((part) => onlyDay(part.replace(/[,;.]\s*$/u, ''), today) !== null);
  if (at >= 0 && parts.length > 1) {
    const left = parts.filter((_, each) => each !== at).join(' ');
    return { day: onlyDay((parts[at] ?? '').replace(/[,;.]\s*$/u, ''), today), left: left.replace(/[,;]\s*$/u, '') };
  }
  // "chiều qua có chú Tân …": the day comes first, without punctuation.
  const words = dayWords(text, today);
  const begins = words !== null && foldInPlace(text.normalize('NFC')).startsWith(foldInPlace(words));
  const left = begins ? text.normalize('NFC').slice(words.length).trim() : '';
  return begins && /^(?:co|theo|do) /u.test(foldInPlace(left)) ? { day: words, left } : { day: null, left: text };
}

/** Removes polite filler words: "dạ ở nhà văn hóa khối 6 ạ". */
const bare = (text: string): string => {
  const lead = /^(?:(?:da|vang|a|ah|la|thi)[, ]+)*/u.exec(foldInPlace(text))?.[0].length ?? 0;
  const left = text.slice(lead);
  const end = /(?:[, ]+(?:a|ah|nhe|nha))+[.! ]*$/u.exec(foldInPlace(left))?.index ?? left.length;
  return left.slice(0, end).trim();
};

/** For the day of an event, a weekday such as "Thứ Bảy" or "T7" means the last one. */
const dated = (text: string): string => {
  const weekday = /^(?:ngay |hom |sang |trua |chieu |toi )*(?:t|thu )(hai|ba|tu|nam|sau|bay|[2-7])$|^(?:cn|chu nhat)$/u;
  const found = weekday.exec(foldInPlace(text));
  return found ? `${found[1] ? `thu ${found[1]}` : 'chu nhat'} vua qua` : text;
};

const unknown =
  /^(?:(?:da|vang|em|toi|minh|chau|cai do|nguon|ngay|ten|thi|van|con|cung|that ra|hien|gio)[ ,]+)*(?:(?:chua|khong|ko|k|hong)(?: co| duoc)? (?:ro|biet|nho|chac|co|hoi|nam|xac dinh)|(?:de|cho) (?:em|toi|minh|chau) (?:hoi|xem|tim|nghi|kiem tra|xac minh)|(?:hoi|bo sung|tra loi|noi|gui|tinh|xem|viet|dien)(?: lai)? (?:sau|da)|de sau|hoi lai)(?: (?:lai|them|sau|da|nua|ro|ai|biet|dau|nguon|ngay|ten|a|ah|nhe|nha|nhi|roi|luon|cho chac|the nao|gi|em|anh|chi))*[.! ]*$/u;

/** "em chưa biết", "để em hỏi đã": the person cannot answer yet. */
export const isUnknown = (text: string): boolean =>
  text.length <= longestAnswer.eventOn && unknown.test(foldInPlace(text.trim().normalize('NFC')));

const fits = (slot: AskedSlot, text: string): boolean =>
  text !== '' && text.length <= longestAnswer[slot] && (slot === 'title' || !looksLikeQuestion(text));

/** Null: the text answers no slot and is handled as new text. */
export function slotsIn(given: string, asked: AskedSlot | null, today: LocalDate): SlotsSaid | null {
  const whole = given.trim().normalize('NFC');
  if (whole === '' || whole.includes('\n') || isUnknown(whole)) return null;
  const folded = foldInPlace(whole);
  const label = labels.find(([, lead]) => lead.test(folded));
  const text = bare(label ? whole.slice(label[1].exec(folded)?.[0].length ?? 0) : whole);
  const slot = label?.[0] ?? asked;
  const day = onlyDay(slot === 'eventOn' ? dated(text) : text, today);
  // A day alone is always the day of the event, whatever was asked.
  if (day !== null) return { eventOn: day };
  if (slot === 'eventOn') {
    // "chiều qua, theo bà Hạnh": the words beside a day are only accepted if they name a source.
    const { day: told, left } = dayApart(text, today);
    const source = bareSource(left);
    return told !== null && source !== left && looksLikeSource(source) ? { eventOn: told, source } : null;
  }
  if (slot === null || !fits(slot, text)) return null;
  if (slot === 'place') return { place: text.slice(/^(?:o|tai) +/u.exec(foldInPlace(text))?.[0].length ?? 0) };
  if (slot === 'title') return { title: text };
  const apart = dayApart(text, today);
  const source = bareSource(apart.left);
  if (!looksLikeSource(source)) return null;
  return apart.day === null ? { source } : { eventOn: apart.day, source };
}
