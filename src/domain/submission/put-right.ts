/**
 * An author says what is wrong in an item, in their own words: the value that is right stands in the message, the one that it
 * is to replace in the item. Both are found by their kind (a count, a numbered thing, a day, an hour, a name), whatever stands
 * around them; lines are taken out by their place. Nothing is changed here. PURE.
 */
import { parseLocalDate } from '../calendar/local-date.ts';
import { foldInPlace, sentencesOf } from '../text/normalize.ts';
import { contrastIn, contrastOfItem, replacedAs, takenOutAs, type WordChange, wordChangeIn } from '../words/change.ts';
import { partsOf, said } from '../words/said.ts';
import { findWords } from './change-words.ts';
import type { Content } from './submission.ts';

export type PutRightPair = Pick<WordChange, 'from' | 'to' | 'spoken'>;

export interface PutRight {
  readonly pairs: readonly PutRightPair[];
  /** A value of the item is to be another, and several of it could be meant: each way by itself. */
  readonly several: readonly PutRightPair[];
}

interface Value {
  /** 'count', 'day', 'hour', 'name', or the numbered thing: 'khoi'. */
  readonly kind: string;
  readonly at: number;
  readonly length: number;
  /** What is compared: digits of a count, the folded name. */
  readonly figure: string;
  /** What is counted, folded; '' where nothing is named. */
  readonly noun: string;
  /** Of a name, without accents. */
  readonly folded: string;
}

/** Longer items are not read for their values, nor such with more of them: a sentence must not hold up everybody else's. */
const longestReadForValues = 8000;
const mostStanding = 300;
/** More values than these in one message are no correction of an item but an item. */
const mostValues = 6;
/** Of one value; fewer are offered. */
const mostWays = 6;
/** What stands around a figure, in characters. */
const around = 60;

const titles = 'ong|ba|anh|chi|em|co|chu|bac|thay|cu|chau|be|di|cau|me|dong chi|d\\/c';
const numbered =
  'khoi pho|khoi|thon|ap|xom|to dan pho|to|tdp|ngo|ngach|hem|kiet|duong so|lop|phong|tang|khu|dot|quy|lan thu|khoa|doi so|so nha|nghi quyet so|quyet dinh so';
/** Said behind a figure, and no thing that is counted. */
const stops =
  'nhe|nha|nhen|nghen|a|ah|oi|chu|cho|ma|khong|ko|k|kg|hong|hok|dau|moi|dung|roi|la|o|tai|va|voi|con|thi|sai|nham|lon|phai|em|toi|minh|tui|anh|chi|du|tham|den|tu|vao|luc|ngay|trong|cua|duoc|da|se|bi|do|thoi|sua|doi|thay|giup|gium|ghi|viet|nay|kia|ay|lai|len|xuong|nen|moi nguoi|ca|deu';
const word = '[a-z%][a-z0-9%/²]*';

