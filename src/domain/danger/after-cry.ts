/** What words after a cry for help are: its end, thanks, or more of it. Lists of words, and a small model beside them (0177, 0180). */
import { listen } from '../question/phrase-matching.ts';
import { courtesyOf, requestOf } from '../question/request.ts';
import { looksLikeQuestion } from '../submission/guess.ts';
import { foldForSearch } from '../text/normalize.ts';
import { afterCryOf, type WordsModel } from '../words/model.ts';

/** "Con bé không sao rồi", "hắn đi rồi": whoever cried says that it is over. */
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
/** What is not over, and what is over with somebody. */
const worse =
  /\b(?:chua|van|dung|quay lai|bi keo|ngat|xiu|chet|khong (?:tho|tinh|noi|thay)|(?:het|ngung|tat|dut|yeu) (?:tho|hoi|hoi tho|mach|song|cuu duoc)|xac|sap|chay het|not|still)\b/u;

/** What the model has to hold likely before it decides; where a rule says so too, it may only not be against it. */
const sure = { over: 0.8, thanks: 0.6, more: 0.55, other: 0.6 } as const;
const notAgainst = 0.25;
const among = ['over', 'more', 'thanks', 'other'] as const;

/** "nhầm, đốt rác thôi", "không phải cháy đâu": what was cried is taken back, whatever it turned out to be. */
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
/** Longer ones tell more than that. In words. */
const longestMistake = 20;

/** The sender takes back what was cried, in few words and without a sign that somebody is still in danger. */
export const saysMistaken = (text: string): boolean => {
  const folded = foldForSearch(text)
    .trim()
    .replace(/^(?:chet(?: cha| that| roi)?|troi(?: oi)?)[ ,.!]+/u, '');
  return mistaken.test(folded) && !worse.test(folded) && folded.split(/\s+/u).length <= longestMistake;
};

/** A case that somebody goes on looking at costs less than one that nobody does: in doubt it is not over. */
export const saysOver = (text: string, model: WordsModel): boolean => {
  const folded = foldForSearch(text);
  const { over: likely = 0 } = afterCryOf(model, text, among);
  return saysMistaken(text) || (!worse.test(folded) && likely >= (over.test(folded) ? notAgainst : sure.over));
};

/** Thanks and no news. */
const onlyThanks =
  /^(?:hello|hi|da|vang|a|u|dear|thanks?|you|a lot|so much|very much|ok(?:ay)?|all|everyone|[\s,.!❤👍🙏])+$/iu;

/** Thanks may be the end of a cry; of thanks alone nobody needs to hear. */
export const isOnlyThanks = (text: string, model: WordsModel): boolean =>
  courtesyOf(listen(text)) !== null ||
  onlyThanks.test(foldForSearch(text)) ||
  (afterCryOf(model, text, among).thanks ?? 0) >= sure.thanks;

/** Words that continue a cry for help: so few, asking for nothing. */
const longestPartOfCry = 12;

/** What is asked in need, of the help itself; whatever else somebody asks is a question of its own. */
const asksForHelp =
  /\b(?:bao gio|chung nao|khi nao|may gio|lau) .{0,20}\b(?:toi|den)\b|\b(?:toi|den|di) chua\b|\b(?:xe|cong an|cuu hoa|cuu thuong|cap cuu|nguoi)(?: (?:toi|den|di))? dau\b|\bco nen\b|\bgoi (?:ai|so nao|dau)\b|\blam (?:gi|sao|rang|ri)\b|\bai (?:toi|den|giup|cuu)\b/u;

/** "Thứ 7 có làm không cháu". */
const asksYesOrNo =
  /\bco\b.{1,40}\b(?:khong|ko|hong|hok|kg|k)(?: (?:chau|em|anh|chi|co|chu|bac|ban|ad|a|ha|vay|nhi|the|nhe))*[\s?.!]*$/u;
/** Of papers, opening hours and repairs nobody speaks who waits for help. */
const ofOffice =
  /\b(?:giay|ho so|lam the|the (?:can|bao|nha)|thu tuc|don(?!')|lich|rac|den duong|phi|tien|luong|so do|can cuoc|khai sinh|ket hon|ho khau|open|paper|certificate|saturday)\b/u;

/** Plainly of something else: a question that is none of the help, an office's matter. */
export const asksOtherwise = (text: string): boolean => {
  const folded = foldForSearch(text);
  if (asksForHelp.test(folded)) return false;
  const wanted = requestOf(listen(text));
  const isAsked = looksLikeQuestion(text) || asksYesOrNo.test(folded) || ofOffice.test(folded);
  return isAsked || wanted === 'question' || wanted === 'proposal' || wanted === 'tip';
};

/** Where it is, who is hurt, when help comes: no question of its own. */
export const continuesCry = (text: string, model: WordsModel): boolean => {
  const heard = listen(text);
  const asked = foldForSearch(text);
  const isOther =
    requestOf(heard) !== null || looksLikeQuestion(text) || asksYesOrNo.test(asked) || ofOffice.test(asked);
  const { more = 0, other = 0 } = afterCryOf(model, text, among);
  const isPart = asksForHelp.test(asked) || (!isOther && (other < sure.other || more >= sure.more));
  return heard.length >= 2 && heard.length <= longestPartOfCry && isPart;
};
