/** Detects advertising and betting sent in bulk. It opens no case and is not counted in the statistics. */
import lists from '../../../words/lists/spam.json' with { type: 'json' };
import { containsAny, countOf, type MatchableText, phraseLists } from './phrase-matching.ts';

const { enoughByItself, twoAreEnough, aboutIt } = phraseLists(lists);

const linkPattern = /https?:\/\/|www\.|\b[\w-]+\.(?:vip|top|xyz|club|win|bet|live|cc)\b|\bbit\.ly\b/iu;

/** True for one unambiguous phrase or two hints (a link is one). A text that asks about spam is not spam. */
export const isSpam = (heard: MatchableText): boolean => {
  if (containsAny(heard, aboutIt)) return false;
  const hints = countOf(heard, twoAreEnough) + (linkPattern.test(heard.text) ? 1 : 0);
  return containsAny(heard, enoughByItself) || hints >= 2;
};
