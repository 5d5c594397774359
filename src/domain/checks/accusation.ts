/** A misdeed said of somebody who can be recognised, without a body that found it (Luật Tiếp cận thông tin 104/2016). */
import lists from '../../../words/lists/checks.json' with { type: 'json' };
import { sentencesOf } from '../text/normalize.ts';
import { wholeWords } from '../text/word-lists.ts';
import type { Check, TextEvidence } from './check.ts';
import { namedPerson } from './person-words.ts';
import { petitionRules } from './petition-rules.ts';
import { placesOf, prepareText } from './prepared-text.ts';
import { ownTexts } from './subject-texts.ts';

const deeds = petitionRules.filter((rule) => rule.kind === 'denunciation').map((rule) => rule.expression);

const bodyFound = wholeWords(lists.bodyFound);

export const accusation: Check = {
  id: 'accusation',
  find: (subject) => {
    const evidence = ownTexts(subject).flatMap(({ where, number, text }): readonly TextEvidence[] => {
      const prepared = prepareText(text);
      if (bodyFound.test(prepared.text)) return [];
      return sentencesOf(prepared.text)
        .filter((sentence) => namedPerson.test(sentence.text))
        .flatMap((sentence) =>
          deeds.flatMap((deed) =>
            placesOf(deed, sentence.text).map((place) => ({
              where,
              number,
              ...prepared.given({ start: sentence.start + place.start, end: sentence.start + place.end }),
            })),
          ),
        );
    });
    if (evidence.length === 0) return [];
    const facts = { count: evidence.length };
    return [{ check: 'accusation', key: 'check-accusation', severity: 'warning', facts, evidence }];
  },
};
