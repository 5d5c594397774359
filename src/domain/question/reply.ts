/**
 * Plain words by which an asker speaks about a question that is there already: no command, no button needed. Whether a
 * bare "có" answers anything is known to the dialogue, which remembers what was asked.
 */
import { cleanText, foldForSearch } from '../text/normalize.ts';
import { listen, phrases, says } from './phrase-matching.ts';

export type AskerReply =
  | { readonly act: 'yes' | 'no' | 'agree' | 'disagree' }
  /** `code` is null when none was written: the newest open question is meant. */
  | { readonly act: 'withdraw' | 'withdrawConsent'; readonly code: string | null }
  /** `phone`: as it was written behind the code, by somebody who asks from another account. */
  | { readonly act: 'state'; readonly code: string | null; readonly phone?: string }
  | { readonly act: 'add'; readonly code: string; readonly text: string };

const codePattern = /(?<![\p{L}\p{N}])HD[\s.–-]?(\d{4})[\s.–-]?(\d{4,5})(?![\p{L}\p{N}])/iu;

/** 'hd 2611 0017' → 'HD-2611-0017'; null when no code of a question is there. */
export const questionCodeIn = (text: string): string | null => {
  const found = codePattern.exec(cleanText(text));
  return found ? `HD-${found[1]}-${found[2]}` : null;
};

/** The whole message is one of these, but for courtesies. */
const shortReplies: Readonly<Record<string, 'yes' | 'no' | 'agree' | 'disagree'>> = {
  co: 'yes',
  roi: 'yes',
  'ro roi': 'yes',
  'da ro': 'yes',
  ro: 'yes',
  'duoc roi': 'yes',
  dung: 'yes',
  'dung roi': 'yes',
  'hieu roi': 'yes',
  'co ro': 'yes',
  chua: 'no',
  'chua ro': 'no',
  'chua duoc': 'no',
  'chua dung': 'no',
  'van chua': 'no',
  'van chua ro': 'no',
  'chua hieu': 'no',
  khong: 'no',
  'khong ro': 'no',
  'khong hieu': 'no',
  'dong y': 'agree',
  'co dong y': 'agree',
  'dong y dang': 'agree',
  'nhat tri': 'agree',
  'khong dong y': 'disagree',
  'khong dang': 'disagree',
  'khong cho dang': 'disagree',
};
/** A yes that is a courtesy elsewhere: the whole message is nothing but these. */
const politeYes = /^(?:da|vang|ok|oke|u|um)(?: (?:da|vang|ok|oke|a))*$/u;
const courtesies = /\b(?:da|vang|a|toi|em|chau|ong|ba|thua|phuong|nhe|cam on|ban bien tap)\b/gu;

const withdrawsConsent = phrases(
  'rút (lại )?(đồng ý|đăng(?! ký)|bài đăng|ý kiến đồng ý)',
  '(gỡ|xóa|bỏ) … (câu hỏi|bài) … (cổng|trang|đã đăng)',
  'không (cho )?đăng nữa',
  '(thôi|đừng) (không )?đăng (nữa|câu hỏi|bài|lên|ạ|[.])',
);
const withdraws = phrases('(rút|hủy|bỏ) (lại )?câu hỏi', 'không (cần )?hỏi nữa');
/** Their own question is spoken of: how a road or a project stands is a question of its own. */
const ownWords =
  '(câu hỏi|(đơn|phản ánh|kiến nghị|ý kiến|thắc mắc) của) (của )?(tôi|em|cháu|con|mình|chúng tôi|nhà tôi)';
const stands =
  '((đến|tới) đâu|thế nào rồi|sao rồi|có kết quả|(trả lời|giải quyết|xử lý) chưa|bao giờ (mới |được |có )*trả lời)';
