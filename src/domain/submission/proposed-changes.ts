/**
 * An author says in their own words what is wrong in an item. The right value is in the message, the value to be replaced is in
 * the item. Both are found by their kind (a count, a numbered thing, a day, an hour, a name); lines to delete are found by
 * position. This module only proposes changes. Pure.
 */
import { parseLocalDate } from '../calendar/local-date.ts';
import { foldInPlace, sentencesOf } from '../text/normalize.ts';
import { contrastIn, contrastOfItem, replacedAs, takenOutAs, type WordChange, wordChangeIn } from '../words/change.ts';
import { foldedText, partsOf } from '../words/folded-text.ts';
import { findWords } from './change-words.ts';
import { partNamed, partsByPlace } from './parts-by-place.ts';
import type { Content } from './submission.ts';
import { around, capitalized, mostStanding, numbered, type Value, valuesOf } from './values-in-text.ts';

/** Words to be replaced, their replacement, and how the person said it. */
export type PutRightPair = Pick<WordChange, 'from' | 'to' | 'spoken'>;

/** Changes to an item that one sentence asks for ("không phải 20 mà 22"). */
export interface ProposedChanges {
  readonly pairs: readonly PutRightPair[];
  /** Alternatives, if a new value could replace several values of the item. */
  readonly several: readonly PutRightPair[];
}

/** Longest item whose values are compared, in characters. */
const longestReadForValues = 8000;
/** Limit over all items that one sentence could be about, in characters, so that other requests are not delayed. */
const mostLetters = 60_000;
/** A message with more values is a new item rather than a correction. */
const mostValues = 6;
/** Most alternatives for one value. */
const mostWays = 6;

const textsOf = ({ title, parts, place }: Content): readonly string[] => [
  ...parts.map(({ text }) => text),
  ...(title === null ? [] : [title]),
  ...(place === null ? [] : [place]),
];

interface Standing {
  readonly value: Value;
  readonly text: string;
  /** The whole text without accents, computed once for all its values. */
  readonly folded: string;
  readonly written: string;
  /** The words after a count, without accents. */
  readonly behind: readonly string[];
}

/** Number of words after a figure that tell what is counted. */
const wordsBehind = 3;
const wordsAt = (folded: string, at: number): readonly string[] =>
  folded
    .slice(at, at + around)
    .trim()
    .split(/[^a-z0-9%]+/u)
    .slice(0, wordsBehind)
    .filter((each) => each.length > 1);

/** The values of the texts. Empty if there are more than can be compared. */
function standingIn(texts: readonly string[]): readonly Standing[] {
  const standing: Standing[] = [];
  for (const text of texts) {
    const folded = foldInPlace(text);
    for (const value of valuesOf(text, folded))
      standing.push({
        ...{ value, text, folded, written: text.slice(value.at, value.at + value.length) },
        behind: value.kind === 'count' ? wordsAt(folded, value.at + value.length) : [],
      });
    if (standing.length > mostStanding) return [];
  }
  return standing;
}

/** Similarity of two names without accents: common words, then equal length and equal first letter of the last word. */
function likeness(one: string, other: string): number {
  const [first, second] = [one.split(/\s+/u), other.split(/\s+/u)];
  const shared = first.filter((each) => second.includes(each)).length;
  const isLong = first.length === second.length;
  const isAlike = isLong && first.at(-1)?.[0] === second.at(-1)?.[0];
  if (shared === 0) return isAlike && first.length === 1 ? 1 : 0;
  return shared * 2 + (isLong ? 1 : 0) + (isAlike ? 1 : 0);
}

/** A name typed without accents matches the accented name. */
const isSameName = (written: Value, typed: Value): boolean => {
  const [whole, form] = typed.figure === typed.folded ? [written.folded, typed.folded] : [written.figure, typed.figure];
  return ` ${whole} `.includes(` ${form} `);
};
/** One may be an abbreviation: "tr" for "triệu". */
const isSameThing = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);
const isSame = (one: Value, typed: Value): boolean =>
  one.kind === typed.kind &&
  (one.kind === 'name' ? isSameName(one, typed) : one.figure === typed.figure) &&
  isSameThing(one.noun, typed.noun);

const unique = (standing: readonly Standing[]): readonly Standing[] => [
  ...new Map(
    standing.map((each) => [`${each.value.kind}|${each.value.figure}|${each.value.noun}`, each] as const),
  ).values(),
];

const numberedBefore = new RegExp(`(?:${numbered}) (?:so )?$`, 'u');

/** Includes the counted thing as written in the item, because a figure alone may occur with several things. */
function pairOf({ value, text, folded, written }: Standing, wanted: string): PutRightPair {
  const end = value.at + value.length;
  const behind = value.noun === '' ? '' : (/^[ ]?[\p{L}\p{M}%]+/u.exec(text.slice(end, end + around))?.[0] ?? '');
  const before =
    value.kind === 'count'
      ? ''
      : (numberedBefore.exec(folded.slice(Math.max(0, value.at - around), value.at))?.[0] ?? '');
  const lead = before === '' ? '' : text.slice(value.at - before.length, value.at);
  const isCounted = foldInPlace(behind).trim() === value.noun;
  const tail = isCounted ? behind : '';
  return { from: `${lead}${written}${tail}`, to: `${lead}${wanted}${tail}`, spoken: replacedAs };
}

