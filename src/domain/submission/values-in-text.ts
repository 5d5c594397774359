/**
 * Finds the values in a text: counts with what is counted, numbered things, days, hours, names, each with its position. The
 * caller removes the accents once. Pure.
 */
import { foldInPlace } from '../text/normalize.ts';

/** A value in a text, with its position. */
export interface Value {
  /** 'count', 'day', 'hour', 'name', or the numbered thing: 'khoi'. */
  readonly kind: string;
  readonly at: number;
  readonly length: number;
  /** The compared form: digits of a count, or the name in lower case. */
  readonly figure: string;
  /** What is counted, without accents; '' if nothing is named. */
  readonly noun: string;
  /** A name without accents. */
  readonly folded: string;
}

/** Texts with more values are not compared. */
export const mostStanding = 300;
/** Context around a figure, in characters. */
export const around = 60;

const titles = 'ong|ba|anh|chi|em|co|chu|bac|thay|cu|chau|be|di|cau|me|dong chi|d\\/c';
/** Things named by a number: "khối 4". */
export const numbered =
  'khoi pho|khoi|thon|ap|xom|to dan pho|to|tdp|ngo|ngach|hem|kiet|duong so|lop|phong|tang|khu|dot|quy|lan thu|khoa|doi so|so nha|nghi quyet so|quyet dinh so';
/** Words that can follow a figure and are not what is counted. */
const stops =
  'nhe|nha|nhen|nghen|a|ah|oi|chu|cho|ma|khong|ko|k|kg|hong|hok|dau|moi|dung|roi|la|o|tai|va|voi|con|thi|sai|nham|lon|phai|em|toi|minh|tui|anh|chi|du|tham|den|tu|vao|luc|ngay|trong|cua|duoc|da|se|bi|do|thoi|sua|doi|thay|giup|gium|ghi|viet|nay|kia|ay|lai|len|xuong|nen|moi nguoi|ca|deu';
const word = '[a-z%][a-z0-9%/²]*';

/** The first matching pattern takes the position. A pattern with an empty name marks text to ignore. */
const patterns: readonly (readonly [kind: string, RegExp])[] = [
  // Codes of items, document numbers and telephone numbers are not values of the text.
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
/** Bounded, and anchored at the start of a word, so that very long runs of letters are scanned only once. */
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

/** Names: several capitalised words, or one after a title; in a message without capitals, the words after a title. */
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

/** All values of a text, without overlaps. @param folded the same text after `foldInPlace` */
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
        // A numbered thing comes before its number; what is counted comes after its count.
        ...{ at: kind === 'numbered' ? to - figure.length : from, length: figure.length },
        ...{ figure: bareFigure(figure), noun: kind === 'count' ? noun : '', folded: '' },
      });
      if (values.length > mostStanding) return values;
    }
  return [...values, ...namesOf(text, folded)];
}

/** Capitalises a name that was typed in lower case. */
export const capitalized = (written: string, kind: string): string =>
  kind === 'name' && written === written.toLowerCase()
    ? written.replaceAll(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    : written;
