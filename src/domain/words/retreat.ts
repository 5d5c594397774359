/** Words that take back what was about to be done: they leave any prompt and change nothing. */
import lists from '../../../words/lists/courtesy.json' with { type: 'json' };
import { bareWords, type SaidText } from './said.ts';

const retreats: readonly string[] = lists.retreats;
/** Begins as a retreat, whatever follows: a reason or a title never does. */
const begins =
  /^(?:(?:a|ay|y|oi|ui|e|u) )?(?:thoi(?: (?:khong|ko|k|hong|dung|khoi|de|bo|khoan)\b|,|$)|khoan(?: da| khoan|,| chua|$)|cho (?:da|ti|chut|xiu)\b|doi (?:da|ti|chut|xiu)\b|(?:bam|go|nham) (?:nham|lon)\b|nham (?:roi|nut|bai|so)\b|(?:toi|em|minh|tui) (?:lo tay|bam (?:nham|lon)|nham)\b|wait\b|hold on\b|never mind\b|stop\b|wrong (?:button|one|item)\b)/u;
/** "không trả lại nữa", "không gỡ nữa": the act is named to be left. */
const noLonger =
  /\b(?:khong|ko|k|hong|chang|dung|khoi) (?:can |phai )?(?:(?:duyet|tra|tra lai|tu choi|go|rut|xoa|dang|gui|huy|sua|khoa|moi|giao|hen|dinh chinh)(?: [a-z]+){0,3}) nua\b|\b(?:dung|khoi) (?:duyet|tra lai|tu choi|go|dang|gui|huy|khoa)(?: nua| voi| vay| nhe| nha)?$/u;

/** Longer messages explain something. */
const longestRetreat = 60;

/** "thôi", "không cần nữa": what is open is given up. A text with a number of three digits is about something. */
export const isRetreat = (heard: SaidText): boolean => {
  if (heard.text.length > longestRetreat || /\d{3,}/u.test(heard.folded)) return false;
  const plain = heard.folded.replaceAll(/[^a-z0-9 ,]+/gu, ' ').trim();
  return retreats.includes(bareWords(heard)) || begins.test(plain) || noLonger.test(plain);
};