/** The candidates of the highest rank. Empty if the highest rank is 0. */
function best(standing: readonly Standing[], rankOf: (each: Standing) => number): readonly Standing[] {
  const ranks = standing.map(rankOf);
  const highest = Math.max(0, ...ranks);
  return highest === 0 ? [] : standing.filter((_, at) => ranks[at] === highest);
}

/** "số người tham gia là 60": the counted thing is named and must be found. */
const thingNamed =
  / (?:so|tong so|con so)(?: luong)? (?!(?:lieu|la|dung|sai|moi|phai|thuc|that|do|nay|ghi|o|trong)\b)[a-z]+ /u;

/** Values of the item that the new value could replace. @param heard the words of the message, without accents */
function against(standing: readonly Standing[], value: Value, heard: string): readonly Standing[] {
  const like = standing.filter((each) => each.value.kind === value.kind && !isSame(each.value, value));
  if (value.kind === 'name') return best(like, (each) => likeness(each.value.folded, value.folded));
  if (value.kind !== 'count') return like;
  const counted = like.filter(
    (each) => value.noun !== '' && each.value.noun !== '' && isSameThing(each.value.noun, value.noun),
  );
  if (counted.length > 0) return counted;
  const named = best(like, ({ behind }) => behind.filter((each) => heard.includes(` ${each} `)).length);
  const isNamed = value.noun !== '' || thingNamed.test(heard);
  return named.length > 0 || isNamed ? named : like;
}

/** A correcting message, parsed once for all items that it could be about. */
interface Correction {
  readonly message: string;
  /** Its words, without accents. */
  readonly heard: string;
  readonly values: readonly Value[];
  /** Values that the message says are wrong. */
  readonly gone: readonly Value[];
}

/** @param old the words that are said to be wrong */
function correctionIn(message: string, old: string): Correction {
  const folded = foldInPlace(message);
  const gone = valuesOf(old, foldInPlace(old));
  const values = valuesOf(message, folded).filter(
    (value) => value.figure === '' || !gone.some((each) => each.kind === value.kind && each.figure === value.figure),
  );
  return { message, heard: ` ${folded.replaceAll(/[^a-z0-9%]+/gu, ' ')} `, values, gone };
}

/** The message has the right value and perhaps the wrong one; the rest comes from the item. */
function byValues({ message, heard, values, gone }: Correction, texts: readonly string[]): ProposedChanges {
  const standing = values.length === 0 ? [] : standingIn(texts);
  const stands = new Set(values.filter((value) => standing.some((each) => isSame(each.value, value))));
  const pairs: PutRightPair[] = [];
  const several: PutRightPair[] = [];
  const wantedOnes = values.filter((each) => !stands.has(each));
  if (standing.length === 0 || wantedOnes.length > mostValues) return { pairs, several };
  for (const value of wantedOnes) {
    const named = [...gone, ...stands].filter((each) => each.kind === value.kind);
    // A value that the message itself names takes precedence over one found by what is counted.
    const told = standing.filter((each) => named.some((other) => isSame(each.value, other)));
    const meant = told.length > 0 ? told : against(standing, value, heard);
    const wanted = capitalized(message.slice(value.at, value.at + value.length), value.kind);
    const ways = unique(meant)
      .slice(0, mostWays)
      .map((each) => pairOf(each, wanted));
    if (ways.length === 1) pairs.push(...ways);
    else several.push(...ways);
  }
  return { pairs, several };
}

/** Says that something is wrong or must change. */
const cue =
  /\b(?:sua|sai|nham|lon|dung(?: ra| la| phai)|chinh xac|thuc (?:ra|te|su)|that ra|dinh chinh|khong phai|(?:chu|cho) (?:khong|ko|k|hong|hok|dau)|(?:ko|k|hong|hok) phai|ghi lai|viet lai|phai la|(?:moi|la) dung|moi phai|cap nhat|chi co|con so|so lieu|(?:trong )?bai (?:ghi|viet|de|noi|dang)|ban truoc|thay (?:la|bang|cho)|chinh (?:giup|gium|lai)|dinh (?:giup|gium)|nham lan|xin loi|ten(?: that| dung| day du| goi)? la)\b/u;
/**
 * "số hộ là 54", "54 hộ", "có 160 thôi": a bare value, for an item that was returned. A longer sentence is its next paragraph.
 */
const bareValue = /(?:^|\b(?:la|chi|phai) )\d|\bco \d\S* (?:\S+ )?thoi\b/u;
/** In words: just the thing and its figure. A longer sentence tells something new. */
const shortestTelling = 8;
/** In words: a longer message reports an event. */
const longestMessage = 40;

