/** Where patterns are heard in the texts of a subject, as evidence. */
import type { TextEvidence } from './check.ts';
import { placesOf, prepareText } from './prepared-text.ts';
import type { PlacedText } from './subject-texts.ts';

/** @param expressions without the flags g and y; places come in the order of the texts, then of the expressions */
export const heardPlaces = (texts: readonly PlacedText[], ...expressions: readonly RegExp[]): readonly TextEvidence[] =>
  texts.flatMap(({ where, number, text }) => {
    const prepared = prepareText(text);
    return expressions.flatMap((expression) =>
      placesOf(expression, prepared.text).map((place) => ({ where, number, ...prepared.given(place) })),
    );
  });
