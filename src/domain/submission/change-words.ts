/** "đổi A thành B": where the words stand in an item, and the item with the new ones. Pure. */
import { foldInPlace } from '../text/normalize.ts';
import type { Content } from './submission.ts';

/** Words, and what stands in their place. */
export interface WantedChange {
  readonly from: string;
  readonly to: string;
}

/** Where such words stand in an item. */
export interface FoundWords {
  /** Places where they stand; a title that repeats the text is the same place. */
  readonly count: number;
  /** As they are written at the first place, and what stands there afterwards; null: they stand nowhere. */
  readonly first: WantedChange | null;
  /** With all of them changed. */
  readonly content: Content;
}

type Form = (text: string) => string;
/** As written, else in other letters, else without accents. All of the same length. */
const forms: readonly Form[] = [(text) => text, (text) => text.toLowerCase(), foldInPlace];

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Where whole words stand, as offsets. */
function placesOf(text: string, words: string, form: Form): readonly number[] {
  const [where, what] = [form(text), form(words)];
  const places: number[] = [];
  for (let at = where.indexOf(what); at !== -1; at = where.indexOf(what, at + what.length))
    if (!(isWord(what[0]) && isWord(where[at - 1])) && !(isWord(what.at(-1)) && isWord(where[at + what.length])))
      places.push(at);
  return places;
}

const capital = (text: string): boolean => /^\p{Lu}/u.test(text);
const wordsIn = /[\p{L}\p{N}]+/gu;

/** "30 nguoi" found as "30 người": "45 nguoi" becomes "45 người", each word as it is written in the text. */
const spelledAs = (found: string, to: string): string => {
  const written = new Map((found.match(wordsIn) ?? []).map((word) => [foldInPlace(word), word.toLowerCase()]));
  return to.replaceAll(wordsIn, (word) => (word === foldInPlace(word) ? (written.get(word) ?? word) : word));
};

/** A word at the beginning of a sentence keeps its capital; what is typed without accents takes those of the text. */
const fitted = (found: string, { from, to }: WantedChange): string => {
  const said = found.toLowerCase() === from.toLowerCase() ? to : spelledAs(found, to);
  return capital(found) && !capital(from) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
};

const replaced = (text: string, change: WantedChange, form: Form): string =>
  placesOf(text, change.from, form).reduceRight(
    (said, at) =>
      said.slice(0, at) + fitted(said.slice(at, at + change.from.length), change) + said.slice(at + change.from.length),
    text,
  );

/** Words that were taken out leave no gap behind. */
const closed = (text: string): string =>
  text
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ +(?=[.,;!?])/gu, '')
    .replaceAll(/,(?=[.,;!?]|$)/gmu, '')
    .replaceAll(/([.!?…])[.;]/gu, '$1')
    .replaceAll(/^[\s,.;]+|\s+$/gu, '');

/** The title was taken from the text's first line. */
const isFromText = ({ title, parts }: Content): boolean => {
  const first = parts.flatMap(({ text }) => text.split('\n')).find((line) => line.trim() !== '') ?? '';
  return title === null || first.trim().startsWith(title.replace(/…$/u, ''));
};

const creditsAnew = (credits: NonNullable<Content['photoCredits']>, anew: (text: string) => string) =>
  Object.fromEntries(Object.entries(credits).map(([photo, names]) => [photo, names.map(anew)]));

/** Where the words to be changed stand, and how often; an item may hold them several times. */
export function findWords(content: Content, change: WantedChange): FoundWords {
  const texts = [...content.parts.map(({ text }) => text), ...(isFromText(content) ? [] : [content.title ?? ''])];
  const others = [
    content.place ?? '',
    content.source?.detail ?? '',
    ...Object.values(content.captions ?? {}),
    ...Object.values(content.descriptions ?? {}),
    ...(content.authors ?? []),
    ...(content.photographers ?? []),
  ];
  for (const searched of [texts, others])
    for (const form of forms) {
      const count = searched.reduce((sum, text) => sum + placesOf(text, change.from, form).length, 0);
      if (count === 0) continue;
      const text = searched.find((each) => placesOf(each, change.from, form).length > 0) ?? '';
      const at = placesOf(text, change.from, form)[0] ?? 0;
      const from = text.slice(at, at + change.from.length);
      const anew = (text: string): string => {
        const said = replaced(text, change, form);
        return change.to === '' && said !== text ? closed(said) : said;
      };
      const each = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
        Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, anew(text)]));
      const orNull = (text: string | null): string | null => (text === null ? null : anew(text));
      return {
        count,
        first: { from, to: fitted(from, change) },
        content: {
          ...content,
          parts: content.parts.map((part) => ({ ...part, text: anew(part.text) })),
          title: orNull(content.title),
          place: orNull(content.place),
          source: content.source && { ...content.source, detail: anew(content.source.detail) },
          ...(content.captions ? { captions: each(content.captions) } : {}),
          ...(content.descriptions ? { descriptions: each(content.descriptions) } : {}),
          ...(content.authors ? { authors: content.authors.map(anew) } : {}),
          ...(content.photographers ? { photographers: content.photographers.map(anew) } : {}),
          ...(content.photoCredits ? { photoCredits: creditsAnew(content.photoCredits, anew) } : {}),
        },
      };
    }
  return { count: 0, first: null, content };
}