/** @param isMended the item was returned for correction or is named: then a value alone is a correction */
export function soundsLikeCorrection(message: string, isMended: boolean): boolean {
  const { folded } = foldedText(message);
  const words = folded.split(' ').length;
  if (folded.includes('?') || words > longestMessage) return false;
  return cue.test(folded) || partNamed.test(folded) || (isMended && words <= shortestTelling && bareValue.test(folded));
}

const leads =
  /^(?:(?:da|vang|a|oi|em|toi|minh|tui|xin|xin loi|cho|nho|chi|anh|bbt|de nghi|dinh chinh|sua|sua lai|thua|trong|o|bai|tin)[ ,:.]+)*(?:(?:bai|tin|ma)(?: so)? (?:[a-z]{2}-?\d{4}-?)?\d{2,5}[ ,:.]*)?/u;

const takenOut = /^bo [“"](?<words>.+)[”"]$/du;

/** The replacement that the message states explicitly, without the item's number and the form of address before it. */
function explicitIn(message: string): WordChange | null {
  const heard = foldedText(message);
  const gone = partsOf(heard, takenOut)?.words;
  if (gone) return { from: gone, to: '', code: null, isAll: false, isQuoted: true, spoken: takenOutAs };
  const bare = foldedText(heard.text.slice(leads.exec(heard.folded)?.[0].length ?? 0));
  return wordChangeIn(heard) ?? contrastOfItem(heard) ?? contrastIn(bare) ?? contrastIn(heard);
}

const lengthForValues = (content: Content): number => textsOf(content).reduce((sum, { length }) => sum + length, 0);
/** True for items too long to compare their values. */
export const isLongForValues = (content: Content): boolean => lengthForValues(content) > longestReadForValues;

/**
 * Finds what a message corrects in the items that it could be about, called once for each. Null: nothing, the item is too long,
 * or earlier items have used up `mostLetters`. The message is parsed once.
 */
export function changesProposedBy(message: string): (content: Content) => ProposedChanges | null {
  const explicit = explicitIn(message);
  const heard = foldedText(message);
  // The number of a line is not a value of the text.
  const gone = partNamed.exec(heard.folded);
  const rest = gone ? heard.text.replace(heard.text.slice(gone.index, gone.index + gone[0].length), ' ') : heard.text;
  const correction = correctionIn(rest, explicit?.from ?? '');
  // Replaces word for word.
  const isPlain =
    explicit?.from.split(' ').length === explicit?.to.split(' ').length && !/^[\d.,]+$/u.test(explicit?.from ?? '');
  let left = mostLetters;
  return (content) => {
    if (isLongForValues(content)) return null;
    left -= lengthForValues(content);
    if (left < 0) return null;
    const lines = partsByPlace(heard.folded, content).map((from) => ({ from, to: '', spoken: takenOutAs }));
    const values = byValues(correction, textsOf(content));
    if (
      explicit &&
      (isPlain || values.pairs.length !== 1) &&
      findWords(content, explicit).count > 0 &&
      explicit.from !== explicit.to
    )
      return { pairs: [explicit], several: [] };
    const pairs = [...lines, ...values.pairs.filter(({ from }) => !lines.some((each) => each.from.includes(from)))];
    return pairs.length + values.several.length > 0 ? { pairs, several: values.several } : null;
  };
}

const dayAndMonth = (words: string): string | null => {
  const [, day, month] = /^(\d{1,2})(?: ?\/ ?| thang )(\d{1,2})$/u.exec(foldInPlace(words.trim())) ?? [];
  return day && month ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
};

/** Changes the day of the event too, if that day was replaced in the text. */
function withDay(content: Content, { from, to }: PutRightPair): Content {
  const [old, anew] = [dayAndMonth(from), dayAndMonth(to)];
  if (!old || !anew || content.eventOn?.slice(5) !== old) return content;
  return { ...content, eventOn: parseLocalDate(`${content.eventOn.slice(0, 5)}${anew}`) ?? content.eventOn };
}

/** The item with all replacements made, wherever the words occur. */
export const applyChanges = (content: Content, pairs: readonly PutRightPair[]): Content =>
  pairs.reduce((written, pair) => withDay(findWords(written, pair).content, pair), content);

/** For each replacement the sentence before and after it; after is '' if the sentence is deleted. */
export const putRightShown = (
  content: Content,
  pairs: readonly PutRightPair[],
): readonly { readonly before: string; readonly after: string; readonly places: number }[] =>
  pairs.map((pair) => {
    const { first, count } = findWords(content, pair);
    const words = first?.from ?? pair.from;
    const before =
      textsOf(content)
        .flatMap((text) => sentencesOf(text))
        .find(({ text }) => text.includes(words))?.text ?? words;
    return { before, after: pair.to === '' ? '' : before.replace(words, () => first?.to ?? pair.to), places: count };
  });
