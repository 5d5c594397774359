/**
 * Words that charge somebody with a gain of their own: money taken for a service, what is another's made one's own. Said by
 * whoever works here of a colleague they stand among words of work ("nhuận bút", "báo cáo", "duyệt bài"), and are a letter all
 * the same (words §3).
 */

import { foldForSearch } from '../text/normalize.ts';
import { tellsOfWrong } from './letter.ts';
import type { MatchableText } from './phrase-matching.ts';

/** "đồng chí Long", "chi Ha", "anh M.": a form of address and a name behind it, which in a text without capitals may be any word. */
const named =
  /\b(?:ong|ba|anh|chi|co|chu|cau|bac|dong chi|d\/c) (?!oi\b|a\b|em\b|toi\b|con\b|va\b|nao\b|co\b|cho\b|da\b|dang\b|se\b|ay\b|do\b|nay\b)[a-z]/u;

/** A thing for money, or into the own pocket: no salary and no royalty comes so. */
const ownGain =
  /\b(?:nhan|lay|doi|cam|thu|an) (?:[a-z\d]+ ){0,2}(?:tien|phong bi|qua|trieu|nghin)(?: [a-z\d]+){0,3}? (?:de|roi moi|moi chiu|moi) (?:[a-z]+ ){0,2}(?:duyet|dang|ky|cap|lam|cho|giai quyet|bo qua|xac nhan)\b|\b(?:lay|chuyen|an|huong|nhan|chiem|ghi|tinh|sua)\b(?: [a-z]+){0,3} (?:tien|nhuan but|thu lao|quy|qua|thuong|phu cap|ho tro|cuu tro|dat|cong)(?: [a-z]+){0,3} (?:ve minh|cho minh|vao tui|lam cua rieng|cho rieng minh|thanh cua minh)\b/u;

/** "bà ấy lấn ra đường": a person is meant, and what is everybody's or another's. */
const encroaches =
  /\b(?:ong|ba(?! gac)|anh|chi|co|chu|bac) (?:ay|[a-z]+) (?:(?:tu|lai|cu|da|dang|co|ngang nhien|xay) ){0,3}(?:lan|lan chiem|chiem) (?:ra |sang |vao |het |mat )?(?:duong|hem|ngo|via he|long duong|loi di|dat cua|dat nha|dat cong|ranh|bo rao|song|hoi|kenh)\b/u;

/** Nobody has to wait for the model's word: somebody is meant, and what they did is said. */
export const blames = (heard: MatchableText): boolean => {
  const folded = foldForSearch(heard.text);
  return encroaches.test(folded) || (named.test(folded) && (ownGain.test(folded) || tellsOfWrong(heard)));
};
