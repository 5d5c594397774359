/**
 * Finds the telephone numbers in a text that can be called from Viet Nam.
 *
 * Numbering plan: Thông tư 22/2014/TT-BTTTT. Mobiles have ten digits (since 2018), landlines eleven; service numbers are 1800
 * and 1900 with four or six more digits. Account numbers, tax codes, dates and amounts may look the same; they are
 * distinguished by their groups of digits and by the words beside them. A doubtful number stays plain text.
 */
import lists from '../../../words/lists/telephones.json' with { type: 'json' };
import { foldForSearch } from './normalize.ts';
import { foldedPattern } from './word-lists.ts';

/** A telephone number in a text. */
export interface Telephone {
  /** Offset of its first character, in UTF-16 units. */
  readonly at: number;
  readonly written: string;
  /** The content of a `tel:` address: see {@link dialOf}. */
  readonly dial: string;
}

const mobile = /^0(?:3[2-9]|5[1-9]|7[06-9]|8[1-9]|9\d)\d{7}$/u;
const landline = /^02(?:[48]\d|0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])\d{7}$/u;
const service = /^1[89]00(?:\d{4}|\d{6})$/u;
/** 111 for children, 112 for rescue, 113, 114 and 115, and 1022, which many provinces have. */
const short = /^(?:11[1-5]|1022)$/u;

/** The number without the country code: "0912345678" for "+84 (0) 912 345 678". */
const nationalOf = (written: string): string =>
  written.replaceAll(/\D/gu, '').replace(/^(?:00)?840?(?=[235789]\d{8,9}$)/u, '0');

const hasAreaOrNetwork = (digits: string): boolean => mobile.test(digits) || landline.test(digits);

/**
 * The content of a `tel:` address (RFC 3966). Landlines and mobiles get the country code, so that they can be called from
 * abroad. 1800, 1900 and short numbers exist only within the country and stay unchanged.
 * @param written as written in a text or in the ward's file
 */
export const dialOf = (written: string): string => {
  const digits = nationalOf(written);
  return hasAreaOrNetwork(digits) ? `+84${digits.slice(1)}` : written.replaceAll(/[^+\d]/gu, '');
};

/** Groups of digits with the separators that may occur within one number, or between two: "0912345678 0987654321". */
const runs = /(?:\((?:\+?84|0084|0\d{2,4})\)[ .–-]?|\+84 ?\(0\) ?|\+)?\d(?:[ .\u00a0–-]?\d)*/gu;

interface Piece {
  readonly at: number;
  readonly written: string;
}

/** "1800 2026", "1900-1954" are years, unless a word says that the number is called. */
const years = /^1[89]00[ .\u00a0–-](?:1[5-9]|20)\d\d$/u;

/** "0912 345 678", "(024) 3825 1234", "0912 34 56 78" are numbers; "08.12.2026 07" is a date. */
function isGroupedAsNumber(groups: readonly string[]): boolean {
  const lengths = groups.map(({ length }) => length);
  if ([1, 2].some((each) => lengths.every((length) => length === each))) return true;
  // The country code and a zero may be groups of their own; after an area code one digit may be.
  const abroad = /^(?:00)?84$/u.test(groups[0] ?? '') ? 1 : 0;
  const [first = 0, , ...rest] = lengths.slice(abroad + (groups[abroad] === '0' ? 1 : 0));
  return first >= (abroad > 0 ? 2 : 3) && rest.every((length) => length > 1);
}

/** "1900 1234", "19 00 12 34" are numbers; "1.900.1234" is an amount. */
const isGroupedAsService = (groups: readonly string[]): boolean =>
  (groups[0]?.length ?? 0) >= 4 || groups.every(({ length }) => length === 2);

/** "2" in "khu 2 0986 123 456". */
const otherFigure = /^\d{1,2} (?=0\d)/u;
/** "0 9 1 2 3 4 5 6 7 8" has ten groups. In a longer run, at most this many groups are tried as one number. */
const mostGroups = 10;
/** In characters: the shortest number, apart from those of three or four digits, without separators. */
const shortestService = 8;

/** "0084 (0) 24 3825 1234" has fifteen digits. */
const mostDigits = 15;
/** Digits with which a number begins that is longer than a short one. */
const beginsLong = /^(?:0|84|1[89])/u;

/** How many of these groups at most can form one number: with more they have too many digits. */
function mostOfOne(groups: readonly string[]): number {
  let [count, digits] = [0, 0];
  for (const { length } of groups.slice(0, mostGroups)) {
    digits += length;
    if (digits > mostDigits) break;
    count += 1;
  }
  return count;
}

/** How many of these groups, counted from the first, form one number; 0 when none do. */
function groupsOfNumber(groups: readonly string[]): number {
  const [first = '', second = ''] = groups;
  if (!beginsLong.test(first + second)) return short.test(first) ? 1 : 0;
  for (let count = mostOfOne(groups); count > 0; count -= 1) {
    const own = groups.slice(0, count);
    const digits = nationalOf(own.join(''));
    const isNumber = hasAreaOrNetwork(digits)
      ? isGroupedAsNumber(own)
      : (service.test(digits) && isGroupedAsService(own)) || (count === 1 && short.test(digits));
    if (isNumber) return count;
  }
  return 0;
}

