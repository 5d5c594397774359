/**
 * Classifies a message from a person whose cry for help is open. The state of the case is considered before the words: a reply
 * to a member's question, a telephone number, a place and an all-clear belong to the case. Only a message that clearly asks for
 * something else is a matter of its own (words §1.6, §2).
 */

import { reportsAnotherVictim } from '../question/continued-matter.ts';
import { withdrawsAll } from '../question/own-words.ts';
import { forMatching } from '../question/phrase-matching.ts';
import { courtesyOf } from '../question/request.ts';
import { looksLikeQuestion } from '../submission/guess.ts';
import { foldForSearch } from '../text/normalize.ts';
import type { WordsModel } from '../words/model.ts';
import { asksOtherwise, continuesCry, isOnlyThanks, saysMistaken, saysOver } from './after-cry.ts';
import { awaitsAnswer, type DangerCase, type DangerNews, senderSaysOver } from './danger-case.ts';
import { tellsPhone } from './phones.ts';

/** How long after the last message the conversation continues, in milliseconds. */
const goesOnMs = 10 * 60_000;

/** "số 7 ngõ 3", "25 Nguyen Trai", "block 3, next to the temple", "ấp Bàu Sen, gần cầu". */
const place =
  /\b(?:so (?:nha )?\d+|nha (?:so|toi|em|tui|minh|ong|ba) .{0,20}\b\d+|(?:ngo|hem|kiet|ngach|khoi|thon|xom|ap|ban|to|duong|pho|khu|lo|tang|phong|can|km|toa|block|street|st|road|alley|lane|floor|house|room|apartment)(?: (?:so|number|no))? [a-z]?\d+[a-z]?)\b|^\W*(?:(?:i am|i'm|we are|toi|em|tui|nha|dang)\W+)*(?:(?:at|o|tai)\W+)?\d{1,4}[a-z]?(?:\/\d+)*,? (?!(?:tuoi|nguoi|thang|ngay|nam|trieu|ngan|gio|phut|dong|years?|people|days?)\b)[a-z]+ [a-z]+|\b(?:dung|ngoi|nam|ket|o|cho|ngay|tren|duoi|trong)(?: (?:o|cho|ngay|tren|duoi|trong|canh))* (?:con |cai )?(?:de|cau|cho|mieu|chua|dinh|den|nga (?:ba|tu)|cong|ben|bo|goc|san|mai nha|gac|truong|tram|quan|ruong|kenh|muong|song|ho nuoc|ray|vuon|bai|nha (?:tho|van hoa|may))\b|\b(?:gan|canh|ke|doi dien|sau lung|dang sau|truoc cua|truoc cong|dau (?:ngo|hem|duong)|cuoi (?:ngo|hem|duong)|next to|opposite|behind|near|in front of) [a-z]{2,}/u;

/** In words. A longer text is about something else. */
const longestPlace = 30;
const longestAnswer = 60;

/** "rút câu hỏi, không cần nữa": is about a question, not about the danger. */
const ofQuestion = /\b(?:cau hoi|phan anh|kien nghi|my question|hd ?-? ?\d{4})\b/u;

const since = (at: string | undefined, now: Date): number =>
  at === undefined ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(at);

/** What the message says about the case. Null when it is a matter of its own. */
export function newsAfterCry(text: string, cry: DangerCase, now: Date, model: WordsModel): DangerNews | null {
  if (withdrawsAll(text)) return null;
  const folded = foldForSearch(text);
  const { replies, messages } = cry.standing;
  const lastAt = Math.min(since(messages.at(-1)?.at, now), since(replies.at(-1)?.at, now));
  if (cry.level === 'possible' && reportsAnotherVictim.test(folded)) return lastAt <= goesOnMs ? 'more' : null;
  if (!ofQuestion.test(folded) && (saysMistaken(text) || (!asksOtherwise(text) && saysOver(text, model))))
    return 'over';
  // A message with only a number is stored with the person, and the case takes it from there.
  if (tellsPhone(text)) return asksOtherwise(text) || !/\p{L}/u.test(text) ? null : 'more';
  const reply = replies.at(-1);
  const isAnswer = awaitsAnswer(cry, now);
  // "Dạ" is either thanks or the reply to a question.
  const heard = forMatching(text);
  const isBare = heard.length < 2 || (isAnswer ? courtesyOf(heard) !== null : isOnlyThanks(text, model));
  if (isBare)
    return isAnswer && reply?.text.includes('?') === true && !/\b(?:cam on|thank)/u.test(folded) ? 'more' : null;
  if (asksOtherwise(text)) return null;
  const words = folded.split(/\s+/u).length;
  if (isAnswer && words <= longestAnswer && !looksLikeQuestion(text)) return 'more';
  if (cry.level === 'possible') return null;
  const isAnew = !senderSaysOver(cry) || isAnswer;
  if (isAnew && place.test(folded) && words <= longestPlace) return 'more';
  return isAnew && lastAt <= goesOnMs && continuesCry(text, model) ? 'more' : null;
}

const sentence = /(?<=[.!?])\s+|\n/u;

/** "He is fine now, thank you. So how much is the fee?": separates the news from the part about something else. */
export function partNews(
  text: string,
  cry: DangerCase,
  now: Date,
  model: WordsModel,
): { readonly news: DangerNews; readonly ofCry: string; readonly other: string } | null {
  const parts = text.split(sentence).filter((part) => part.trim() !== '');
  const found = parts.map((part) => newsAfterCry(part, cry, now, model));
  const from = parts.findIndex((part, at) => found[at] === null && (asksOtherwise(part) || looksLikeQuestion(part)));
  const lead = from < 0 ? parts : parts.slice(0, from);
  const news =
    newsAfterCry(lead.join(' '), cry, now, model) ?? found.slice(0, lead.length).find((each) => each !== null) ?? null;
  if (lead.length === 0 || news === null) return null;
  // Only an ending is separated from a question that follows it; in other cases the text is one message.
  if (from >= 0 && news !== 'over') return null;
  return { news, ofCry: lead.join(' '), other: from < 0 ? '' : parts.slice(from).join(' ') };
}
