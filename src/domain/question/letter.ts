/**
 * Is it a khiếu nại or a tố cáo? Those have laws of their own and no place among questions (domain §5.3): Luật Khiếu nại
 * 2011, Luật Tố cáo 25/2018.
 *
 * A keyword decides nothing: "tố cáo ở đâu?" asks for information. An act is looked for (somebody complains of a decision,
 * somebody accuses somebody), and where only part of it is there the verdict is `unsure`, so that the person is asked.
 */
import lists from '../../../words/lists/letter.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';
import { listen, type MatchableText, phraseLists, says } from './phrase-matching.ts';
import { topicOf } from './topic.ts';

/** Khiếu nại, tố cáo. */
export type LetterKind = 'complaint' | 'denunciation';
/** `asks`: the words are there, but what is wanted is information. */
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

/** "ông K", "bà Hạnh": a form of address and a name. In a plain text only an initial tells. */
const namesSomebody = ({ text, isPlain }: MatchableText): boolean => {
  const words = text.split(/[\s/,.!?;:]+/u);
  return words.some((word, at) => {
    const next = words[at + 1] ?? '';
    if (!pronouns.has(word.toLowerCase()) && !(isPlain && /^(?:ong|ba|anh|chi|chu|co)$/iu.test(word))) return false;
    return /^\p{Lu}/u.test(next) && !nobody.has(next.toLowerCase());
  });
};

/** Long enough to be an account of something, in words. */
const accountLength = 9;

const readDenunciation = (heard: MatchableText): LetterVerdict => {
  const isNamed = says(heard, namesDenunciation);
  const isDone = says(heard, denounces) || opensWithDenunciation.test(heard.words);
  const hasMisdeed = says(heard, misdeed);
  const hasAccused = says(heard, accused) || namesSomebody(heard);
  const isConcrete = hasMisdeed && hasAccused;
  const asks = says(heard, asksTheRoad);
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
  if (says(heard, evidence) && !asks && !says(heard, hearsay)) return 'denunciation';
  return 'unsure';
};

const readComplaint = (heard: MatchableText): LetterVerdict => {
  const isNamed = says(heard, namesComplaint);
  const against = says(heard, disagrees);
  if (!isNamed && !against) return 'none';
  const isDone = says(heard, complains) || against;
  const hasAct = says(heard, administrativeAct);
  const asks = says(heard, asksTheRoad);
  const wants = says(heard, wishes);
  if (asks) return isDone && hasAct && wants ? 'unsure' : 'asks';
  if (against || (isDone && hasAct)) return 'complaint';
  if (heard.words.includes(' ? ') && !isDone) return 'asks';
  return 'unsure';
};

/** What one text, or a part of it, is. A denunciation is the graver of the two. */
export const readLetter = rememberLast((heard: MatchableText): LetterVerdict => {
  const verdicts = [readDenunciation(heard), readComplaint(heard)];
  for (const verdict of ['denunciation', 'complaint', 'unsure', 'asks'] as const)
    if (verdicts.includes(verdict)) return verdict;
  return 'none';
}, 32);

/** Says what somebody did, or against what: not the name of a letter alone. */
export const tellsOfWrong = (heard: MatchableText): boolean => says(heard, misdeed) || says(heard, disagrees);

/** Says anything that belongs to such a letter: such a sentence never stays among the questions. */
export const touchesLetter = (heard: MatchableText): boolean =>
  says(heard, namesDenunciation) || says(heard, namesComplaint) || tellsOfWrong(heard);

/** Which of the two an unsure text speaks of. */
export const letterSpokenOf = (heard: MatchableText): LetterKind =>
  !says(heard, namesDenunciation) && (says(heard, namesComplaint) || says(heard, disagrees))
    ? 'complaint'
    : 'denunciation';

/** Longer ones ask for more than the place. */
const longestRoadQuestion = 16;

/** "Tố cáo thì gửi đơn ở đâu?": nothing is told, and where such a letter is handed in is known. */
export const asksWhereToHandIn = (heard: MatchableText): boolean =>
  heard.length <= longestRoadQuestion &&
  readLetter(heard) === 'asks' &&
  (says(heard, namesDenunciation) || says(heard, namesComplaint)) &&
  !says(heard, misdeed) &&
  says(heard, handsIn);

const roadAlone =
  /\b(?:nop|gui|goi|dua|dem|mang|trinh|chuyen|gap|den|toi|len|ra|viet)\b.{0,30}\b(?:o dau|dau|ai|cho nao|cho mo|o mo|phong nao|tang may|day(?: luon)? (?:duoc|dc|co duoc)(?: khong| ko| k| hong)?)\b|\b(?:dia chi|phong tiep|noi tiep|cho tiep|lich tiep|mau don|don mau)\b|\b(?:o|tai) (?:dau|cho nao)\b|\b(?:may gio|gio nao|ngay nao|thu may) .{0,20}(?:tiep|nhan|lam viec|mo)\b|\bwhere\b.{0,40}\b(?:room|office|send|submit|hand|go|it|that|letter|reception)\b|\b(?:can|may) i (?:send|submit|hand) (?:it|that|the letter|my letter)\b/u;

/** "vay nop don o dau", "tôi gửi đơn lên đây luôn được không": after a letter was shown its way, that way is asked for, and nothing is told. */
export const asksRoadAlone = (text: string): boolean =>
  [undefined, 'tiep-cong-dan'].includes(topicOf(listen(text))?.topic) &&
  !tellsOfWrong(listen(text)) &&
  listen(text).length <= longestRoadQuestion &&
  roadAlone.test(foldForSearch(text));
