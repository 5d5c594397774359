/**
 * Which values stand in a text: counts with what is counted, numbered things, days, hours, names. Each is found by its kind
 * and told with its place. The text is folded by whoever asks, once. PURE.
 */
import { foldInPlace } from '../text/normalize.ts';

/** One value of a text, at its place. */
export interface Value {
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

/** A text with more of them is not compared. */
export const mostStanding = 300;
/** What stands around a figure, in characters. */
export const around = 60;

const titles = 'ong|ba|anh|chi|em|co|chu|bac|thay|cu|chau|be|di|cau|me|dong chi|d\\/c';
/** What has a number as its name: "khối 4". */
export const numbered =
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
    /\b(?:[a-z]{2,4}-\d{4}-\d{2,5}|(?:bai|tin|ma)(?: so)? \d{1,5}|0\d{3}(?![\d/.,])|0\d{8,10}|\d+ ?\/ ?[a-z]{2,}[a-z0-9-]*)\b/u,
  ],
  [
    'day',
    /(?<![\d/])(?<figure>\d{1,2} ?\/ ?\d{1,2}(?: ?\/ ?\d{4})?|(?<=ngay )\d{1,2}(?: thang \d{1,2})?|\d{1,2} thang \d{1,2})(?![\d/])/u,
  ],
  ['weekday', /\b(?<figure>thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b(?! (?:nhat|nhi)\b)/u],
  [
    'hour',
    /(?<![\d/])(?<figure>\d{1,2} ?(?:gio|h|g)(?: ?\d{2}(?!\d)| ruoi)?|\d{1,2}:\d{2})(?![a-z\d])(?: (?:sang|trua|chieu|toi)\b)?/u,
  ],
  ['numbered', new RegExp(`\\b(?<noun>${numbered}) (?:so )?(?<figure>\\d{1,4}[a-z]?)(?![\\d/.,]\\d|[a-z\\d])`, 'u')],
  [
    'count',
    new RegExp(
      `(?<![\\d/.,a-z])(?<figure>\\d+(?:[.,]\\d+)*)(?:(?<noun>%)| ?(?<percent>phan tram)| ?(?!(?:${stops})\\b)(?<second>${word}))?(?![\\d/])`,
      'u',
    ),
  ],
];

const capitalWord = '\\p{Lu}[\\p{L}\\p{M}]{0,40}';
/** Bounded and from the beginning of a word: letters without end are read once. */
const capitals = new RegExp(`(?<![\\p{L}\\p{M}])${capitalWord}(?:\\s{1,3}${capitalWord}){1,9}`, 'gu');
const lowerName = new RegExp(`^(?!(?:${stops})\\b)[a-z]+(?: (?!(?:${stops})\\b)[a-z]+){1,3}`, 'u');
const titled = new RegExp(`\\b(?:${titles}) (?=\\p{L})`, 'gu');
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
  const found: Value[] = [...text.matchAll(capitals)].map(({ 0: name, index }) => nameAt(index, name));
  const isLower = text === text.toLowerCase();
  const source = isLower ? folded : text;
  for (const { 0: title, index } of folded.matchAll(titled)) {
    const at = index + title.length;
    if (found.length > mostStanding) break;
    const length = (isLower ? lowerName : capitalBehind).exec(source.slice(at, at + around))?.[0].length;
    if (length && !found.some((each) => each.at <= at && at < each.at + each.length))
      found.push(nameAt(at, text.slice(at, at + length)));
  }
  return found;
}

/** All values of a text, none inside another. @param folded the same text by `foldInPlace` */
export function valuesOf(text: string, folded: string): readonly Value[] {
  const taken = new Uint8Array(text.length);
  const values: Value[] = [];
  for (const [kind, pattern] of patterns)
    for (const match of folded.matchAll(new RegExp(pattern, 'gu'))) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.subarray(from, to).includes(1)) continue;
      taken.fill(1, from, to);
      const groups = match.groups ?? {};
      const { figure = '' } = groups;
      if (kind === '') continue;
      const noun = groups.percent ? '%' : (groups.noun ?? groups.second ?? '');
      values.push({
        kind: kind === 'numbered' ? noun : kind,
        // A thing stands before its number, and what is counted behind its count.
        ...{ at: kind === 'numbered' ? to - figure.length : from, length: figure.length },
        ...{ figure: bareFigure(figure), noun: kind === 'count' ? noun : '', folded: '' },
      });
      if (values.length > mostStanding) return values;
    }
  return [...values, ...namesOf(text, folded)];
}

/** A name that was typed in small letters. */
export const capitalized = (written: string, kind: string): string =>
  kind === 'name' && written === written.toLowerCase()
    ? written.replaceAll(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    : written;
