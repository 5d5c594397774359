/** Recognises words that abandon what was about to be done: they leave any prompt and change nothing. */
import lists from '../../../words/lists/courtesy.json' with { type: 'json' };
import { bareWords, type FoldedText } from './folded-text.ts';

const retreats: readonly string[] = lists.retreats;
/** Openings of such a message, whatever follows. Reasons and titles never begin so. */
const begins =
  /^(?:(?:a|ay|y|oi|ui|e|u) )?(?:thoi(?: (?:khong|ko|k|hong|dung|khoi|de|bo|khoan)\b|,|$)|khoan(?: da| khoan|,| chua|$)|cho (?:da|ti|chut|xiu)\b|doi (?:da|ti|chut|xiu)\b|(?:bam|go|nham) (?:nham|lon)\b|nham (?:roi|nut|bai|so)\b|lo tay\b|tay nhanh\b|de do\b|ke (?:no|di)\b|(?:u|uh|ok|thoi) ,?(?:de do|ke no|khoi)\b|(?:toi|em|minh|tui) (?:lo tay|bam (?:nham|lon)|nham)\b|wait\b|hold on\b|never mind\b|stop\b|wrong (?:button|one|item)\b)/u;
/** "không trả lại nữa", "không gỡ nữa": names the act that is abandoned. */
const noLonger =
  /\b(?:khong|ko|k|hong|chang|dung|khoi) (?:can |phai )?(?:(?:duyet|tra|tra lai|tu choi|go|rut|xoa|dang|gui|huy|sua|khoa|moi|giao|hen|dinh chinh)(?: [a-z]+){0,3}) nua\b|\b(?:dung|khoi) (?:duyet|tra lai|tu choi|go|dang|gui|huy|khoa)(?: nua| voi| vay| nhe| nha)?$/u;

/** In characters. A longer message explains something. */
const longestRetreat = 60;

/** "thôi", "không cần nữa": gives up what is open. A text with a number of three or more digits is about something else. */
export const abandonsPrompt = (heard: FoldedText): boolean => {
  if (heard.text.length > longestRetreat || /\d{3,}/u.test(heard.folded)) return false;
  const plain = heard.folded.replaceAll(/[^a-z0-9 ,]+/gu, ' ').trim();
  return retreats.includes(bareWords(heard)) || begins.test(plain) || noLonger.test(plain);
};

const acts = '(?:duyet|tra|tra lai|tu choi|go|rut|xoa|dang|gui|huy|sua|khoa|lam|quyet|giao|hen|bac|loai)';
/** "để hỏi lại chị Hoa đã", "chưa trả lại vội", "từ từ, mai tính": the writer has not decided yet. */
const undecided = [
  new RegExp(
    `^(?:a |u |uh |o |oi |thoi |khoan |tam |hay |da |ma )*(?:chua|khoan|dung|khoi|tam hoan|hay khoan|tam khoan|de khoan)(?: hay| voi| can| nen| phai)* ${acts}(?: (?:lai|voi|da|dau|nhe|nha|nua|luc nay|bay gio|gio|bai|bai nay|no|vay|may))*$`,
    'u',
  ),
  /^(?:(?:thoi|a|u|o|ma|khoan|hay|cu|tam) )*(?:de|cho|doi) (?:(?:toi|minh|em|anh|chi|tui|tao|bac|chau) )?(?:(?:di|ve|goi|nhan|qua|con) )*(?:hoi|xem|coi|nghi|suy nghi|ban|trao doi|kiem tra|xac minh|can nhac|tinh|doc|goi|mai|chieu|lat|ti|chut|sau|do|day)(?: |$)/u,
  /^(?:(?:thoi|khoi|khoan|de) )*(?:toi|minh|em|anh|chi|tui) tu (?:sua|chinh|lam|viet|bo sung)(?: (?:lai|lay|duoc|luon|cho nhanh|nhe|nha|a))*$/u,
  /^(?:thoi )?khoi(?:$| (?:can|phai|tra|duyet)\b)/u,
  /^(?:thoi )?(?:tu tu|de sau|de mai|mai tinh|lat nua|chut nua|ti nua|sau hay|tinh sau|xem da|coi da|nghi da|hoi da|chua chac|chua biet|khong chac|phan van)(?: |$)/u,
  /^(?:hoi|xem|coi|nghi|doi|cho|ban|kiem tra|goi|doc)(?: [a-z0-9]+){0,6} (?:da|cai da|roi tinh|roi hay hay|roi hay|truoc da)$/u,
];

/**
 * Used where a reason is asked for: true when the text postpones the decision. A text that says what is missing is a reason.
 */
export const postponesDecision = (heard: FoldedText): boolean => {
  if (heard.text.length > longestRetreat || /\d{3,}/u.test(heard.folded)) return false;
  const plain = heard.folded
    .replaceAll(/[^a-z0-9 ]+/gu, ' ')
    .replaceAll(/ +/gu, ' ')
    .trim();
  return abandonsPrompt(heard) || undecided.some((pattern) => pattern.test(plain));
};
