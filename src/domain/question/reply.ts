/**
 * Plain words by which an asker speaks about a question that is there already: no command, no button needed. Whether a
 * bare "có" answers anything is known to the dialogue, which remembers what was asked.
 */
import { foldForSearch, toNfc } from '../text/normalize.ts';
import { listen, phrases, says } from './heard.ts';

export type AskerReply =
  | { readonly act: 'yes' | 'no' | 'agree' | 'disagree' }
  /** `code` is null when none was written: the newest open question is meant. */
  | { readonly act: 'state' | 'withdraw' | 'withdrawConsent'; readonly code: string | null }
  | { readonly act: 'add'; readonly code: string; readonly text: string };

const codePattern = /(?<![\p{L}\p{N}])HD[\s.–-]?(\d{4})[\s.–-]?(\d{4,5})(?![\p{L}\p{N}])/iu;

/** 'hd 2611 0017' → 'HD-2611-0017'; null when no code of a question is there. */
export const questionCodeIn = (text: string): string | null => {
  const found = codePattern.exec(toNfc(text));
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
  chua: 'no',
  'chua ro': 'no',
  'chua duoc': 'no',
  'chua dung': 'no',
  'van chua ro': 'no',
  'dong y': 'agree',
  'nhat tri': 'agree',
  'khong dong y': 'disagree',
  khong: 'disagree',
  'khong dang': 'disagree',
};
const courtesies = /\b(?:da|vang|a|toi|em|chau|ong|ba|thua|phuong|nhe|cam on|ban bien tap)\b/gu;

const withdrawsConsent = phrases(
  'rút (lại )?(đồng ý|đăng|bài đăng|ý kiến đồng ý)',
  '(gỡ|xóa|bỏ) … (câu hỏi|bài) … (cổng|trang|đã đăng)',
  'không (cho )?đăng nữa',
  'thôi … đăng',
);
const withdraws = phrases('(rút|hủy|bỏ) (lại )?câu hỏi', 'không (cần )?hỏi nữa');
const asksState = phrases(
  '(câu hỏi|phản ánh|kiến nghị|ý kiến|hồ sơ hỏi) … (đến đâu|tới đâu|thế nào rồi|ra sao rồi|sao rồi|có kết quả|trả lời chưa|giải quyết chưa)',
  '(đến|tới) đâu rồi',
  'tra cứu',
  'đã (có )?(trả lời|kết quả) chưa',
  'bao giờ (mới )?(trả lời|có trả lời) … (tôi|em|cháu)?',
);
const adds = phrases('(bổ sung|gửi thêm|nói thêm|thêm thông tin|viết thêm|thêm vào)');

/** "Bổ sung (cho) …:" says what follows and is no part of it. */
const announcement =
  /^[\s:,.–-]*(?:(?:tôi|em|cháu)\s+)?(?:xin\s+)?(?:(?:bổ sung|gửi thêm|nói thêm|viết thêm|thêm vào)(?:\s+(?:vào|cho))?(?:\s+câu hỏi)?)?[\s:,.–-]*/iu;

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
  const isShort = heard.length <= 12;
  if (isShort && says(heard, withdrawsConsent)) return { act: 'withdrawConsent', code };
  if (isShort && says(heard, withdraws)) return { act: 'withdraw', code };
  if (isShort && says(heard, asksState)) return { act: 'state', code };
  if (code === null) return null;
  const rest = toNfc(text).replace(codePattern, ' ').replace(announcement, '').trim();
  if (!/\p{L}{2}/u.test(rest)) return { act: 'state', code };
  const isAddition = says(heard, adds) || heard.length > 6;
  return isAddition ? { act: 'add', code, text: rest } : { act: 'state', code };
};
