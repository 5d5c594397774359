/**
 * Finds an accusation of a recognisable person without a body that established the misdeed (Luật Tiếp cận thông tin 104/2016).
 */
import lists from '../../../words/lists/checks.json' with { type: 'json' };
import { wholeWords } from '../text/word-lists.ts';
import type { Check } from './check.ts';
import { petitionRules } from './petition-rules.ts';
import { matchesNamingPerson } from './place-matches.ts';
import { ownTexts } from './subject-texts.ts';

const deeds = petitionRules.filter((rule) => rule.kind === 'denunciation').map((rule) => rule.expression);

const bodyFound = wholeWords(lists.bodyFound);

/** Warns of sentences that name a person and a misdeed; texts that name a body that established it are skipped. */
export const accusation: Check = {
  id: 'accusation',
  find: (subject) => {
    const evidence = matchesNamingPerson(ownTexts(subject), deeds, bodyFound);
    if (evidence.length === 0) return [];
    const facts = { count: evidence.length };
    return [{ check: 'accusation', key: 'check-accusation', severity: 'warning', facts, evidence }];
  },
};