/** The first that fits takes its place; one without a name is nothing. */
const patterns: readonly (readonly [kind: string, RegExp])[] = [
  // What names an item, a paper or a telephone is no figure of the text.
  [
    '',
    /\b(?:[a-z]{2,4}-\d{4}-\d{2,5}|(?:bai|tin|ma)(?: so)? \d{1,5}|0\d{3}(?![\d/.,])|0\d{8,10}|\d+ ?\/ ?[a-z]{2,}[a-z0-9-]*)\b/du,
  ],
  [
    'day',
    /(?<![\d/])(?<figure>\d{1,2} ?\/ ?\d{1,2}(?: ?\/ ?\d{4})?|(?<=ngay )\d{1,2}(?: thang \d{1,2})?|\d{1,2} thang \d{1,2})(?![\d/])/du,
  ],
  ['weekday', /\b(?<figure>thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b(?! (?:nhat|nhi)\b)/du],
  [
    'hour',
    /(?<![\d/])(?<figure>\d{1,2} ?(?:gio|h|g)(?: ?\d{2}(?!\d)| ruoi)?|\d{1,2}:\d{2})(?![a-z\d])(?: (?:sang|trua|chieu|toi)\b)?/du,
  ],
  ['numbered', new RegExp(`\\b(?<noun>${numbered}) (?:so )?(?<figure>\\d{1,4}[a-z]?)(?![\\d/.,]\\d|[a-z\\d])`, 'du')],
  [
    'count',
    new RegExp(
      `(?<![\\d/.,a-z])(?<figure>\\d+(?:[.,]\\d+)*)(?:(?<noun>%)| ?(?<percent>phan tram)| ?(?!(?:${stops})\\b)(?<second>${word}))?(?![\\d/])`,
      'du',
    ),
  ],
];

const capitalWord = '\\p{Lu}[\\p{L}\\p{M}]{0,40}';
/** Bounded and from the beginning of a word: letters without end are read once. */
const capitals = new RegExp(`(?<![\\p{L}\\p{M}])${capitalWord}(?:\\s{1,3}${capitalWord}){1,9}`, 'u');
const lowerName = new RegExp(`^(?!(?:${stops})\\b)[a-z]+(?: (?!(?:${stops})\\b)[a-z]+){1,3}`, 'u');
const titled = new RegExp(`\\b(?:${titles}) (?=\\p{L})`, 'u');
const capitalBehind = new RegExp(`^${capitalWord}`, 'u');

const bareFigure = (figure: string): string =>
  figure
    .replaceAll(/ /gu, '')
    .replace(/gio|g/u, 'h')
    .replaceAll(/\b0+(?=\d)/gu, '');
const lower = (text: string): string => text.normalize('NFC').toLowerCase();

const nameAt = (at: number, name: string): Value => ({
  ...{ kind: 'name', at, length: name.length, figure: lower(name), noun: '', folded: foldInPlace(lower(name)) },
});

/** Names: words with capitals, and one with a capital behind a title; in a message without capitals what a title stands before. */
function namesOf(text: string, folded: string): readonly Value[] {
  const found: Value[] = [...text.matchAll(new RegExp(capitals, 'gu'))].map(({ 0: name, index }) =>
    nameAt(index, name),
  );
  const isLower = text === text.toLowerCase();
  const source = isLower ? folded : text;
  for (const { 0: title, index } of folded.matchAll(new RegExp(titled, 'gu'))) {
    const at = index + title.length;
    if (found.length > mostStanding) break;
    const length = (isLower ? lowerName : capitalBehind).exec(source.slice(at, at + around))?.[0].length;
    if (length && !found.some((each) => each.at <= at && at < each.at + each.length))
      found.push(nameAt(at, text.slice(at, at + length)));
  }
  return found;
}

/** All values of a text in the order in which they stand, none inside another. */
function valuesOf(text: string, folded: string = foldInPlace(text)): readonly Value[] {
  const taken = new Uint8Array(text.length);
  const values: Value[] = [];
  for (const [kind, pattern] of patterns)
    for (const match of folded.matchAll(new RegExp(pattern, 'dgu'))) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.subarray(from, to).includes(1)) continue;
      taken.fill(1, from, to);
      const groups = match.groups ?? {};
      const at = match.indices?.groups?.figure;
      if (kind === '' || !at) continue;
      const noun = groups.percent ? '%' : (groups.noun ?? groups.second ?? '');
      values.push({
        kind: kind === 'numbered' ? noun : kind,
        ...{ at: at[0], length: at[1] - at[0] },
        ...{ figure: bareFigure(groups.figure ?? ''), noun: kind === 'count' ? noun : '', folded: '' },
      });
      if (values.length > mostStanding) return values;
    }
  return [...values, ...namesOf(text, folded)];
}

const textsOf = ({ title, parts, place }: Content): readonly string[] => [
  ...parts.map(({ text }) => text),
  ...(title === null ? [] : [title]),
  ...(place === null ? [] : [place]),
];

interface Standing {
  readonly value: Value;
  readonly text: string;
  /** The whole text without accents: folded once, not for each figure in it. */
  readonly folded: string;
  readonly written: string;
  /** The words behind a count, folded. */
  readonly behind: readonly string[];
}

/** So many words behind a figure say what is counted. */
const wordsBehind = 3;
const wordsAt = (folded: string, at: number): readonly string[] =>
  folded
    .slice(at, at + around)
    .trim()
    .split(/[^a-z0-9%]+/u)
    .slice(0, wordsBehind)
    .filter((each) => each.length > 1);

/** None of an item that has more than can be compared. */
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

/** How much two folded names have in common: words that are the same, then their number and the first letter of the last. */
function likeness(one: string, other: string): number {
  const [first, second] = [one.split(/\s+/u), other.split(/\s+/u)];
  const shared = first.filter((each) => second.includes(each)).length;
  const isLong = first.length === second.length;
  const isAlike = isLong && first.at(-1)?.[0] === second.at(-1)?.[0];
  if (shared === 0) return isAlike && first.length === 1 ? 1 : 0;
  return shared * 2 + (isLong ? 1 : 0) + (isAlike ? 1 : 0);
}

