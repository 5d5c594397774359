/**
 * Signs that stand for many words at once: what sort of person or thing is spoken of ("an office", "a child", "water"),
 * and what the rules see. The model weighs them, alone and two together, beside the words themselves: whoever never heard
 * "trưởng ấp nuốt tiền cứu trợ" knows that an office took money.
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
import { isRetreat } from './retreat.ts';
import type { SaidText } from './said.ts';
import { servicesIn } from './service.ts';
import { staffWishIn } from './staff.ts';

/** Of a phrase. In words. */
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

/** Words that begin a phrase: after most words of a text none has to be looked for. */
const beginnings = (vocabulary: Vocabulary): ReadonlySet<string> =>
  new Set(Array.from(vocabulary.keys(), (phrase) => phrase.split(' ', 1)[0] ?? ''));

const vocabularies = { accented: vocabularyOf(canonical, false), plain: vocabularyOf(foldForSearch, true) };

const begins = { accented: beginnings(vocabularies.accented), plain: beginnings(vocabularies.plain) };

const order = Object.keys(sorts);

/** The sorts that are spoken of, always in the same order. */
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

/** What a wish for work is does not hang on the day. */
const anyDay = localDate('2026-01-01');

const ruled = (heard: MatchableText, text: SaidText): readonly string[] => {
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
    isRetreat(text) ? 'retreat' : '',
    ...services.map((service) => `service ${service}`),
    services.length > 0 ? 'service' : '',
  ].filter((sign) => sign !== '');
};

const work = (text: SaidText): readonly string[] => {
  const wish = staffWishIn(text, anyDay);
  return wish ? ['work', `work ${wish.wish}`] : [];
};

/** What rules hear in a text: sorts of words, and rules that hold. The model reads both like words. */
export interface Signs {
  readonly sorts: readonly string[];
  readonly rules: readonly string[];
}

/** What rules hear in a text, for the model beside its words. */
export const signsIn = (heard: MatchableText, text: SaidText): Signs => ({
  sorts: sortsIn(heard),
  rules: [...ruled(heard, text), ...work(text)],
});
