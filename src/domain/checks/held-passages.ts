/**
 * The passages for which an item is held. The head releases what they have read: the same words elsewhere, or later, are not
 * released.
 */
import type { CheckSubject, Finding } from './check.ts';
import { rulesHeardIn } from './judge-secrecy.ts';
import { type Place, placesOf, prepareText } from './prepared-text.ts';
import { secrecyRules } from './secrecy-rules.ts';
import { fileNamesOf, ownTexts, publicTexts } from './subject-texts.ts';

/** A passage of a held item, with the rule that matched, as the head reads it. */
export interface HeldPassage {
  /** Id of the rule. */
  readonly rule: string;
  readonly passage: string;
}

const letters = (text: string): string => text.replaceAll(/[^\p{L}]+/gu, '');
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/**
 * The line that contains the match. If the line consists only of the mark, also the lines above and below, because they are
 * what is marked.
 */
const passageAt = (text: string, { start, end }: Place): string => {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const line = text.slice(from, to < 0 ? undefined : to);
  if (letters(line) !== letters(text.slice(start, end))) return plain(line);
  const above = text.slice(0, from).trimEnd();
  const below = to < 0 ? '' : text.slice(to).trimStart();
  return plain([above.slice(above.lastIndexOf('\n') + 1), line, below.split('\n', 1)[0] ?? ''].join('\n'));
};

/** Every passage with a mark of secrecy, whatever action its rule has. A file name counts as a passage. */
export const secretPassages = (subject: CheckSubject): readonly HeldPassage[] => [
  ...[...publicTexts(subject).map(({ text }) => text), subject.place ?? ''].flatMap((given) => {
    const { text } = prepareText(given);
    return secrecyRules.flatMap(({ id, expression }) =>
      placesOf(expression, text).map((place) => ({ rule: id, passage: passageAt(text, place) })),
    );
  }),
  ...fileNamesOf(subject).flatMap(({ text }) =>
    rulesHeardIn(text, true).map(({ id }) => ({ rule: id, passage: plain(text.normalize('NFC')) })),
  ),
];

/** The passages of the writers' texts that a finding refers to. */
export const passagesOf = (subject: CheckSubject, { evidence }: Finding): readonly string[] =>
  evidence.flatMap((each) => {
    if (each.where === 'photo') return [];
    const found = ownTexts(subject).find(({ where, number }) => where === each.where && number === each.number);
    return found ? [passageAt(found.text, each).normalize('NFC')] : [];
  });