const asksState = phrases(
  `${ownWords} … ${stands}`,
  `câu hỏi … (đến|tới) đâu`,
  `bao giờ (mới |được |có )*trả lời … ${ownWords}`,
  '(bao giờ|khi nào) (mới |sẽ )*trả lời (cho )?(tôi|em|cháu)',
  '(tôi|em|cháu) (đã )?(hỏi|gửi|phản ánh|kiến nghị) … ((đến|tới) đâu rồi|(trả lời|giải quyết|xử lý) chưa)',
  'tra cứu (câu hỏi|phản ánh|kiến nghị)',
  // The whole text: nothing else can be meant.
  '(?<=^ )(dạ |vậy |thế )*((đến|tới) đâu|sao) rồi',
  '(?<=^ )(dạ |vậy |thế )*đã (có )?(trả lời|kết quả) chưa',
);
/** Words around a code and a phone number, and how many at most: "điện thoại của tôi là …" would be news. */
const looksUp = phrases('tra cứu|xem', '(?<=^ )(số )?(điện thoại|máy|sđt|sdt|đt) [.]');
const mostAround = 6;
const phonePattern = /(?<![\d-])(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)/u;

const adds = phrases('(bổ sung|gửi thêm|nói thêm|thêm thông tin|viết thêm|thêm vào)');

/** "Bổ sung (cho) …:" says what follows and is no part of it. */
const announcement =
  /^[\s:,.–-]*(?:(?:tôi|em|cháu)\s+)?(?:xin\s+)?(?:(?:bổ sung|gửi thêm|nói thêm|viết thêm|thêm vào)(?:\s+(?:vào|cho))?(?:\s+câu hỏi)?)?[\s:,.–-]*/iu;

/** What may stand beside a code in words that can be nothing else, whoever says them: no answer, no article. */
const besideCode: Readonly<Record<string, 'withdrawConsent' | 'withdraw' | 'state'>> = {
  '': 'state',
  ma: 'state',
  xem: 'state',
  'tra cuu': 'state',
  'rut dang': 'withdrawConsent',
  'rut lai dang': 'withdrawConsent',
  'rut dong y': 'withdrawConsent',
  'rut lai dong y': 'withdrawConsent',
  'rut dong y dang': 'withdrawConsent',
  'rut cau hoi': 'withdraw',
};

/** A code alone, or with the words that we ask people to write beside it. Null: more was said, or something else. */
export const readCodeWords = (text: string): Extract<AskerReply, { readonly code: string | null }> | null => {
  const code = questionCodeIn(text);
  if (code === null) return null;
  const plain = foldForSearch(cleanText(text).replace(codePattern, ' '))
    .replaceAll(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replaceAll(courtesies, ' ')
    .trim()
    .replaceAll(/\s+/gu, ' ');
  const act = Object.hasOwn(besideCode, plain) ? besideCode[plain] : undefined;
  return act ? { act, code } : null;
};

/** @returns null when it is something new */
export const readAskerReply = (text: string): AskerReply | null => {
  const code = questionCodeIn(text);
  const heard = listen(text);
  const plain = foldForSearch(text)
    .replaceAll(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replaceAll(courtesies, ' ')
    .trim()
    .replaceAll(/\s+/gu, ' ');
  const short = Object.hasOwn(shortReplies, plain) ? shortReplies[plain] : undefined;
  if (short) return { act: short };
  if (
    politeYes.test(
      foldForSearch(text)
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
  )
    return { act: 'yes' };
  const isShort = heard.length <= 12;
  if (isShort && says(heard, withdrawsConsent)) return { act: 'withdrawConsent', code };
  if (isShort && says(heard, withdraws)) return { act: 'withdraw', code };
  if (code === null) return isShort && says(heard, asksState) ? { act: 'state', code } : null;
  const rest = cleanText(text).replace(codePattern, ' ').replace(announcement, '').trim();
  const phone = phonePattern.exec(rest)?.[0];
  const around = listen(rest.replace(phonePattern, ' '));
  if (around.length === 0 || (around.length <= mostAround && says(around, looksUp)))
    return phone === undefined ? { act: 'state', code } : { act: 'state', code, phone };
  if ((isShort && says(heard, asksState)) || !/\p{L}{2}/u.test(rest)) return { act: 'state', code };
  const isAddition = says(heard, adds) || heard.length > 6;
  return isAddition ? { act: 'add', code, text: rest } : { act: 'state', code };
};