/** Whoever writes no accents means the name that has them. */
const isSameName = (written: Value, typed: Value): boolean => {
  const [whole, form] = typed.figure === typed.folded ? [written.folded, typed.folded] : [written.figure, typed.figure];
  return ` ${whole} `.includes(` ${form} `);
};
/** "tr" is "triệu". */
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

/** With the thing that is counted, as it is written there: a figure alone may stand for several things. */
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

/** Those of the highest rank; none where nothing speaks for any. */
function best(standing: readonly Standing[], rankOf: (each: Standing) => number): readonly Standing[] {
  const ranks = standing.map(rankOf);
  const highest = Math.max(0, ...ranks);
  return highest === 0 ? [] : standing.filter((_, at) => ranks[at] === highest);
}

/** "số người tham gia là 60": what is counted is said, and has to be found. */
const thingNamed =
  / (?:so|tong so|con so)(?: luong)? (?!(?:lieu|la|dung|sai|moi|phai|thuc|that|do|nay|ghi|o|trong)\b)[a-z]+ /u;

/** What of the item the value may stand against. @param heard the words of the message, folded */
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

/** A message that puts something right: what it names, read once for all items that it may be about. */
interface Correction {
  readonly message: string;
  /** Its words, folded. */
  readonly heard: string;
  readonly values: readonly Value[];
  /** Those that are said to be wrong. */
  readonly gone: readonly Value[];
}

/** @param old said to be wrong */
function correctionIn(message: string, old: string): Correction {
  const gone = valuesOf(old);
  const values = valuesOf(message).filter(
    (value) => value.figure === '' || !gone.some((each) => each.kind === value.kind && each.figure === value.figure),
  );
  return { message, heard: ` ${foldInPlace(message).replaceAll(/[^a-z0-9%]+/gu, ' ')} `, values, gone };
}

