/**
 * Tells whether words about an item only ask, report or deny an act: "duyệt bài 0013 chưa?", "tôi gỡ bài 0013 rồi", "đừng trả
 * lại 0013". The item is then shown, and nothing is decided. Pure.
 */
import { foldForSearch } from '../text/normalize.ts';
import type { FoldedText } from './folded-text.ts';

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
  'duoc|dc|roi|xong|chua|khong|ko|hong|k|nhe|nha|a|vay|the|ha|luon|di|giup|gium|anh|chi|em|dong chi|ban|day|do|toi|minh|nhi|tra lai',
  '\\s,.!?–-',
);

/** "Chưa?", "rồi nhé": behind a code. @param behind without accents */
const asksOrReports = (behind: string): boolean =>
  little.test(behind) && /\?|\b(?:chua|khong|ko|hong)\b|(?<!\b(?:duoc|dc) )\b(?:roi|xong)\b/u.test(behind);

/** Courtesies, and the same decision once more. */
const agreeing = onlyWords(
  '(?:duoc|dc|ok|oke|okay|on)(?: roi)?|dong y|nhat tri|duyet|cho dang|dang(?! (?:ky|duyet))|nhe|nha|nghe|a|vang|luon|di|ngay|lien|gap|giup|gium|dum|voi|vay|the|anh|chi|em|dong chi|ban|toi|minh|cam on|thanks',
  '\\s,.!:()^\\p{Extended_Pictographic}\\u{1F3FB}-\\u{1F3FF}\\uFE0F–-',
);
/** "Đang", "ảnh", "chỉ" have the letters of "đăng", "anh", "chị". */
const otherWords = /(?<!\p{L})(?:đang|ảnh|chỉ)(?!\p{L})/iu;
/** "của chị Lan" says whose item it is. */
const whose =
  /^ (?:cua|do) (?:anh|chi|co|chu|bac|ong|ba|em|dong chi)(?: (?!(?:khoan|cho|chua|da|roi|khong|ko|ai|bao|vi|sao|gui|moi)\b)[a-z]+){1,3}?(?=$|[ ,.!])/u;
const agrees = (written: string, behind: string): boolean =>
  !otherWords.test(written) && (agreeing.test(behind) || agreeing.test(behind.replace(whose, '')));

const asksWhy =
  /^(?:(?:vi|tai) sao|bao gio|khi nao|luc nao|may gio|hom nao|ai|the nao|sao(?= *(?:vay|the)?[ .!]*$))(?![a-z])/u;

/** What an act takes behind its code: nothing, a reason, a day and time, or any other words. */
export type TakenBehind = 'nothing' | 'reason' | 'time' | 'words';

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
  const isAsked = behind.includes('?') && (takes === 'time' || !/^\s*:/u.test(written));
  return isAsked || asksWhy.test(said) || /^[\s:,.–-]*(?:đã|da) /iu.test(written.normalize('NFC'));
}

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
    isNotMeant(text.slice(at + code.length), takes) || (takes !== 'reason' && takes !== 'words' && text.includes('?'))
  );
}
