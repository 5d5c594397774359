/** Finds texts that call themselves hearsay (Art. 7: accurate, of clear origin). */
import lists from '../../../words/lists/checks.json' with { type: 'json' };
import { wholeWords } from '../text/word-lists.ts';
import type { Check } from './check.ts';
import { matchesIn } from './place-matches.ts';
import { ownTexts } from './subject-texts.ts';

const cues = lists.hearsay.map(wholeWords);

/** A single such phrase is ordinary language. */
const enoughCues = 2;

/** Warns of a text with several phrases of hearsay. */
export const hearsay: Check = {
  id: 'hearsay',
  find: (subject) => {
    const texts = ownTexts(subject);
    const heard = cues.map((cue) => matchesIn(texts, cue)).filter((places) => places.length > 0);
    if (heard.length < enoughCues) return [];
    const facts = { count: heard.length };
    return [{ check: 'hearsay', key: 'check-hearsay', severity: 'warning', facts, evidence: heard.flat() }];
  },
};
