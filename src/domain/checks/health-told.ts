/**
 * Finds a named person's illness or disability in a text that will be published (NĐ 356/2025/NĐ-CP, Điều 4: sensitive data).
 */
import lists from '../../../words/lists/checks.json' with { type: 'json' };
import { wholeWords } from '../text/word-lists.ts';
import type { Check } from './check.ts';
import { matchesNamingPerson } from './place-matches.ts';
import { publicTexts } from './subject-texts.ts';

const illness = wholeWords(lists.illness);

/** Warns of sentences that name a person and an illness or disability. */
export const healthTold: Check = {
  id: 'health-told',
  find: (subject) => {
    const evidence = matchesNamingPerson(publicTexts(subject), [illness]);
    if (evidence.length === 0) return [];
    const facts = { count: evidence.length };
    return [{ check: 'health-told', key: 'check-health-told', severity: 'warning', facts, evidence }];
  },
};
