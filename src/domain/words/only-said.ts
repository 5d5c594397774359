/**
 * Tells whether words about an item only ask, report or deny an act: "duyệt bài 0013 chưa?", "tôi gỡ bài 0013 rồi", "đừng trả
 * lại 0013". The item is then shown, and nothing is decided. Pure.
 */
import { foldForSearch } from '../text/normalize.ts';
import { type FoldedText, foldedText } from './folded-text.ts';
import { postponesDecision } from './retreat.ts';

const verbs = '(?:duyet|ky|tra|tu choi|go|ha|keo|bo|rut|dinh chinh|cai chinh|huy|hen|len lich)\\b[^,.;]*$';
const saidOfVerb = new RegExp(`^${verbs}`, 'u');
/** "Dạ" is a courtesy, and the same word without its accent; "đã" is not. */
const already = /(?<!\p{L})đã (?:vừa |mới )?/giu;
const reported = new RegExp(
  `(?:\\b(?:toi|em|minh|tui|anh|chi|ai) (?:da|vua|moi)|\\bvua|\\bda (?:vua|moi))(?: moi)? ${verbs}`,
  'u',
);
const denied = new RegExp(`\\b(?:dung|khoan|khong|ko|chua)(?: (?:voi|nen|duoc|co))* ${verbs}`, 'u');
/**
 * Matches texts that consist of these words and of separators. Every word but the last has a separator behind it, so that no
 * text can be divided in two ways: otherwise a long one would take exponential time.
 */
const onlyWords = (words: string, separators: string): RegExp =>
  new RegExp(`^[${separators}]*(?:(?:${words})[${separators}]+)*(?:${words})?$`, 'u');

/** Words behind the code that give no reason and tell nothing else. */
const little = onlyWords(
  'duoc|dc|roi|xong|chua|khong|ko|hong|k|nhe|nha|a|vay|the|ha|luon|di|giup|gium|anh|chi|em|dong chi|ban|day|do|toi|minh|nhi|tra lai|tu choi|duyet|ky|go',
  '\\s,.!?–-',
);

/** "Chưa?", "rồi nhé": behind a code. @param behind without accents */
const asksOrReports = (behind: string): boolean =>
  little.test(behind) && /\?|\b(?:chua|khong|ko|hong)\b|(?<!\b(?:duoc|dc) )\b(?:roi|xong)\b/u.test(behind);

/** Pictures that agree or thank. Others, such as 👎, ❌, ⏳ and 🤔, mean something else. */
const agreeingPictures = '👍👌✅☑✔🆗💯❤🧡💛💚💙💜🙏🤝👏🙌💪🎉🎊🌹💐🌸🌺⭐🌟✨🙂😊😀😃😄😁😆😍🥰🤗😉';
/** Courtesies, and the same decision once more. */
const agreeing = onlyWords(
  '(?:duoc|dc|ok|oke|oki|okie|okay|okey|on)(?: roi| day| do)?|yes|dong y|nhat tri|(?:phe )?duyet|thong qua|ky|cho dang|dang(?! (?:ky|duyet))|bai nay|nhe|nha|nghe|a|vang|luon|di|ngay|lien|gap|giup|gium|dum|voi|vay|the|(?:cac )?(?:anh|chi|em|ban)|dong chi|toi|minh|cam on|thanks',
  `\\s,.!:()^${agreeingPictures}\\u{1F3FB}-\\u{1F3FF}\\uFE0F–-`,
);
/**
 * "Đang", "ảnh", "chỉ", "chớ" (do not), "bận" (busy) have the letters of "đăng", "anh", "chị", "cho", "bạn". "à" asks, "ạ" does
 * not.
 */
const otherWords = /(?<!\p{L})(?:đang|ảnh|chỉ|chớ|bận|bàn|vắng|ồn|tới|kỹ|kĩ|kỳ|kì|à)(?!\p{L})/iu;
/** "của chị Lan" says whose item it is. */
const whose =
  /^ (?:cua|do) (?:anh|chi|co|chu|bac|ong|ba|em|dong chi)(?: (?!(?:khoan|cho|chua|da|roi|khong|ko|ai|bao|vi|sao|gui|moi)\b)[a-z]+){1,3}?(?=$|[ ,.!])/u;
/** "Cảm ơn chị Lan" at the end. */
const thanksTo =
  /(?<![a-z])(?:cam on|thanks) (?:anh|chi|co|chu|bac|ong|ba|em|dong chi) (?!(?:da|chua|khong|ko|ai|sao|gui|khoan|doi|cho)\b)[a-z]{1,7}[ .!]*$/u;
/** "Anh duyệt đi" asks somebody else to decide. */
const asksOthers = /\b(?:anh|chi|em|ban|dong chi) (?:ky|duyet|dang)\b/u;
const agrees = (written: string, behind: string): boolean =>
  !otherWords.test(written) &&
  !asksOthers.test(behind) &&
  [behind, behind.replace(whose, ''), behind.replace(thanksTo, '')].some((words) => agreeing.test(words));

const asksWhy =
  /^(?:(?:vi|tai) sao|bao gio|khi nao|luc nao|may gio|hom nao|ai|the nao|sao(?= *(?:vay|the)?[ .!]*$))(?![a-z])/u;

