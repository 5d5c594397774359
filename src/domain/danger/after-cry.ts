/**
 * Classifies a message that follows a cry for help: its end, thanks, or a continuation. Uses word lists and a small model
 * (decisions 0177, 0180).
 */
import { forMatching } from '../question/phrase-matching.ts';
import { courtesyOf, requestOf } from '../question/request.ts';
import { looksLikeQuestion } from '../submission/guess.ts';
import { foldForSearch } from '../text/normalize.ts';
import { afterCryOf, type WordsModel } from '../words/model.ts';

/** "Con bé không sao rồi", "hắn đi rồi": the sender says that the danger is over. */
const over = new RegExp(
  [
    String.raw`\b(?:khong|ko|k|chang) (?:sao|can|viec gi)(?: [a-z]+){0,2} (?:roi|nua|ca)\b`,
    String.raw`\b(?:on|xong|het|tat|dap|cuu|dap tat|binh an|an toan)(?: duoc| chay| lua| khoi)? (?:roi|ca|het)\b`,
    String.raw`\b(?:da|duoc) (?:on|tat|an toan|cuu|dap|vot)\b|\b(?:vot|tim|kiem|gap|cuu|dap) (?:duoc|thay|ra)\b.{0,60}\b(?:roi|len)\b`,
    String.raw`\b(?:no|han|ho|chung|bon no|tui no|ong ta|thang do) (?:da |bo ){0,2}(?:di|ve|chay)(?: mat)? roi\b`,
    String.raw`\bve (?:toi |den )?nha (?:an toan )?roi\b|\btinh (?:lai |day )?roi\b`,
    String.raw`\b(?:dua|cho) .{1,20}\b(?:vao|di|toi|den) (?:benh )?vien\b|\b(?:cong an|cuu hoa|xe|114|115|113) (?:toi|den) roi\b`,
    String.raw`^(?:a |thoi |oi )?nham (?:roi|thoi)\b|\bfalse alarm\b|\b(?:is|are|am|im) (?:now )?(?:all )?(?:fine|safe|ok|okay|over|gone)\b`,
  ].join('|'),
  'u',
);
/** Signs that the danger is not over, or that a person has died. */
const worse =
  /\b(?:chua|van|dung|quay lai|bi keo|ngat|xiu|chet|khong (?:tho|tinh|noi|thay)|(?:het|ngung|tat|dut|yeu) (?:tho|hoi|hoi tho|mach|song|cuu duoc)|xac|sap|chay het|not|still)\b/u;

/** Likelihoods from which the model alone decides. Where a rule agrees, the model only has to reach `notAgainst`. */
const sure = { over: 0.8, thanks: 0.6, more: 0.55, other: 0.6 } as const;
const notAgainst = 0.25;
const among = ['over', 'more', 'thanks', 'other'] as const;

/** "nhầm, đốt rác thôi", "không phải cháy đâu": the sender takes back the cry, whatever the matter turned out to be. */
const mistaken = new RegExp(
  [
    String.raw`^(?:(?:a|ah|oi|da|u|uh|o|thoi|chet|xin loi|sorry|em|toi|tui|chau)[ ,.]+)*(?:nham|lon)\b(?! (?:thuoc|duong|nha|chat|vao|phai|xang|dau))`,
    String.raw`\b(?:bao|nhin|nghe|goi|tuong|nhan|thay|bam|hieu) (?:nham|lon)\b`,
    String.raw`\b(?:khong phai|ko phai|dau phai|dau co|khong co|lam gi co) (?:la |bi |nha )?(?:chay|danh nhau|trom|cuop|tai nan|chet duoi|no)\b`,
    String.raw`\btuong (?:la |co )?(?:chay|trom|cuop|danh nhau|tai nan|no)\b`,
    String.raw`\b(?:hoa ra|te ra|thi ra|ai de|ai ngo)\b|\bfalse alarm\b|\bmy mistake\b|\b(?:was|is) (?:just|only) (?:a |some )?(?:bbq|barbecue|rubbish|smoke|drill)\b`,
  ].join('|'),
  'u',
);
/** In words. A longer text says more than that. */
const longestMistake = 20;

