/**
 * Recognises what askers say about their existing questions in plain words without a code: withdrawing all of them, adding
 * something, giving a telephone number, asking who handles one. Only the dialogue can tell whether they have such a question;
 * without one the text is treated as new.
 */
import { ownPhoneTold } from '../danger/phones.ts';
import { looksLikeQuestion } from '../submission/guess.ts';
import { foldForSearch, foldInPlace } from '../text/normalize.ts';
import { forMatching } from './phrase-matching.ts';
import { requestOf } from './request.ts';

const before =
  '(?:(?:da|vang|a|oi|thoi|thi|nay|cho|xin|nho|muon|can|gio|please|i want to|can you|toi|em|tui|minh|chau|con|bac)[ ,]+)*';
const behind =
  '(?:,? (?:please|di|nhe|nha|nghe|nghen|hen|a|ha|luon|giup|gium|dum|cho|voi|toi|em|tui|minh|chau|con|bac|anh|chi|co|chu|ban|ad|phuong|oi|roi|lai))*';
const takeBack = '(?:rut|huy|bo|thu hoi|go|withdraw|cancel|drop|take back)(?: lai| giup| gium| cho| toi| em)*';
const everything =
  '(?:het(?: sach| ca| tron)?|tat ca|toan bo|sach|all|everything|both|all of them|ca (?:\\d{1,2}|hai|ba|bon|nam|sau|bay|may|dam|thay))';
const them =
  '(?:(?: (?:\\d{1,2}|hai|ba|bon|nam|may|cac|nhung|cai|cau|cau hoi|phan anh|kien nghi|don|thu|do|nay|kia|of|them|my|the|questions?|reports?|cua (?:toi|em|tui|minh|chau|con)))*)';
const named =
  '(?:(?:may|cac|nhung|dam) (?:cau|cau hoi|cai|phan anh|kien nghi|don)(?: (?:do|nay|kia|ay|cua (?:toi|em|tui|minh|chau|con)))* )?';
const all = new RegExp(
  `^${before}${named}(?:${takeBack} ${everything}${them}|${takeBack}${them} ${everything}|${everything}${them} ${takeBack})${behind}(?:[,.;!]+ ?(?<why>[^?]{0,80}))?[ .!]*$`,
  'u',
);
/** In characters. */
const longestWithdrawal = 200;
/** In words: the longest reason after a wish to withdraw. */
const longestWhy = 10;

/**
 * "rut het di, hoi cong an roi", "bỏ hết cả 3 câu": withdraws all questions. A text about withdrawing personal data or photos
 * does not match.
 */
export function withdrawsAll(text: string): boolean {
  if (text.length > longestWithdrawal) return false;
  const found = all.exec(foldForSearch(text.trim()));
  return found !== null && (found.groups?.why ?? '').split(/\s+/u).length <= longestWhy;
}

const adding =
  /^(?:(?:da|a|vang|thua|toi|em|tui|minh|chau|con|xin|cho|muon|can|nho)[ ,]+)*(?:bo sung|noi them|viet them|them thong tin|ghi them|add|one more thing|to add)(?: (?:them|thong tin|cho|vao|toi|em|cau hoi|cau|luc nay|vua roi|nua|la))*\s*[:,–-]\s*/u;

/** "bổ sung: đèn ở trước nhà số 8 nữa": returns the addition, or null if the text does not begin so. */
export function addedIn(text: string): string | null {
  const whole = text.trim().normalize('NFC');
  const lead = adding.exec(foldInPlace(whole));
  const rest = lead ? whole.slice(lead[0].length).trim() : '';
  return /\p{L}{2}/u.test(rest) ? rest : null;
}

const ofNumber = /\b(?:so|sdt|dt|dien thoai|goi|alo|zalo|lien he|lien lac|phone|number|call|reach)\b/u;
/** In words. A longer text says something else as well. */
const longestNumber = 30;

/**
 * "số điện thoại tui 0912…, tui già, gọi tui nghen": returns the asker's number. Null if the text gives no number of the asker,
 * or asks for something else.
 */
export function ownPhoneIn(text: string): string | null {
  const phone = ownPhoneTold(text);
  const folded = foldForSearch(text);
  if (phone === null || !ofNumber.test(folded) || folded.split(/\s+/u).length > longestNumber) return null;
  const wanted = requestOf(forMatching(text.replaceAll(/[\d .-]{9,}/gu, ' ')));
  return looksLikeQuestion(text) || wanted === 'question' || wanted === 'proposal' || wanted === 'tip' ? null : phone;
}

const aboutHandling =
  /\bai (?:dang |la nguoi |se |dc |duoc )*(?:phu trach|giai quyet|xu ly|lo|lam|nhan|cam|tra loi|theo doi)\b|\b(?:so dien thoai|sdt|so|ten)(?: cua)? (?:nguoi|can bo|ai|anh|chi|dong chi)\b|\b(?:bao gio|khi nao|chung nao|chung mo|bao lau|may gio|ngay nao)\b|\b(?:toi|den) (?:dau|mo)\b|\b(?:the nao|sao|ra sao) (?:roi|vay|a|nhi)\b|\b(?:xong|tra loi|giai quyet|xu ly) chua\b|\b(?:who|when|status|how long)\b/u;
/** In words, including the code. */
const longestAboutHandling = 24;

/** Beside a code: true when the text asks how the question is progressing or who handles it, and adds nothing. */
export const asksHandling = (text: string): boolean => {
  const folded = foldForSearch(text);
  return aboutHandling.test(folded) && folded.split(/\s+/u).length <= longestAboutHandling;
};
