/**
 * The statement lines of one published item. The text is paid by genre and grade and shared among its authors; each used picture
 * is paid separately to its photographer. Editing is not paid here: management support covers it.
 */
import { formatDate, localDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import type { ContributionKind } from '../submission/contribution.ts';
import { wholeShare } from '../submission/share.ts';
import { formatPermille, partOf, shareOut, sumOf } from './money.ts';
import {
  type BaseSalary,
  type Genre,
  type Grade,
  inForce,
  type Origin,
  originPercent,
  type RateTable,
} from './rates.ts';
import type { TaxedPayee } from './tax.ts';

/** A payee can be a person, an outsider unknown to the program, or a unit. */
export interface Payee extends TaxedPayee {
  /** A person's id, or a key for an outsider or a unit. Lines with equal keys are paid together. */
  readonly key: string;
  readonly name: string;
  readonly role: string | null;
}

/** A payee's part of an item. */
export interface Contribution {
  readonly payee: string;
  readonly kind: ContributionKind;
  /** Share of a text or of one photo, in ten-thousandths. Null: an equal part of a text, or a whole photo. */
  readonly share: number | null;
}

/** The facts of a published item that its royalty depends on. */
export interface Earning {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly publishedOn: string;
  readonly genre: Genre;
  readonly grade: Grade;
  readonly origin: Origin;
  readonly contributions: readonly Contribution[];
  /** A payee who approved the item by the head's override. */
  readonly approvedByPayee: string | null;
  /** The board member who gave the grade; null: none did, and the usual grade applies. */
  readonly gradedBy?: string | null;
  /** Codes of earlier items that show a photo of this one. Absent in statements of older programs. */
  readonly showsPhotosOf?: readonly string[];
}

/** All versions ever in force: an item is paid by the version of its publication day. */
export interface Rates {
  readonly tables: readonly RateTable[];
  readonly salaries: readonly BaseSalary[];
}

/**
 * A line of a statement. `withdrawn` recovers what was paid for an item that was taken down, `carried` pays what an earlier
 * ceiling left over, `debt` carries forward what could not be recovered.
 */
export interface RoyaltyLine {
  /** Item, part and payee: the same line in another version or month has the same key. */
  readonly key: string;
  readonly kind: 'royalty' | 'withdrawn' | 'carried' | 'debt';
  readonly item: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly publishedOn: string;
  } | null;
  readonly payee: string;
  readonly part: 'text' | 'photo';
  readonly genre: Genre;
  readonly grade: Grade;
  readonly coefficientMilli: number;
  readonly unitVnd: number;
  /** Share of the item's text, in ten-thousandths; null: an equal part. */
  readonly share: number | null;
  /** 100, or the percentage for compiled or translated text, and for officials. */
  readonly originPercent: number;
  readonly officialsPercent: number;
  readonly decision: string;
  readonly owedVnd: number;
  readonly paidVnd: number;
}

/** The lines of one item, or why it cannot be paid. */
export type ItemLines =
  | { readonly ok: true; readonly lines: readonly RoyaltyLine[] }
  | { readonly ok: false; readonly issue: Issue };

/** What an item's lines are computed from. */
export interface EarningContext {
  readonly rates: Rates;
  readonly payees: ReadonlyMap<string, Payee>;
}

const failed = (key: Issue['key'], facts: NonNullable<Issue['facts']>): ItemLines => ({
  ok: false,
  issue: { key, facts },
});

/**
 * Uses the rates in force on the day of publication. Fails with an issue if a rate or an author is missing or shares do not add
 * up.
 */
export function linesOf(item: Earning, context: EarningContext): ItemLines {
  const { code } = item;
  const table = inForce(context.rates.tables, item.publishedOn);
  const salary = inForce(context.rates.salaries, item.publishedOn);
  if (!table || !salary) return failed('issue-rate-missing', { code, day: formatDate(localDate(item.publishedOn)) });
  const texts = authorsOf(item);
  const given = texts.flatMap(({ share }) => (share === null ? [] : [share]));
  const sum = sumOf(given);
  if (given.length > 0 && (given.length < texts.length || sum !== wholeShare))
    return failed('issue-shares-do-not-sum', { code, sum: formatPermille(partOf(sum, 1000, wholeShare)) });
  if (texts.length === 0) return failed('issue-author-missing', { code });
  for (const { payee } of item.contributions)
    if (!context.payees.get(payee)?.name.trim()) return failed('issue-author-missing', { code });
  const earned = { item, table, unitVnd: partOf(salary.amountVnd, table.unitPercent, 100), payees: context.payees };
  return { ok: true, lines: [...textLines(earned, texts), ...photoLines(earned)].filter(({ owedVnd }) => owedVnd > 0) };
}

/** A photo story or a video consists of its pictures: without an author of text it is paid to the photographers. */
const isItsPictures = (genre: Genre): boolean => genre === 'photoNews' || genre === 'video';

function authorsOf({ genre, contributions }: Earning): readonly Contribution[] {
  const texts = contributions.filter(({ kind }) => kind === 'text');
  return texts.length === 0 && isItsPictures(genre) ? contributions.filter(({ kind }) => kind === 'photo') : texts;
}

