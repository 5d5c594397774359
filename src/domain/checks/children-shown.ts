/**
 * Checks for photos that may show children (Luật Trẻ em 102/2016/QH13, Điều 21; NĐ 56/2017/NĐ-CP: consent of the parents, from
 * seven years on of the child too), or people whom a picture could humiliate: patients, detainees, recipients of gifts.
 */
import lists from '../../../words/lists/checks.json' with { type: 'json' };
import { wholeWords } from '../text/word-lists.ts';
import type { Check } from './check.ts';
import { matchesIn } from './place-matches.ts';
import { ownTexts } from './subject-texts.ts';

const children = wholeWords(lists.children);

const exposed = wholeWords(lists.exposed);

/** Warns when the text mentions children and the sender has not declared anything about children in the photos. */
export const childrenShown: Check = {
  id: 'children-shown',
  find: (subject) => {
    if (subject.photos.length === 0 || subject.children !== null) return [];
    const evidence = matchesIn(ownTexts(subject), children);
    if (evidence.length === 0) return [];
    const facts = { photos: subject.photos.length };
    return [{ check: 'children-shown', key: 'check-children-shown', severity: 'warning', facts, evidence }];
  },
};

/** Notes that the text of an item with photos mentions people whom a picture could humiliate. */
export const dignityAtRisk: Check = {
  id: 'dignity-at-risk',
  find: (subject) => {
    const evidence = subject.photos.length === 0 ? [] : matchesIn(ownTexts(subject), exposed);
    if (evidence.length === 0) return [];
    const facts = { photos: subject.photos.length };
    return [{ check: 'dignity-at-risk', key: 'check-dignity-at-risk', severity: 'note', facts, evidence }];
  },
};