/** The numbers that a run consists of; none when some of its digits belong to no number. */
function piecesOf(written: string, at: number): readonly Piece[] {
  if (written.length < shortestService) return short.test(written) ? [{ at, written }] : [];
  const groups = [...written.matchAll(/\d+/gu)];
  const digits = groups.map(([group]) => group);
  const pieces: Piece[] = [];
  let start = 0;
  for (let place = 0; place < groups.length; ) {
    const count = groupsOfNumber(digits.slice(place, place + mostGroups));
    const last = groups[place + count - 1];
    if (count === 0 || !last) return [];
    const end = last.index + last[0].length;
    pieces.push({ at: at + start, written: written.slice(start, end) });
    place += count;
    start = groups[place]?.index ?? end;
  }
  return pieces;
}

/**
 * The numbers in a run. If there are none, tries again without a figure at its beginning that may belong to the words before
 * it.
 */
function piecesWithin(run: string, at: number): readonly Piece[] {
  const pieces = piecesOf(run, at);
  const figure = pieces.length > 0 ? undefined : otherFigure.exec(run)?.[0];
  return figure === undefined ? pieces : piecesOf(run.slice(figure.length), at + figure.length);
}

const sourceOf = (words: readonly string[]): string => foldedPattern(words).source;
/** Words for other kinds of numbers, up to the end of the part of the sentence. */
const otherNumbers = new RegExp(`${sourceOf(lists.otherNumbers)}(?:(?!\\. )[^\\d,;|])*$`, 'u');
const banks = foldedPattern(lists.banks);
const counted = new RegExp(`^ ?${sourceOf(lists.counted)}(?!/)`, 'u');
/** With accents and in small letters: "Hà", "Tấn", "Đ. Trần Phú" are a name and an address. */
const sums = new RegExp(`^ ?(?:${lists.sums.join('|')})(?![\\p{L}\\d/])`, 'u');
/** "0912 345 678", "(0220) 3822 137", "+84 912 345 678": sums and counts are hardly ever written so. */
const beginsAsCalled = /^\(?[0+]/u;
const calls = new RegExp(
  `${sourceOf(lists.calls)}(?:[ :.(]+(?:ngay|so|may|dien|den|toi|cho|qua|nong))*[ :.(]*$` +
    `|${sourceOf(lists.switchboards)}(?:(?! ${sourceOf(lists.countedBefore)}) [a-z]+){1,7} $`,
  'u',
);
const goesOn = new RegExp(`^(?:$|[.,;:!?)/]| [–(-]| ${sourceOf(lists.goesOn)})`, 'u');
/** Separators between short numbers in a list. */
const listed = /^(?:,| hoac| hay| va|\/| -)+ ?$/u;

/** In UTF-16 units: how much text before and after a number is read; enough for "tài khoản tiếp nhận ủng hộ: ". */
const beside = 48;

/** Characters of a code, an amount, an address or a time to which the digits would belong. */
const partOfMore = /(?:[\p{L}\d_@=+#&/]|[\p{L}\d]-|\d[.,–])$/u;
const goesOnAsMore = /^(?:[\p{L}_@=+#&*%]|[/–-]\p{L}|[:/,.][\dx*])/u;

/**
 * True when the words beside a number show that it is called. A short number also counts when it follows another one in a list.
 */
function isCalled(line: string, { at, written }: Piece, from: number, to: number, isNext: boolean): boolean {
  const before = foldForSearch(line.slice(Math.max(from, at - beside), at));
  const after = line.slice(at + written.length, Math.min(to, at + written.length + beside)).normalize('NFC');
  const behind = foldForSearch(after);
  const isSaid = calls.test(before);
  if (short.test(written)) return (isNext || isSaid) && goesOn.test(behind);
  // "Tiền điện thoại 1900 1234 đồng".
  if (isSaid) return beginsAsCalled.test(written) || !sums.test(after);
  if (beginsAsCalled.test(written) ? sums.test(after) : counted.test(behind)) return false;
  return !(years.test(written) || otherNumbers.test(before) || banks.test(before) || banks.test(behind));
}

/** The telephone numbers in a line of text, in order. The time is linear in the length of the line. */
export function telephonesIn(line: string): readonly Telephone[] {
  if (!/\d(?:[ .–-]?\d){2}/u.test(line)) return [];
  const pieces = [...line.matchAll(runs)].flatMap(({ 0: all, index }) => piecesWithin(all, index));
  const ends = (piece: Piece | undefined): number => (piece ? piece.at + piece.written.length : 0);
  const found: Telephone[] = [];
  pieces.forEach((piece, place) => {
    const { at, written } = piece;
    const [before, next] = [ends(pieces[place - 1]), pieces[place + 1]?.at ?? line.length];
    const isBeside = (from: number, to: number): boolean => /^ ?[/,;–-]? ?$/u.test(line.slice(from, to));
    if (!(before > 0 && isBeside(before, at)) && partOfMore.test(line.slice(Math.max(0, at - 2), at))) return;
    if (!(place + 1 < pieces.length && isBeside(ends(piece), next)) && goesOnAsMore.test(line.slice(ends(piece))))
      return;
    const isNext = before > 0 && ends(found.at(-1)) === before && listed.test(foldForSearch(line.slice(before, at)));
    if (isCalled(line, piece, before, next, isNext)) found.push({ at, written, dial: dialOf(written) });
  });
  return found;
}