interface Earned {
  readonly item: Earning;
  readonly table: RateTable;
  readonly unitVnd: number;
  readonly payees: ReadonlyMap<string, Payee>;
}

/** Weight units in a ten-thousandth, precise enough for equal parts of any number of people. */
const fine = 1_000_000;

/**
 * Equal shares are stored in ten-thousandths with the remainder in the first ("3.334, 3.333, 3.333"). Used as weights they would
 * give the first payee a few đồng more, so shares that equal parts could have produced get equal weights.
 * @param shares of one text or photo, in ten-thousandths; null: not given
 */
export function weightsOf(shares: readonly (number | null)[]): readonly number[] {
  const count = shares.length;
  const given = shares.map((share) => share ?? wholeShare / count);
  const [least = 0, ...more] = given.toSorted((one, other) => one - other);
  const isFirstsRest = least === Math.floor(wholeShare / count) && more.slice(0, -1).every((share) => share === least);
  const isEqual = sumOf(given) === wholeShare && (isFirstsRest || (more.at(-1) ?? least) - least <= 1);
  return given.map((share) => Math.round((isEqual ? wholeShare / count : share) * fine));
}

/** Photos in the item's order, each with all its contributors: their shares add up to a whole. */
function photosOf(contributions: readonly Contribution[]): readonly (readonly Contribution[])[] {
  const photos: Contribution[][] = [];
  let filled = wholeShare;
  for (const each of contributions.filter(({ kind }) => kind === 'photo')) {
    if (filled >= wholeShare) {
      photos.push([]);
      filled = 0;
    }
    photos.at(-1)?.push(each);
    filled += each.share ?? wholeShare;
  }
  return photos;
}

/** Several contributions of one payee to a text become one line. */
function textLines(earned: Earned, texts: readonly Contribution[]): readonly RoyaltyLine[] {
  const { item, table, unitVnd } = earned;
  if (texts.length === 0) return [];
  const coefficient = table.genres[item.genre][item.grade];
  const whole = partOf(unitVnd, coefficient * originPercent(table, item.origin), 100_000);
  const parts = shareOut(whole, weightsOf(texts.map(({ share }) => share)));
  const perPayee = new Map<string, { amount: number; share: number | null }>();
  for (const [at, { payee, share }] of texts.entries()) {
    const before = perPayee.get(payee);
    const joined = share === null ? null : (before?.share ?? 0) + share;
    perPayee.set(payee, { amount: (before?.amount ?? 0) + (parts[at] ?? 0), share: joined });
  }
  return [...perPayee].map(([payee, { amount, share }]) =>
    line(earned, payee, { part: 'text', coefficient, amount, share: texts.length > 1 ? share : wholeShare }),
  );
}

/** Pays as many pictures as the table allows, in the item's order. A picture by several people is shared. */
function photoLines(earned: Earned): readonly RoyaltyLine[] {
  const { item, table, unitVnd } = earned;
  if (isItsPictures(item.genre) || table.genres[item.genre][item.grade] === 0) return [];
  const perPayee = new Map<string, { part: number; weight: number }>();
  let used = 0;
  for (const photo of photosOf(item.contributions)) {
    const weights = weightsOf(photo.map(({ share }) => share));
    for (const [at, { payee, share }] of photo.entries()) {
      const whole = share ?? wholeShare;
      const part = Math.min(whole, table.paidPhotos * wholeShare - used);
      if (part <= 0) continue;
      const before = perPayee.get(payee) ?? { part: 0, weight: 0 };
      const weight = part === whole ? (weights[at] ?? 0) : part * fine;
      perPayee.set(payee, { part: before.part + part, weight: before.weight + weight });
      used += part;
    }
  }
  const rate = table.photo[item.grade];
  const weights = [...perPayee.values()].map(({ weight }) => weight);
  const amounts = shareOut(partOf(unitVnd, rate * used, 1000 * wholeShare), weights);
  return [...perPayee].map(([payee, { part }], at) =>
    line(earned, payee, {
      part: 'photo',
      coefficient: partOf(rate, used, wholeShare),
      amount: amounts[at] ?? 0,
      share: partOf(part, wholeShare, used),
    }),
  );
}

interface Part {
  readonly part: RoyaltyLine['part'];
  readonly coefficient: number;
  readonly amount: number;
  readonly share: number | null;
}

function line({ item, table, unitVnd, payees }: Earned, payee: string, part: Part): RoyaltyLine {
  const isOfficial = payees.get(payee)?.tax === 'official';
  const officials = isOfficial ? table.officialsPercent : 100;
  const origin = part.part === 'text' ? originPercent(table, item.origin) : 100;
  const owedVnd = partOf(part.amount, officials, 100);
  return {
    key: `${item.id}:${part.part}:${payee}`,
    kind: 'royalty',
    item: { id: item.id, code: item.code, title: item.title, publishedOn: item.publishedOn },
    payee,
    part: part.part,
    genre: item.genre,
    grade: item.grade,
    coefficientMilli: part.coefficient,
    unitVnd,
    share: part.share,
    originPercent: origin,
    officialsPercent: officials,
    decision: table.decision,
    owedVnd,
    paidVnd: owedVnd,
  };
}