/** "Không gỡ", "chờ anh Minh", "em ơi": behind a code that needs a reason these deny or put off the act, or are addressed to somebody. */
const deniesAct =
  /^(?:khong|ko|k|hong|chang) (?:go|ha|tra|tu choi)(?: (?:lai|xuong|bai|bai nay|dau|nhe|nha|a))*[ .!]*$/u;
const waitsFor =
  /^(?:chờ|đợi) (?:anh|chị|em|cô|chú|bác|ông|bà|đồng chí|sếp|trưởng ban|tôi|mình|chút|tí|tý|xíu)(?: \p{L}+){0,2}[ .!]*$/iu;
const callsSomebody = /^(?:[a-z]+ ){1,2}oi[ ,.!]*$/u;

/** "Bài này ai viết": ends with a question. With one of the other words it is a reason: "chưa ghi ai chụp", "sửa lại tên ai đó". */
const asksAtEnd =
  /(?<!\p{L})(?:ai|gì|đâu|nào|sao|thế nào|bao giờ|mấy giờ|bao nhiêu|gi|bao gio|may gio|bao nhieu|the nao)(?: (?:viết|viet|chụp|chup|gửi|gui|duyệt|duyet|ký|làm|lam|vậy|vay|thế|the|ạ|a|nhỉ|nhi))*[ .!]*$/iu;
const lacks =
  /\b(?:chua|khong|ko|k|thieu|ro|ghi|neu|sai|can|bo sung|them|sua|viet lai|xem lai|hoi lai|kiem tra|xac minh|noi|biet)\b/u;

/** "Đã trả hôm qua" reports; "đã quá hạn", "đã có bài rồi" tell what is wrong with the item. */
const deeds =
  /^(?:đã|da) (?:(?:vừa|mới|vua|moi|được|duoc|bị|bi) )*(?:duyệt|duyet|ký|ky|trả|tra|từ chối|tu choi|gỡ|go|hạ|ha|rút|rut|đính chính|dinh chinh|hủy|huy|hẹn|hen|đăng|dang|gửi|gui|nhận|nhan|xem|coi|đọc|doc|sửa|sua|xử lý|xu ly|giải quyết|giai quyet|nói|noi|báo|bao|gọi|goi|nhắn|nhan|xong)(?!\p{L})/iu;

/** "0042, 0043", "0042 và DL-2611-0043": the code of a second item. A year or a number of things begins a reason. */
const secondCode =
  /^(?:[ ,;&+–-]|va |voi |hay |hoac |den |bai |tin |so |ma )*(?:[a-z]{2}-?\d{4}-?\d{3,5}|0\d{3}|(?!19\d\d|20\d\d)\d{4,5}(?= *(?:$|[,.;:]| (?:va|voi|vi|do|ly do)\b)))(?![\d.]*\d)/u;

/**
 * What an act takes behind its code: nothing, a reason, why it is taken back ("bấm nhầm"), a day and time, or any other words.
 */
export type TakenBehind = 'nothing' | 'reason' | 'mistake' | 'time' | 'words';

/**
 * Tells whether the words behind the code of an act ask, report or tell something else, so that the act is not meant. What takes
 * no words is meant only with courtesies; a reason behind a colon may ask.
 * @param written what follows the code, as it is written
 */
export function isNotMeant(written: string, takes: TakenBehind): boolean {
  const behind = foldForSearch(written);
  if (asksOrReports(behind)) return true;
  if (takes === 'words') return false;
  if (takes === 'nothing') return !agrees(written.normalize('NFC'), behind);
  const said = behind.replace(/^[\s:,.–-]+/u, '');
  const words = written.normalize('NFC').replace(/^[\s:,.–-]+/u, '');
  const isAfterColon = /^\s*:/u.test(written);
  if (behind.includes('?') && (takes === 'time' || !isAfterColon)) return true;
  if (asksWhy.test(said) || secondCode.test(behind)) return true;
  if (takes === 'time') return /^(?:đã|da) /iu.test(words);
  const isAsked = !isAfterColon && asksAtEnd.test(words) && !lacks.test(said);
  if (takes === 'reason' && (deniesAct.test(said) || callsSomebody.test(said) || waitsFor.test(words))) return true;
  return isAsked || deeds.test(words) || (takes === 'reason' && postponesDecision(foldedText(words)));
}

/** "Nhé", "giúp em ạ": courtesies, which are no reason. */
export const isOnlyCourteous = (written: string): boolean => agrees(written.normalize('NFC'), foldForSearch(written));

const notGood = /^(?:chua|khong|ko) (?:duoc|dc|dat|on)(?: (?:a|nhe|nha|em|anh|chi))*[ .!]*$/u;
/** "Chưa được": behind the letter of a return it is the reason. */
export const isShortReason = (written: string): boolean => notGood.test(foldForSearch(written));

/** @param code as it is written in the text */
export function isOnlySaid({ text, folded }: FoldedText, code: string, takes: TakenBehind): boolean {
  const at = text.toLowerCase().indexOf(code.toLowerCase());
  const before = folded.slice(0, at);
  const isAlready = [...text.slice(0, at).matchAll(already)].some(({ 0: found, index }) =>
    saidOfVerb.test(before.slice(index + found.length)),
  );
  if (isAlready || reported.test(before) || denied.test(before)) return true;
  return (
    isNotMeant(text.slice(at + code.length), takes) || ((takes === 'nothing' || takes === 'time') && text.includes('?'))
  );
}
