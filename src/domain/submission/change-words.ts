/** Finds and replaces words in an item: "đổi A thành B". Pure. */
import { foldInPlace } from '../text/normalize.ts';
import type { Content } from './submission.ts';

/** Words to replace, and their replacement. */
export interface WantedChange {
  readonly from: string;
  readonly to: string;
}

/** Where the words occur in an item. */
export interface FoundWords {
  /** Number of occurrences. A title repeated from the text is not counted again. */
  readonly count: number;
  /** The first occurrence as written, and its replacement; null: there is none. */
  readonly first: WantedChange | null;
  /** The item with all occurrences replaced. */
  readonly content: Content;
}

type Form = (text: string) => string;
/** Tried in this order: as written, ignoring case, ignoring accents. None changes the length of the text. */
const forms: readonly Form[] = [(text) => text, (text) => text.toLowerCase(), foldInPlace];

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Offsets of the occurrences as whole words. */
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

/** "30 nguoi" found as "30 người": "45 nguoi" becomes "45 người". Each word is spelled as in the text. */
const spelledAs = (found: string, to: string): string => {
  const written = new Map((found.match(wordsIn) ?? []).map((word) => [foldInPlace(word), word.toLowerCase()]));
  return to.replaceAll(wordsIn, (word) => (word === foldInPlace(word) ? (written.get(word) ?? word) : word));
};

/** A word at the start of a sentence keeps its capital, and words typed without accents get those of the text. */
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

/** Removes the spaces and punctuation left over by deleted words. */
const closed = (text: string): string =>
  text
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ +(?=[.,;!?])/gu, '')
    .replaceAll(/,(?=[.,;!?]|$)/gmu, '')
    .replaceAll(/([.!?…])[.;]/gu, '$1')
    .replaceAll(/^[\s,.;]+|\s+$/gu, '');

/** True if the title was taken from the first line of the text. */
const isFromText = ({ title, parts }: Content): boolean => {
  const first = parts.flatMap(({ text }) => text.split('\n')).find((line) => line.trim() !== '') ?? '';
  return title === null || first.trim().startsWith(title.replace(/…$/u, ''));
};

const creditsAnew = (credits: NonNullable<Content['photoCredits']>, anew: (text: string) => string) =>
  Object.fromEntries(Object.entries(credits).map(([photo, names]) => [photo, names.map(anew)]));

/** Finds the words and replaces every occurrence. It searches text and title first, then the other fields. */
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