/** True when the sender takes back the cry in few words and without a sign that a person is still in danger. */
export const saysMistaken = (text: string): boolean => {
  const folded = foldForSearch(text)
    .trim()
    .replace(/^(?:chet(?: cha| that| roi)?|troi(?: oi)?)[ ,.!]+/u, '');
  return mistaken.test(folded) && !worse.test(folded) && folded.split(/\s+/u).length <= longestMistake;
};

/**
 * True when the sender says that the danger is over. In doubt it returns false: a case followed for too long costs less than a
 * case abandoned too early.
 */
export const saysOver = (text: string, model: WordsModel): boolean => {
  const folded = foldForSearch(text);
  const { over: likely = 0 } = afterCryOf(model, text, among);
  return saysMistaken(text) || (!worse.test(folded) && likely >= (over.test(folded) ? notAgainst : sure.over));
};

/** Thanks that report nothing new. */
const onlyThanks =
  /^(?:hello|hi|da|vang|a|u|dear|thanks?|you|a lot|so much|very much|ok(?:ay)?|all|everyone|[\s,.!❤👍🙏])+$/iu;

/** True for thanks without news, of which no one is notified. Thanks may also say that it is over: see `saysOver`. */
export const isOnlyThanks = (text: string, model: WordsModel): boolean =>
  courtesyOf(forMatching(text)) !== null ||
  onlyThanks.test(foldForSearch(text)) ||
  (afterCryOf(model, text, among).thanks ?? 0) >= sure.thanks;

/** In words: the longest text that continues a cry and asks for nothing. */
const longestPartOfCry = 12;

/** Questions about the help itself; any other question is a separate matter. */
const asksForHelp =
  /\b(?:bao gio|chung nao|khi nao|may gio|lau) .{0,20}\b(?:toi|den)\b|\b(?:toi|den|di) chua\b|\b(?:xe|cong an|cuu hoa|cuu thuong|cap cuu|nguoi)(?: (?:toi|den|di))? dau\b|\bco nen\b|\bgoi (?:ai|so nao|dau)\b|\blam (?:gi|sao|rang|ri)\b|\bai (?:toi|den|giup|cuu)\b/u;

/** "Thứ 7 có làm không cháu". */
const asksYesOrNo =
  /\bco\b.{1,40}\b(?:khong|ko|hong|hok|kg|k)(?: (?:chau|em|anh|chi|co|chu|bac|ban|ad|a|ha|vay|nhi|the|nhe))*[\s?.!]*$/u;
/** Papers, opening hours and repairs: a person who waits for help does not write about them. */
const ofOffice =
  /\b(?:giay|ho so|lam the|the (?:can|bao|nha)|thu tuc|don(?!')|lich|rac|den duong|phi|tien|luong|so do|can cuoc|khai sinh|ket hon|ho khau|open|paper|certificate|saturday)\b/u;

/** True when the text is clearly about something else: a question that is not about the help, or office business. */
export const asksOtherwise = (text: string): boolean => {
  const folded = foldForSearch(text);
  if (asksForHelp.test(folded)) return false;
  const wanted = requestOf(forMatching(text));
  const isAsked = looksLikeQuestion(text) || asksYesOrNo.test(folded) || ofOffice.test(folded);
  return isAsked || wanted === 'question' || wanted === 'proposal' || wanted === 'tip';
};

/** True when the text continues the cry (where it is, who is hurt, when help comes) and is not a question of its own. */
export const continuesCry = (text: string, model: WordsModel): boolean => {
  const heard = forMatching(text);
  const asked = foldForSearch(text);
  const isOther =
    requestOf(heard) !== null || looksLikeQuestion(text) || asksYesOrNo.test(asked) || ofOffice.test(asked);
  const { more = 0, other = 0 } = afterCryOf(model, text, among);
  const isPart = asksForHelp.test(asked) || (!isOther && (other < sure.other || more >= sure.more));
  return heard.length >= 2 && heard.length <= longestPartOfCry && isPart;
};
