/** A named person's illness or disability in a text about to be public (NĐ 356/2025/NĐ-CP, Điều 4: sensitive data). */
import lists from '../../../words/lists/checks.json' with { type: 'json' };
import { sentencesOf } from '../text/normalize.ts';
import { wholeWords } from '../text/word-lists.ts';
import type { Check, TextEvidence } from './check.ts';
import { namedPerson } from './person-words.ts';
import { placesOf, prepareText } from './prepared-text.ts';
import { type PlacedText, publicTexts } from './subject-texts.ts';

const illness = wholeWords(lists.illness);

const placesIn = ({ where, number, text }: PlacedText): readonly TextEvidence[] => {
  const prepared = prepareText(text);
  return sentencesOf(prepared.text)
    .filter((sentence) => namedPerson.test(sentence.text))
    .flatMap((sentence) =>
      placesOf(illness, sentence.text).map((place) => ({
        where,
        number,
        ...prepared.given({ start: sentence.start + place.start, end: sentence.start + place.end }),
      })),
    );
};

export const healthTold: Check = {
  id: 'health-told',
  find: (subject) => {
    const evidence = publicTexts(subject).flatMap(placesIn);
    if (evidence.length === 0) return [];
    const facts = { count: evidence.length };
    return [{ check: 'health-told', key: 'check-health-told', severity: 'warning', facts, evidence }];
  },
};
