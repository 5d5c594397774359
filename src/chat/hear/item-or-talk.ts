/**
 * Distinguishes an item from talk to the service or among colleagues: what opens an item by itself, and what never becomes part
 * of one.
 */
import { looksLikeQuestion } from '../../domain/submission/guess.ts';
import { tellsPaper } from '../../domain/submission/guess-document.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { isAboutItem } from '../../domain/words/aside.ts';
import { likelihoodOf, likely, type Meaning } from '../../domain/words/model.ts';
import { isAboutOwnAction, isOrder } from '../../domain/words/news.ts';
import type { ReadMessage } from '../../domain/words/reader.ts';
import type { Situation } from './situation.ts';

/** Counts words separated by white space. */
export const wordCount = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

/** Likelihood by the ward's own model, between 0 and 1. */
export const chanceOf = (text: string, { words }: Situation, meaning: Meaning): number =>
  likely(likelihoodOf(words, text), meaning);

/** While a prompt expects text, a message has another meaning only from this likelihood on. */
export const plainly = 0.6;

/** "duyệt chưa", "tới đâu rồi", "mấy giờ": asks for information. */
export const asksBack = (text: string): boolean =>
  looksLikeQuestion(text) ||
  /\b(?:chua|dau roi|sao roi|bao gio|khi nao|bao nhieu|may gio|the nao)[ .!]*$/u.test(foldForSearch(text));

/** A source is stated for an item, even if the item's other parts have not arrived yet. */
export const namesSource = (text: string): boolean => /^\s*nguon\s*:/u.test(foldForSearch(text));

/** A shorter text is more likely to comfort somebody than to report an event. In words. */
const shortestAccount = 20;

/** The text is rather an item: it must not be sent to the person in danger just because that prompt is open. */
export const isRatherItem = (text: string, read: ReadMessage, situation: Situation): boolean =>
  tellsPaper(text) ||
  /^(?:\p{L}+ ){0,2}(?:muon|can|xin) (?:dang|gui|nop) (?:tin|bai|van ban|cong van|quyet dinh)\b/u.test(
    foldForSearch(text),
  ) ||
  (read.says.kind === 'news' && wordCount(text) >= shortestAccount && chanceOf(text, situation, 'news') >= plainly);

/** Directions for an asker: where to go, with which papers, at which hours, without a date or an event. */
const directs =
  /\b(?:mang (?:theo )?(?:can cuoc|cccd|cmnd|giay|ho so|so ho|anh)|(?:lam|nop|nhan|lay|dang ky|hoi)(?: [a-z]+){0,3} (?:tai|o) (?:bo phan|phong|mot cua|ubnd|tru so|tram|cong an)|dien (?:to khai|mau|don)|(?:nop|mang) kem|(?:nop|lam|ky|nhan) thay|can (?:giay|mang|nop|co)|bo phan mot cua|lien he (?:bo phan|so|anh|chi|co|dong chi|van phong)|gio hanh chinh|tu thu [a-z\d]+ den (?:het )?thu|thu (?:hai|2) den (?:het )?thu|(?:ong|ba|bac|co|chu|anh|chi|ong ba|ong\/ba) (?:mang|den|ra|len|lien he|goi|nop|cu (?:den|ra|len|goi|nop|mang|gap|hoi|lien he)|can|phai))\b/u;
const tellsDay =
  /\b(?:hom qua|hom nay|sang nay|chieu nay|toi qua|chieu qua|sang qua|vua|dien ra|to chuc|khai mac|thong bao|(?:sang|trua|chieu|toi|ngay) \d{1,2}|\d{1,2}\/\d{1,2})\b/u;
/** Longer texts are more than a direction. In words. */
const longestDirection = 45;
const isDirections = (text: string): boolean => {
  const folded = foldForSearch(text);
  const isShort = wordCount(text) <= longestDirection && !text.trim().includes('\n');
  return isShort && directs.test(folded) && !tellsDay.test(folded);
};

