/**
 * Recognises a khiếu nại (complaint) or tố cáo (denunciation); the code calls both a *letter*. Laws of their own govern them
 * (Luật Khiếu nại 2011, Luật Tố cáo 25/2018), so they are not handled as questions (domain §5.3).
 *
 * A keyword alone decides nothing: "tố cáo ở đâu?" asks for information. The rules look for an act (a complaint about a
 * decision, an accusation of a person). If only part of it is found, the verdict is `unsure` and the writer is asked.
 */
import lists from '../../../words/lists/letter.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';
import { containsAny, forMatching, type MatchableText, phraseLists } from './phrase-matching.ts';
import { topicOf } from './topic.ts';

/** Khiếu nại (complaint) or tố cáo (denunciation). */
export type LetterKind = 'complaint' | 'denunciation';
/** `asks`: the words of a letter occur, but the writer asks for information. */
export type LetterVerdict = LetterKind | 'unsure' | 'asks' | 'none';

const {
  namesDenunciation,
  denounces,
  namesComplaint,
  complains,
  disagrees,
  administrativeAct,
  misdeed,
  accused,
  asksTheRoad,
  evidence,
  hearsay,
  wishes,
  handsIn,
} = phraseLists(lists);
const pronouns = wordSet(lists.words.pronouns);
const nobody = wordSet(lists.words.nobody);

const opensWithDenunciation = /^ (?:to1 cao1|to cao) (?!o2?3? |nhu |the |ai |la )/u;

/**
 * "ông K", "bà Hạnh": a form of address and a name. In a text without diacritics the forms of address are ambiguous too, so the
 * name must begin with a capital letter.
 */
const namesSomebody = ({ text, isPlain }: MatchableText): boolean => {
  const words = text.split(/[\s/,.!?;:]+/u);
  return words.some((word, at) => {
    const next = words[at + 1] ?? '';
    if (!pronouns.has(word.toLowerCase()) && !(isPlain && /^(?:ong|ba|anh|chi|chu|co)$/iu.test(word))) return false;
    return /^\p{Lu}/u.test(next) && !nobody.has(next.toLowerCase());
  });
};

/** In words: from this length on a text can describe an event. */
const accountLength = 9;

const readDenunciation = (heard: MatchableText): LetterVerdict => {
  const isNamed = containsAny(heard, namesDenunciation);
  const isDone = containsAny(heard, denounces) || opensWithDenunciation.test(heard.words);
  const hasMisdeed = containsAny(heard, misdeed);
  const hasAccused = containsAny(heard, accused) || namesSomebody(heard);
  const isConcrete = hasMisdeed && hasAccused;
  const asks = containsAny(heard, asksTheRoad);
  if (isDone) {
    if (asks) return isConcrete ? 'unsure' : 'asks';
    if (hasMisdeed || hasAccused || heard.length >= accountLength) return 'denunciation';
    return 'unsure';
  }
  if (isNamed)
    return asks || heard.words.includes(' ? ')
      ? isConcrete
        ? 'unsure'
        : 'asks'
      : isConcrete
        ? 'denunciation'
        : 'unsure';
  if (!isConcrete) return 'none';
  if (containsAny(heard, evidence) && !asks && !containsAny(heard, hearsay)) return 'denunciation';
  return 'unsure';
};

const readComplaint = (heard: MatchableText): LetterVerdict => {
  const isNamed = containsAny(heard, namesComplaint);
  const against = containsAny(heard, disagrees);
  if (!isNamed && !against) return 'none';
  const isDone = containsAny(heard, complains) || against;
  const hasAct = containsAny(heard, administrativeAct);
  const asks = containsAny(heard, asksTheRoad);
  const wants = containsAny(heard, wishes);
  if (asks) return isDone && hasAct && wants ? 'unsure' : 'asks';
  if (against || (isDone && hasAct)) return 'complaint';
  if (heard.words.includes(' ? ') && !isDone) return 'asks';
  return 'unsure';
};

/** The verdict on a text or a part of it. A denunciation is the more serious kind and is reported first. */
export const readLetter = rememberLast((heard: MatchableText): LetterVerdict => {
  const verdicts = [readDenunciation(heard), readComplaint(heard)];
  for (const verdict of ['denunciation', 'complaint', 'unsure', 'asks'] as const)
    if (verdicts.includes(verdict)) return verdict;
  return 'none';
}, 32);

/** True when the text says what a person did wrong or which decision it opposes, not only the name of a letter. */
export const tellsOfWrong = (heard: MatchableText): boolean =>
  containsAny(heard, misdeed) || containsAny(heard, disagrees);

/** True when the text contains anything that belongs to a letter. Such a sentence is never kept among the questions. */
export const touchesLetter = (heard: MatchableText): boolean =>
  containsAny(heard, namesDenunciation) || containsAny(heard, namesComplaint) || tellsOfWrong(heard);

/** The kind of letter that an unsure text mentions. */
export const letterSpokenOf = (heard: MatchableText): LetterKind =>
  !containsAny(heard, namesDenunciation) && (containsAny(heard, namesComplaint) || containsAny(heard, disagrees))
    ? 'complaint'
    : 'denunciation';

/** In words. A longer text asks for more than the address. */
const longestRoadQuestion = 16;

/** "Tố cáo thì gửi đơn ở đâu?": asks where a letter is handed in and accuses nobody. This answer is known. */
export const asksWhereToHandIn = (heard: MatchableText): boolean =>
  heard.length <= longestRoadQuestion &&
  readLetter(heard) === 'asks' &&
  (containsAny(heard, namesDenunciation) || containsAny(heard, namesComplaint)) &&
  !containsAny(heard, misdeed) &&
  containsAny(heard, handsIn);

const roadAlone =
  /\b(?:nop|gui|goi|dua|dem|mang|trinh|chuyen|gap|den|toi|len|ra|viet)\b.{0,30}\b(?:o dau|dau|ai|cho nao|cho mo|o mo|phong nao|tang may|day(?: luon)? (?:duoc|dc|co duoc)(?: khong| ko| k| hong)?)\b|\b(?:dia chi|phong tiep|noi tiep|cho tiep|lich tiep|mau don|don mau)\b|\b(?:o|tai) (?:dau|cho nao)\b|\b(?:may gio|gio nao|ngay nao|thu may) .{0,20}(?:tiep|nhan|lam viec|mo)\b|\bwhere\b.{0,40}\b(?:room|office|send|submit|hand|go|it|that|letter|reception)\b|\b(?:can|may) i (?:send|submit|hand) (?:it|that|the letter|my letter)\b/u;

/**
 * "vay nop don o dau", "tôi gửi đơn lên đây luôn được không": after the sender was told where to take a letter, they ask about
 * the way again and report nothing new.
 */
export const asksOnlyWhereToHandIn = (text: string): boolean =>
  [undefined, 'tiep-cong-dan'].includes(topicOf(forMatching(text))?.topic) &&
  !tellsOfWrong(forMatching(text)) &&
  forMatching(text).length <= longestRoadQuestion &&
  roadAlone.test(foldForSearch(text));
