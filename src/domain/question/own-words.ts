/**
 * What an asker says of questions that are there already, in plain words without a code: that all of them are taken back,
 * that something is added, under which number they are called, who handles it. Whether they have such a question is known
 * to the talk; without one the words are new.
 */
import { ownPhoneTold } from '../danger/phones.ts';
import { looksLikeQuestion } from '../submission/guess.ts';
import { foldForSearch, foldInPlace } from '../text/normalize.ts';
import { listen } from './phrase-matching.ts';
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
/** Behind a wish to take back: why, in a few words. */
const longestWhy = 10;

/** "rut het di, hoi cong an roi", "bỏ hết cả 3 câu": of data and of photos it is something else. */
export function withdrawsAll(text: string): boolean {
  if (text.length > longestWithdrawal) return false;
  const found = all.exec(foldForSearch(text.trim()));
  return found !== null && (found.groups?.why ?? '').split(/\s+/u).length <= longestWhy;
}

const adding =
  /^(?:(?:da|a|vang|thua|toi|em|tui|minh|chau|con|xin|cho|muon|can|nho)[ ,]+)*(?:bo sung|noi them|viet them|them thong tin|ghi them|add|one more thing|to add)(?: (?:them|thong tin|cho|vao|toi|em|cau hoi|cau|luc nay|vua roi|nua|la))*\s*[:,–-]\s*/u;

/** "bổ sung: đèn ở trước nhà số 8 nữa": what is added. Null: the words begin otherwise. */
export function addedIn(text: string): string | null {
  const whole = text.trim().normalize('NFC');
  const lead = adding.exec(foldInPlace(whole));
  const rest = lead ? whole.slice(lead[0].length).trim() : '';
  return /\p{L}{2}/u.test(rest) ? rest : null;
}

const ofNumber = /\b(?:so|sdt|dt|dien thoai|goi|alo|zalo|lien he|lien lac|phone|number|call|reach)\b/u;
/** Longer ones tell of something else as well. In words. */
const longestNumber = 30;

/** "số điện thoại tui 0912…, tui già, gọi tui nghen": where the asker is called. Null: nothing is said but that, or more is asked. */
export function ownPhoneIn(text: string): string | null {
  const phone = ownPhoneTold(text);
  const folded = foldForSearch(text);
  if (phone === null || !ofNumber.test(folded) || folded.split(/\s+/u).length > longestNumber) return null;
  const wanted = requestOf(listen(text.replaceAll(/[\d .-]{9,}/gu, ' ')));
  return looksLikeQuestion(text) || wanted === 'question' || wanted === 'proposal' || wanted === 'tip' ? null : phone;
}

const aboutHandling =
  /\bai (?:dang |la nguoi |se |dc |duoc )*(?:phu trach|giai quyet|xu ly|lo|lam|nhan|cam|tra loi|theo doi)\b|\b(?:so dien thoai|sdt|so|ten)(?: cua)? (?:nguoi|can bo|ai|anh|chi|dong chi)\b|\b(?:bao gio|khi nao|chung nao|chung mo|bao lau|may gio|ngay nao)\b|\b(?:toi|den) (?:dau|mo)\b|\b(?:the nao|sao|ra sao) (?:roi|vay|a|nhi)\b|\b(?:xong|tra loi|giai quyet|xu ly) chua\b|\b(?:who|when|status|how long)\b/u;
/** In words, with the code. */
const longestAboutHandling = 24;

/** Beside a code: it is asked how the question stands or who has it, and nothing is added. */
export const asksHandling = (text: string): boolean => {
  const folded = foldForSearch(text);
  return aboutHandling.test(folded) && folded.split(/\s+/u).length <= longestAboutHandling;
};