/** The message names what is right, and perhaps what stands there; the item has the rest. */
function byValues({ message, heard, values, gone }: Correction, texts: readonly string[]): PutRight {
  const standing = values.length === 0 ? [] : standingIn(texts);
  const stands = new Set(values.filter((value) => standing.some((each) => isSame(each.value, value))));
  const pairs: PutRightPair[] = [];
  const several: PutRightPair[] = [];
  const wantedOnes = values.filter((each) => !stands.has(each));
  if (standing.length === 0 || wantedOnes.length > mostValues) return { pairs, several };
  for (const value of wantedOnes) {
    const named = [...gone, ...stands].filter((each) => each.kind === value.kind);
    // What the message says of the item itself comes before what is counted.
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

/** A name that was typed in small letters. */
const capitalized = (written: string, kind: string): string =>
  kind === 'name' && written === written.toLowerCase()
    ? written.replaceAll(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    : written;

const counts: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4 };
const line =
  /\b(?:bo|xoa|cat|go|luoc)(?: di| bot| het| giup| gium| cai)*(?: (?<count>\d|mot|hai|ba|bon))? (?<what>dong|cau|doan) (?<which>cuoi|dau|(?:thu )?(?:nhat|hai|ba|tu|nam|\d))(?: cung| tien)?\b/u;
/** Not told in the text: "Nguồn: bà Lan". */
const label = /^\s*(?:nguon|anh|tac gia|nguoi viet|nguoi chup)\s*:/u;
const places: Readonly<Record<string, number>> = { nhat: 1, hai: 2, ba: 3, tu: 4, nam: 5 };

/** "bỏ 2 dòng cuối", "xóa câu thứ hai": by their places among those of the text. */
function byPlace(folded: string, { parts }: Content): readonly PutRightPair[] {
  const { count = '1', what, which = '' } = line.exec(folded)?.groups ?? {};
  if (!what) return [];
  const whole = parts.map(({ text }) => text).join('\n');
  const all =
    what === 'cau'
      ? sentencesOf(whole).flatMap(({ text }) => (label.test(foldInPlace(text)) ? [] : [text]))
      : whole.split('\n').flatMap((each) => (each.trim() === '' || label.test(foldInPlace(each)) ? [] : [each.trim()]));
  const many = counts[count] ?? Number(count);
  const ordinal = which.replace('thu ', '');
  const at = places[ordinal] ?? Number(ordinal);
  const gone =
    which === 'cuoi' ? all.slice(-many) : which === 'dau' ? all.slice(0, many) : all.slice(at - 1, at - 1 + many);
  // What would leave nothing is no correction.
  return gone.length > 0 && gone.length < all.length ? gone.map((from) => ({ from, to: '', spoken: takenOutAs })) : [];
}

/** Something is wrong, or is to be otherwise. */
const cue =
  /\b(?:sua|sai|nham|lon|dung(?: ra| la| phai)|chinh xac|thuc (?:ra|te|su)|that ra|dinh chinh|khong phai|(?:chu|cho) (?:khong|ko|k|hong|hok|dau)|(?:ko|k|hong|hok) phai|ghi lai|viet lai|phai la|(?:moi|la) dung|moi phai|cap nhat|chi co|con so|so lieu|(?:trong )?bai (?:ghi|viet|de|noi|dang)|ban truoc|thay (?:la|bang|cho)|chinh (?:giup|gium|lai)|dinh (?:giup|gium)|nham lan|xin loi|ten(?: that| dung| day du| goi)? la)\b/u;
/** "số hộ là 54", "54 hộ", "có 160 thôi": of what came back. A sentence that goes on telling is its next paragraph. */
const bareValue = /(?:^|\b(?:la|chi|phai) )\d|\bco \d\S* (?:\S+ )?thoi\b/u;
/** No more than the thing and its figure. In words. */
const shortestTelling = 8;
/** Longer messages tell of an event. In words. */
const longestMessage = 40;

/** @param isMended it came back to be mended, or is named: a value alone is said about it */
export function soundsLikeCorrection(message: string, isMended: boolean): boolean {
  const { folded } = said(message);
  const words = folded.split(' ').length;
  if (folded.includes('?') || words > longestMessage) return false;
  return cue.test(folded) || line.test(folded) || (isMended && words <= shortestTelling && bareValue.test(folded));
}

const leads =
  /^(?:(?:da|vang|a|oi|em|toi|minh|tui|xin|xin loi|cho|nho|chi|anh|bbt|de nghi|dinh chinh|sua|sua lai|thua|trong|o|bai|tin)[ ,:.]+)*(?:(?:bai|tin|ma)(?: so)? (?:[a-z]{2}-?\d{4}-?)?\d{2,5}[ ,:.]*)?/u;

const takenOut = /^bo [“"](?<words>.+)[”"]$/du;

/** What is said of the pair itself, the item's number and the address before it taken off. */
function explicitIn(message: string): WordChange | null {
  const heard = said(message);
  const gone = partsOf(heard, takenOut)?.words;
  if (gone) return { from: gone, to: '', code: null, isAll: false, isQuoted: true, spoken: takenOutAs };
  const bare = said(heard.text.slice(leads.exec(heard.folded)?.[0].length ?? 0));
  return wordChangeIn(heard) ?? contrastOfItem(heard) ?? contrastIn(bare) ?? contrastIn(heard);
}

export const lengthForValues = (content: Content): number =>
  textsOf(content).reduce((sum, { length }) => sum + length, 0);
/** Longer than what is read for its values. */
export const isLongForValues = (content: Content): boolean => lengthForValues(content) > longestReadForValues;

/** What a message puts right in an item. Null: nothing of it, or it is too long. The message is read once. */
export function putRightBy(message: string): (content: Content) => PutRight | null {
  const explicit = explicitIn(message);
  const heard = said(message);
  // The number of a line is no figure of the text.
  const gone = line.exec(heard.folded);
  const rest = gone ? heard.text.replace(heard.text.slice(gone.index, gone.index + gone[0].length), ' ') : heard.text;
  const correction = correctionIn(rest, explicit?.from ?? '');
  // Word for word, or nothing else is found.
  const isPlain =
    explicit?.from.split(' ').length === explicit?.to.split(' ').length && !/^[\d.,]+$/u.test(explicit?.from ?? '');
  return (content) => {
    if (isLongForValues(content)) return null;
    const lines = byPlace(heard.folded, content);
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

/** The day of the event is another where the text's is. */
function withDay(content: Content, { from, to }: PutRightPair): Content {
  const [old, anew] = [dayAndMonth(from), dayAndMonth(to)];
  if (!old || !anew || content.eventOn?.slice(5) !== old) return content;
  return { ...content, eventOn: parseLocalDate(`${content.eventOn.slice(0, 5)}${anew}`) ?? content.eventOn };
}

/** The item with all of them, wherever the words stand. */
export const withPutRight = (content: Content, pairs: readonly PutRightPair[]): Content =>
  pairs.reduce((written, pair) => withDay(findWords(written, pair).content, pair), content);

/** The sentence in which each stands, as it is and as it would be; '' : it would be gone. */
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
