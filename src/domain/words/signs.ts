/**
 * Features that stand for many words at once: categories of people and things ("an office", "a child", "water"), and results of
 * the rules. The model weighs them, single and in pairs, beside the words themselves. So it can recognise that an office took
 * money in "trưởng ấp nuốt tiền cứu trợ" without having seen these words.
 */
import sorts from '../../../words/lists/sorts.json' with { type: 'json' };
import { localDate } from '../calendar/local-date.ts';
import { dangerIn } from '../question/emergency.ts';
import { readLetter } from '../question/letter.ts';
import { canonical, type MatchableText } from '../question/phrase-matching.ts';
import { courtesyOf, requestOf } from '../question/request.ts';
import { isSpam } from '../question/spam.ts';
import { bodyFor, topicOf } from '../question/topic.ts';
import { foldForSearch } from '../text/normalize.ts';
import type { FoldedText } from './folded-text.ts';
import { abandonsPrompt } from './retreat.ts';
import { servicesIn } from './service.ts';
import { staffWishIn } from './staff.ts';

/** Maximum length of a phrase, in words. */
const longestPhrase = 4;

/** "(a|b) c" → "a c", "b c". */
const expanded = (source: string): readonly string[] =>
  source.includes('(')
    ? (source.match(/\([^)]*\)|[^ (]+/gu) ?? [])
        .map((part) => part.replaceAll(/[()]/gu, '').split('|'))
        .reduce<readonly string[]>(
          (heads, tails) => heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`.trim())),
          [''],
        )
    : source.split('|');

type Vocabulary = ReadonlyMap<string, readonly string[]>;

const vocabularyOf = (form: (word: string) => string, isPlain: boolean): Vocabulary => {
  const found = new Map<string, readonly string[]>();
  for (const [sort, sources] of Object.entries(sorts))
    for (const source of sources) {
      if (isPlain && source.startsWith('!')) continue;
      for (const each of expanded(source.replace(/^!/u, ''))) {
        const key = each.split(' ').map(form).join(' ');
        found.set(key, [...(found.get(key) ?? []), sort]);
      }
    }
  return found;
};

/** First words of the phrases, so that most words of a text need no search. */
const beginnings = (vocabulary: Vocabulary): ReadonlySet<string> =>
  new Set(Array.from(vocabulary.keys(), (phrase) => phrase.split(' ', 1)[0] ?? ''));

const vocabularies = { accented: vocabularyOf(canonical, false), plain: vocabularyOf(foldForSearch, true) };

const begins = { accented: beginnings(vocabularies.accented), plain: beginnings(vocabularies.plain) };

const order = Object.keys(sorts);

/** The categories mentioned in the text, always in the same order. */
export const sortsIn = ({ words, isPlain }: MatchableText): readonly string[] => {
  const form = isPlain ? 'plain' : 'accented';
  const spoken = words
    .trim()
    .split(' ')
    .map((word) => (/^\d/u.test(word) ? '#' : word));
  const found = new Set<string>();
  for (const [at, first] of spoken.entries()) {
    if (!begins[form].has(first)) continue;
    for (let size = 1; size <= longestPhrase; size += 1)
      for (const sort of vocabularies[form].get(spoken.slice(at, at + size).join(' ')) ?? []) found.add(sort);
  }
  return order.filter((sort) => found.has(sort));
};

/** A fixed day, because the kind of a work request does not depend on the day. */
const anyDay = localDate('2026-01-01');

const ruled = (heard: MatchableText, text: FoldedText): readonly string[] => {
  const danger = dangerIn(heard);
  const services = servicesIn(text);
  const letter = readLetter(heard);
  return [
    ...(danger.numbers.length > 0
      ? [danger.isDoubtful ? 'danger?' : 'danger', ...(danger.isPlain ? ['cry'] : [])]
      : []),
    ...(letter === 'none' ? [] : [`letter ${letter}`]),
    `asks ${requestOf(heard) ?? 'nothing'}`,
    courtesyOf(heard) ? 'courtesy' : '',
    isSpam(heard) ? 'spam' : '',
    topicOf(heard) ? 'topic' : '',
    bodyFor(heard) ? 'body' : '',
    abandonsPrompt(text) ? 'retreat' : '',
    ...services.map((service) => `service ${service}`),
    services.length > 0 ? 'service' : '',
  ].filter((sign) => sign !== '');
};

const work = (text: FoldedText): readonly string[] => {
  const wish = staffWishIn(text, anyDay);
  return wish ? ['work', `work ${wish.wish}`] : [];
};

/** The categories and rules that apply to a text. The model reads both like words. */
export interface Signs {
  readonly sorts: readonly string[];
  readonly rules: readonly string[];
}

/** The categories and rules that apply to a text, as input for the model. */
export const signsIn = (heard: MatchableText, text: FoldedText): Signs => ({
  sorts: sortsIn(heard),
  rules: [...ruled(heard, text), ...work(text)],
});
