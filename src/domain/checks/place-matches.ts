/** Finds patterns in the texts of a subject and returns them as evidence. */
import { sentencesOf } from '../text/normalize.ts';
import type { TextEvidence } from './check.ts';
import { namedPerson } from './person-words.ts';
import { placesOf, prepareText } from './prepared-text.ts';
import type { PlacedText } from './subject-texts.ts';

/**
 * All matches, in the order of the texts, then of the expressions.
 * @param expressions without the flags g and y
 */
export const matchesIn = (texts: readonly PlacedText[], ...expressions: readonly RegExp[]): readonly TextEvidence[] =>
  texts.flatMap(({ where, number, text }) => {
    const prepared = prepareText(text);
    return expressions.flatMap((expression) =>
      placesOf(expression, prepared.text).map((place) => ({ where, number, ...prepared.given(place) })),
    );
  });

/**
 * Matches within sentences that name a person.
 * @param unless a text in which this pattern occurs is skipped
 */
export const matchesNamingPerson = (
  texts: readonly PlacedText[],
  expressions: readonly RegExp[],
  unless: RegExp | null = null,
): readonly TextEvidence[] =>
  texts.flatMap(({ where, number, text }) => {
    const prepared = prepareText(text);
    if (unless?.test(prepared.text)) return [];
    return sentencesOf(prepared.text)
      .filter((sentence) => namedPerson.test(sentence.text))
      .flatMap(({ start, text: sentence }) =>
        expressions
          .flatMap((expression) => placesOf(expression, sentence))
          .map((place) => ({
            ...{ where, number },
            ...prepared.given({ start: start + place.start, end: start + place.end }),
          })),
      );
  });
