/**
 * Phrases that accuse a named person of personal gain: taking money for a service, or taking for themselves what belongs to
 * others or to the public. In a message from a colleague such a phrase appears among ordinary words of work ("nhuận bút", "báo
 * cáo", "duyệt bài"); the message is still a letter, that is, a complaint or a denunciation (words §3).
 */

import { foldForSearch } from '../text/normalize.ts';
import { tellsOfWrong } from './letter.ts';
import type { MatchableText } from './phrase-matching.ts';

/**
 * "đồng chí Long", "chi Ha", "anh M.": a form of address followed by a name. In a text without capitals the name may be any
 * word.
 */
const named =
  /\b(?:ong|ba|anh|chi|co|chu|cau|bac|dong chi|d\/c) (?!oi\b|a\b|em\b|toi\b|con\b|va\b|nao\b|co\b|cho\b|da\b|dang\b|se\b|ay\b|do\b|nay\b)[a-z]/u;

/**
 * Something done in return for money, or money put into one's own pocket. Salaries and royalties are not described in these
 * words.
 */
const ownGain =
  /\b(?:nhan|lay|doi|cam|thu|an) (?:[a-z\d]+ ){0,2}(?:tien|phong bi|qua|trieu|nghin)(?: [a-z\d]+){0,3}? (?:de|roi moi|moi chiu|moi) (?:[a-z]+ ){0,2}(?:duyet|dang|ky|cap|lam|cho|giai quyet|bo qua|xac nhan)\b|\b(?:lay|chuyen|an|huong|nhan|chiem|ghi|tinh|sua)\b(?: [a-z]+){0,3} (?:tien|nhuan but|thu lao|quy|qua|thuong|phu cap|ho tro|cuu tro|dat|cong)(?: [a-z]+){0,3} (?:ve minh|cho minh|vao tui|lam cua rieng|cho rieng minh|thanh cua minh)\b/u;

/** "bà ấy lấn ra đường": a person occupies land or a road that is public or belongs to another. */
const encroaches =
  /\b(?:ong|ba(?! gac)|anh|chi|co|chu|bac) (?:ay|[a-z]+) (?:(?:tu|lai|cu|da|dang|co|ngang nhien|xay) ){0,3}(?:lan|lan chiem|chiem) (?:ra |sang |vao |het |mat )?(?:duong|hem|ngo|via he|long duong|loi di|dat cua|dat nha|dat cong|ranh|bo rao|song|hoi|kenh)\b/u;

/** True when the text refers to a person and says that they did wrong. The rules decide this without the model. */
export const accusesOfWrong = (heard: MatchableText): boolean => {
  const folded = foldForSearch(heard.text);
  return encroaches.test(folded) || (named.test(folded) && (ownGain.test(folded) || tellsOfWrong(heard)));
};
