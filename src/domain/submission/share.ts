/**
 * Shares of a text or a photo, as written beside the names: "Lan 60%, Minh 40%". Without shares the parts are equal. Readers see
 * only the names.
 */
import type { Issue } from '../decision.ts';
import { formatPermille, shareOut, sumOf } from '../royalty/money.ts';
import { foldInPlace } from '../text/normalize.ts';

/** Ten-thousandths of one text, or of one photo. */
export const wholeShare = 10_000;

/** A credited name and its share, in ten-thousandths. */
export interface NamedShare {
  readonly name: string;
  /** Null: not given. */
  readonly share: number | null;
}

const before = ' :(–-=';
const percent = /(?<whole>\d{1,3})(?:[.,](?<rest>\d{1,2}))? ?(?:%|phan tram)$/u;

/** "Lan 60%", "Minh (40 %)", "Hoa: 33,3 phần trăm": the name and its share. */
export function shareIn(credit: string): NamedShare {
  const whole = credit.normalize('NFC').trim();
  const text = whole.endsWith(')') ? whole.slice(0, -1).trim() : whole;
  const found = percent.exec(foldInPlace(text));
  let end = found?.index ?? 0;
  while (before.includes(text[end - 1] ?? 'x')) end -= 1;
  // A number alone is not a credit.
  if (!found?.groups || end === 0) return { name: whole, share: null };
  const { whole: ones = '', rest = '' } = found.groups;
  return { name: text.slice(0, end), share: Number(ones) * 100 + Number(rest.padEnd(2, '0')) };
}

/** The credited names, without their shares. */
export const namesOf = (credits: readonly string[]): readonly string[] => credits.map((each) => shareIn(each).name);

/** '66,67' for 6667 ten-thousandths. */
export const formatShare = (share: number): string =>
  share % 10 === 0 ? formatPermille(share / 10) : `${Math.trunc(share / 100)},${String(share % 100).padStart(2, '0')}`;

/**
 * Credits of several reports that are merged. Without any shares all parts are equal. Otherwise each report weighs as much as it
 * has authors, and within it the given proportions stay.
 */
export function joinedCredits(reports: readonly (readonly string[])[]): readonly string[] {
  const said = reports.map((credits) => credits.map(shareIn));
  const weights = new Map<string, number>();
  for (const credits of said)
    for (const { name, share } of credits)
      weights.set(name, (weights.get(name) ?? 0) + (share === null ? wholeShare : share * credits.length));
  const names = [...weights.keys()];
  if (said.flat().every(({ share }) => share === null)) return names;
  const parts = shareOut(wholeShare, [...weights.values()]);
  return names.map((name, at) => `${name} ${formatShare(parts[at] ?? 0)}%`);
}

/**
 * Why the given shares are wrong: they do not add up to a whole, or a person has none. Null: they are right, or none were given.
 */
export function objectionToShares(credits: readonly string[]): Issue | null {
  const said = credits.map(shareIn);
  return said.every(({ share }) => share === null) ? null : objectionToParts(said);
}

/** The same check, if all shares have to be given. */
export function objectionToParts(said: readonly NamedShare[]): Issue | null {
  const sum = sumOf(said.map(({ share }) => share ?? 0));
  const without = said.flatMap(({ name, share }) => (share === null || share === 0 ? [name] : []));
  if (sum === wholeShare && without.length === 0) return null;
  return {
    key: 'issue-shares-said',
    facts: {
      ...{ sum: formatShare(sum), off: formatShare(Math.abs(wholeShare - sum)), without: without.join(', ') },
      way: sum === wholeShare ? 'whole' : sum < wholeShare ? 'less' : 'more',
      names: without.length,
    },
  };
}

/** Checks the shares of the text first, then those of the photos. */
export const objectionToCredits = ({
  credits: { authors, photographers },
}: {
  readonly credits: { readonly authors: readonly string[]; readonly photographers: readonly string[] };
}): Issue | null => objectionToShares(authors) ?? objectionToShares(photographers);