/**
 * "sáng thứ hai tôi bận": said about oneself, so it is not part of an item and its day is not the event's. "4 em nghỉ học" is
 * about others.
 */
export const speaksOfSelf = (text: string): boolean =>
  wordCount(text) <= longestDirection &&
  /(?<!\b(?:cac|chi|cho|anh|bon|phuong|xa|\d+) )\b(?:toi|em|minh|tui|chau)(?: (?:dang|se|bi|lai|phai|thi|van|con|xin|hom do|hom nay|ngay do)){0,2} (?:ban|om|met|nghi|vang|ket(?! thuc)|mac viec|co viec|di vang|di hop|di cong tac|ve que|o nha|khong (?:den|di|du|lam|den duoc|di duoc))\b/u.test(
    foldForSearch(text),
  );

/** Ends like a request to a person. */
const endsAsked =
  /(?<!\b(?:cam on|xin) )\b(?:nhe|nha|nghe|giup (?:em|toi|minh)|gium (?:em|toi)|cho (?:em|toi)(?: voi)?|voi a|duoc khong|dung khong)[ .!]*$/u;

/** From this likelihood on, the text is work or a service request. */
const ratherWork = 0.5;

/** A question, a request or a remark about work is not a paragraph of the open item. */
export const speaksToUs = (text: string, situation: Situation): boolean => {
  if (wordCount(text) > longestDirection || text.trim().includes('\n')) return false;
  const folded = foldForSearch(text);
  const isWork = chanceOf(text, situation, 'staff-work') + chanceOf(text, situation, 'service');
  if (endsAsked.test(folded) || asksBack(text) || /\b(?:dau roi|sao khong|tai sao|vi sao)\b/u.test(folded)) return true;
  return isWork >= ratherWork && isWork > chanceOf(text, situation, 'news');
};

/** "công đoàn phát quà ở tầng 2", "tang lễ mẹ chị Phượng 2h chiều nay": office-internal messages that are not published. */
const isAmongColleagues = (text: string): boolean =>
  wordCount(text) <= longestDirection &&
  /\b(?:cong doan (?:phat|kham)|chi bo hop|dang phi|co quan (?:vieng|minh|ta|di)|o phong \d|o tang (?:\d|tret)|(?:tang le|dam tang|dam cuoi|tiec cuoi|sinh nhat|tan gia|day thang|thoi noi) (?:[a-z]+ ){0,2}(?:anh|chi|em|co|chu|bac|thay)|(?:em|toi|anh|chi) di thay|lien hoan (?:cuoi nam|phong|co quan)|(?:gop|dong) moi nguoi)\b/u.test(
    foldForSearch(text),
  );

/** "hồi âm câu 498: …": an answer to one question, however much of an event it tells. */
const answersQuestion =
  /^(?:(?:em|toi|xin|da|nho) )*(?:tra loi|hoi am|phan hoi)\b[^:.\n]{0,40}\b(?:cau(?: hoi)?|hd)[ -]?\d/u;

/** Without a draft, only text that reports an event opens an item by itself. */
export function opensItem(text: string, read: ReadMessage): boolean {
  if (answersQuestion.test(foldForSearch(text))) return false;
  if (read.told !== 'beyondDoubt' && isDirections(text)) return false;
  // Reports of events also contain such words: "có em ôm xe", "đổi giờ gom rác".
  const isSaid = [speaksOfSelf, isAmongColleagues, isOrder, isAboutItem].some((says) => says(text));
  if (isSaid && read.told === null) return false;
  if (read.says.kind === 'news') return true;
  if (namesSource(text)) return true;
  const sentences = text.split(/[.!?…]\s|\n/u).filter((part) => wordCount(part) >= 3);
  return sentences.length >= 2 && !read.isTalk && !looksLikeQuestion(text) && !isAboutOwnAction(text);
}
