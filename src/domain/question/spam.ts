/** Advertising and betting that is sent to every address: no case, no figure in the statistics. */
import lists from '../../../words/lists/spam.json' with { type: 'json' };
import { countOf, type MatchableText, phraseLists, says } from './phrase-matching.ts';

const { enoughByItself, twoAreEnough, aboutIt } = phraseLists(lists);

const linkPattern = /https?:\/\/|www\.|\b[\w-]+\.(?:vip|top|xyz|club|win|bet|live|cc)\b|\bbit\.ly\b/iu;

/** Advertising: one plain phrase, or two hints (a link is one). Whoever asks about spam sends none. */
export const isSpam = (heard: MatchableText): boolean => {
  if (says(heard, aboutIt)) return false;
  const hints = countOf(heard, twoAreEnough) + (linkPattern.test(heard.text) ? 1 : 0);
  return says(heard, enoughByItself) || hints >= 2;
};
