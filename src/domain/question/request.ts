/**
 * What a person who writes about the ward's business asks for. All of it is answered under Điều 8 khoản 1 điểm đ, except that a
 * tip becomes a draft.
 */
import lists from '../../../words/lists/request.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';
import { containsAny, type MatchableText, phraseLists } from './phrase-matching.ts';

/** `tip`: news for the board rather than a matter that needs an answer. */
export type RequestKind = 'question' | 'report' | 'proposal' | 'tip';

const { greets, thanks, question, problem, wish, asksForRepair, proposal, event, when, forThePress, plainQuestion } =
  phraseLists(lists);
const courtesyWords = wordSet(lists.words.courtesy);
const plainCourtesyWords: ReadonlySet<string> = new Set(Array.from(courtesyWords, foldForSearch));

/** A greeting or thanks that contains nothing else. */
export const courtesyOf = (heard: MatchableText): 'greeting' | 'thanks' | null => {
  const words = heard.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const isOnly = words.every((word) => courtesyWords.has(word) || (heard.isPlain && plainCourtesyWords.has(word)));
  if (!isOnly || words.length === 0) return null;
  return containsAny(heard, thanks) ? 'thanks' : containsAny(heard, greets) ? 'greeting' : null;
};

const emptyWords = wordSet(lists.words.empty);
const plainEmptyWords: ReadonlySet<string> = new Set(Array.from(emptyWords, foldForSearch));
const accentedEmptyWords = wordSet(lists.words.emptyAccented);
const begins = wordSet(lists.words.begins);
const plainBegins: ReadonlySet<string> = new Set(Array.from(begins, foldForSearch));
/** In words. A longer text says something, even if each of its words is empty. */
const longestEmpty = 12;

/**
 * "Có ai không?", "vậy hả", "bác hỏi tí": opens a conversation and names no matter yet. "Có ạ" may answer a question and does
 * not count.
 */
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

/** In words. From this length on a text is an account of events; questions are shorter. */
const accountLength = 60;

/** True when the writer asks for information. */
export const asks = (heard: MatchableText): boolean =>
  heard.words.includes(' ? ') || containsAny(heard, heard.length < accountLength ? question : plainQuestion);

/** What is asked for, or null when no rule applies. */
export const requestOf = rememberLast((heard: MatchableText): RequestKind | null => {
  const hasProblem = containsAny(heard, problem);
  const hasWish = containsAny(heard, wish);
  const isAsking = asks(heard);
  const wantsPress = containsAny(heard, forThePress);
  const isEvent = wantsPress
    ? containsAny(heard, event) || containsAny(heard, when)
    : containsAny(heard, event) && containsAny(heard, when);
  // A long account of an event may contain any word.
  const isOnlyEvent = heard.length >= accountLength || (!hasProblem && !containsAny(heard, proposal));
  if (isEvent && !isAsking && (wantsPress || (!hasWish && isOnlyEvent))) return 'tip';
  if (containsAny(heard, proposal) && (!isAsking || !heard.words.includes(' ? '))) return 'proposal';
  if (hasProblem && (hasWish || containsAny(heard, asksForRepair) || !isAsking)) return 'report';
  if (isAsking) return 'question';
  if (hasWish) return 'report';
  return null;
}, 32);
