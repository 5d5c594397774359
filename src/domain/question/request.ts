/** What does somebody want who writes about the ward's own business? All of it is answered under Điều 8 khoản 1 điểm đ, but a tip becomes a draft. */
import lists from '../../../words/lists/request.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';
import { type MatchableText, phraseLists, says } from './phrase-matching.ts';

/** `tip`: news for the board rather than something to be answered. */
export type RequestKind = 'question' | 'report' | 'proposal' | 'tip';

const { greets, thanks, question, problem, wish, asksForRepair, proposal, event, when, forThePress, plainQuestion } =
  phraseLists(lists);
const courtesyWords = wordSet(lists.words.courtesy);
const plainCourtesyWords: ReadonlySet<string> = new Set(Array.from(courtesyWords, foldForSearch));

/** 'hello' and thanks that hold nothing else. */
export const courtesyOf = (heard: MatchableText): 'greeting' | 'thanks' | null => {
  const words = heard.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const isOnly = words.every((word) => courtesyWords.has(word) || (heard.isPlain && plainCourtesyWords.has(word)));
  if (!isOnly || words.length === 0) return null;
  return says(heard, thanks) ? 'thanks' : says(heard, greets) ? 'greeting' : null;
};

const emptyWords = wordSet(lists.words.empty);
const plainEmptyWords: ReadonlySet<string> = new Set(Array.from(emptyWords, foldForSearch));
const accentedEmptyWords = wordSet(lists.words.emptyAccented);
const begins = wordSet(lists.words.begins);
const plainBegins: ReadonlySet<string> = new Set(Array.from(begins, foldForSearch));
/** Of more words something is said, however empty each of them is. */
const longestEmpty = 12;

/** "Có ai không?", "vậy hả", "bác hỏi tí": somebody is there, and has said of no matter yet. "Có ạ" may answer something. */
export const isEmpty = ({ text, length }: MatchableText): boolean => {
  if (length > longestEmpty || /\d{2}/u.test(text)) return false;
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const isBare = (word: string): boolean =>
    emptyWords.has(word) || accentedEmptyWords.has(word) || (foldForSearch(word) === word && plainEmptyWords.has(word));
  const isBegun = words.some((word) => begins.has(word) || plainBegins.has(word));
  return isBegun && words.every(isBare);
};

/** From so many words on a text tells of something; people ask in fewer. */
const accountLength = 60;

/** True when something is wanted to be known. */
export const asks = (heard: MatchableText): boolean =>
  heard.words.includes(' ? ') || says(heard, heard.length < accountLength ? question : plainQuestion);

/** What is wanted, or null when nothing tells. */
export const requestOf = rememberLast((heard: MatchableText): RequestKind | null => {
  const hasProblem = says(heard, problem);
  const hasWish = says(heard, wish);
  const isAsking = asks(heard);
  const wantsPress = says(heard, forThePress);
  const isEvent = wantsPress ? says(heard, event) || says(heard, when) : says(heard, event) && says(heard, when);
  // A long account of an event may hold any word.
  const isOnlyEvent = heard.length >= accountLength || (!hasProblem && !says(heard, proposal));
  if (isEvent && !isAsking && (wantsPress || (!hasWish && isOnlyEvent))) return 'tip';
  if (says(heard, proposal) && (!isAsking || !heard.words.includes(' ? '))) return 'proposal';
  if (hasProblem && (hasWish || says(heard, asksForRepair) || !isAsking)) return 'report';
  if (isAsking) return 'question';
  if (hasWish) return 'report';
  return null;
}, 32);
