/**
 * Adds the most likely accents to Vietnamese text typed without them. A book of syllables and pairs of neighbouring syllables,
 * learnt from accented texts, rates each form by its neighbours. Uncertain syllables stay as they were typed, and a person
 * decides about the whole text (decision 0126). Pure.
 */
import { foldInPlace } from './normalize.ts';

/**
 * How often each accented form of a syllable was seen, by its unaccented letters; and how often a form followed another. Lower
 * case.
 */
export interface AccentBook {
  readonly forms: Map<string, Map<string, number>>;
  readonly pairs: Map<string, Map<string, number>>;
  /** Number of entries of `pairs`, which would grow without limit. */
  pairCount: number;
}

type Counts = Pick<ReadonlyMap<string, ReadonlyMap<string, number>>, 'get'>;

/** Read-only access to a book, which may load its entries on demand. */
export interface AccentSource {
  readonly forms: Counts;
  readonly pairs: Counts;
}

/** A book that has learnt from no text yet. */
export const emptyAccentBook = (): AccentBook => ({ forms: new Map(), pairs: new Map(), pairCount: 0 });

/**
 * Share of accented letters up to which a text counts as written without accents; in ordinary Vietnamese it is over a fifth.
 */
const accentedShare = 0.03;
/** Share of accented letters from which a sentence is used for learning. */
const teachingShare = 0.1;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * True when a text was written without accents.
 * @param least minimum number of letters; for a shorter text the result is false
 */
export function lacksAccents(text: string, least: number): boolean {
  const letters = countOf(text, /\p{L}/gu);
  return letters >= least && countOf(text.normalize('NFD'), /\p{M}|[đĐ]/gu) / letters <= accentedShare;
}

const syllable = /[\p{L}\p{M}]+|\d+/gu;
/** Stands for any number. The value is irrelevant, but "khối" and "khói" differ by whether a number follows. */
const number = '#';
const isJoint = (between: string): boolean => /^[ \u00a0]+$/u.test(between);

interface Syllable {
  readonly typed: string;
  /** Offset in the NFC text, in UTF-16 units. */
  readonly start: number;
  /** True when only a space separates it from the syllable before. */
  readonly isJoined: boolean;
}

const formOf = (typed: string): string => (/^\d/u.test(typed) ? number : typed.toLowerCase());

function syllablesOf(text: string): readonly Syllable[] {
  let end = -1;
  return Array.from(text.matchAll(syllable), ({ 0: typed, index: start }) => {
    const isJoined = end >= 0 && isJoint(text.slice(end, start));
    end = start + typed.length;
    return { typed, start, isJoined };
  });
}

const addTo = (counts: Map<string, Map<string, number>>, of: string, what: string, times: number): boolean => {
  const known = counts.get(of) ?? new Map<string, number>();
  const isNew = !known.has(what);
  known.set(what, (known.get(what) ?? 0) + times);
  counts.set(of, known);
  return isNew;
};

/**
 * Counts one form of a syllable.
 * @param form with its accents
 */
export const noteForm = (book: AccentBook, form: string, times = 1): void =>
  void addTo(book.forms, foldInPlace(form), form, times);

/**
 * Counts a syllable after another.
 * @param before the form of the syllable before it, in lower case with its accents
 */
export function notePair(book: AccentBook, before: string, form: string, times = 1): void {
  if (addTo(book.pairs, before, form, times)) book.pairCount += 1;
}

/** Learns from a text. Sentences with few accents are skipped, because they would teach that words have none. */
export function learnAccents(book: AccentBook, text: string): void {
  for (const line of text.normalize('NFC').split(/\n|(?<=[.!?…])\s/u)) {
    const letters = countOf(line, /\p{L}/gu);
    if (letters === 0 || countOf(line.normalize('NFD'), /\p{M}|[đĐ]/gu) / letters < teachingShare) continue;
    let before = '';
    for (const { typed, isJoined } of syllablesOf(line)) {
      const form = formOf(typed);
      noteForm(book, form);
      if (isJoined) notePair(book, before, form);
      before = form;
    }
  }
}

/** Halves all counts and removes what was seen once, so that recent texts weigh more than old ones. */
export function fadeAccents(book: AccentBook): void {
  book.pairCount = 0;
  for (const counts of [book.forms, book.pairs])
    for (const [of, known] of counts) {
      for (const [what, times] of known)
        if (times < 2) known.delete(what);
        else known.set(what, Math.floor(times / 2));
      if (known.size === 0) counts.delete(of);
      else if (counts === book.pairs) book.pairCount += known.size;
    }
}

/** A text with accents added, and how much of it is certain. */
export interface Accented {
  readonly text: string;
  /** Number of syllables that occur in Vietnamese, and how many of them have a certain form. */
  readonly known: number;
  readonly sure: number;
}

/**
 * The likelihood from which a form replaces what was typed. Names need more, because a wrong accent changes a person's name.
 */
const sureFrom = 0.9;
const sureNameFrom = 0.97;
/** Weight of a pair compared with the syllable alone. */
const pairWeight = 0.9;
/** Weight of the ward's own book: what a ward has published says more about its names and habits than other texts. */
const ownWeight = 3;
/** Likelihood of a form that was never seen. */
const unseen = 1e-7;

/** The most forms of a syllable that are compared; rarer ones are hardly ever meant, and each costs time. */
const mostForms = 6;

/** One form that a syllable may have. */
interface Form {
  readonly form: string;
  readonly seen: number;
  /** Likelihood given everything before it, and given everything after it. */
  ahead: number;
  behind: number;
}

/** The count over all books. The first book is shared by all wards, the others are the ward's own. */
function seenIn(books: readonly AccentSource[], list: 'forms' | 'pairs', of: string, what: string): number {
  let seen = 0;
  for (const [at, book] of books.entries()) seen += (book[list].get(of)?.get(what) ?? 0) * (at === 0 ? 1 : ownWeight);
  return seen;
}

function formsOf(books: readonly AccentSource[], typed: string): Form[] {
  const said = formOf(typed);
  const folded = foldInPlace(said);
  // Accents that were typed are kept.
  const forms =
    said === folded ? new Set(books.flatMap((book) => [...(book.forms.get(folded)?.keys() ?? [])])) : [said];
  return Array.from(forms, (form) => ({ form, seen: seenIn(books, 'forms', folded, form), ahead: 0, behind: 1 }))
    .toSorted((a, b) => b.seen - a.seen)
    .slice(0, mostForms);
}

const normalised = (forms: readonly Form[], side: 'ahead' | 'behind'): void => {
  const whole = forms.reduce((sum, form) => sum + form[side], 0);
  if (whole > 0) for (const form of forms) form[side] /= whole;
};

/** Rates each form by its neighbours in both directions, over a run of consecutive syllables. */
function weigh(books: readonly AccentSource[], stretch: readonly (readonly Form[])[]): void {
  const steps: number[][] = [];
  for (const [at, forms] of stretch.entries()) {
    const all = forms.reduce((sum, { seen }) => sum + seen, 0);
    const before = stretch[at - 1];
    for (const each of forms) {
      const alone = each.seen / Math.max(all, 1) + unseen;
      if (!before) {
        each.ahead = alone;
        continue;
      }
      const step = before.map(
        (last) =>
          pairWeight * (seenIn(books, 'pairs', last.form, each.form) / (last.seen + 1)) +
          (1 - pairWeight) * alone * pairShare,
      );
      steps.push(step);
      each.ahead = before.reduce((sum, last, index) => sum + last.ahead * (step[index] ?? 0), 0);
    }
    normalised(forms, 'ahead');
  }
  for (let at = stretch.length - 2; at >= 0; at -= 1) {
    const forms = stretch[at] ?? [];
    const after = stretch[at + 1] ?? [];
    const behind = stepsOfLast(steps, after.length);
    for (const [index, each] of forms.entries())
      each.behind = after.reduce((sum, next, to) => sum + next.behind * (behind[to]?.[index] ?? 0), 0);
    normalised(forms, 'behind');
  }
}

/** Without a known pair, a syllable's own frequency counts this much compared with one pair. */
const pairShare = 0.02;

const stepsOfLast = (steps: number[][], count: number): readonly number[][] => steps.splice(steps.length - count);

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

const inCaseOf = (typed: string, form: string): string =>
  typed.length > 1 && typed === typed.toUpperCase()
    ? form.toUpperCase()
    : isCapital(typed)
      ? form.charAt(0).toUpperCase() + form.slice(1)
      : form;

/** True for a capital inside a sentence, in a word that is not all capitals: a name. */
const isName = (text: string, { typed, start }: Syllable): boolean =>
  isCapital(typed) &&
  typed !== typed.toUpperCase() &&
  /[^.!?…:\n\s"“(\-–][)"”]*\s+$/u.test(text.slice(Math.max(0, start - 4), start));

/**
 * Adds accents where they are certain.
 * @param books the book shared by all wards first
 */
export function withAccents(books: readonly AccentSource[], written: string): Accented {
  const text = written.normalize('NFC');
  const syllables = syllablesOf(text);
  const forms = syllables.map(({ typed }) => formsOf(books, typed));
  let first = 0;
  for (const [at, each] of syllables.entries())
    if (at > 0 && (!each.isJoined || forms[at]?.length === 0 || forms[at - 1]?.length === 0)) {
      weigh(books, forms.slice(first, at));
      first = at;
    }
  weigh(books, forms.slice(first));
  let [result, end, known, sure] = ['', 0, 0, 0];
  for (const [at, each] of syllables.entries()) {
    const options = forms[at] ?? [];
    if (options.length === 0 || formOf(each.typed) === number) continue;
    const whole = options.reduce((sum, { ahead, behind }) => sum + ahead * behind, 0);
    const best = options.reduce((a, b) => (b.ahead * b.behind > a.ahead * a.behind ? b : a));
    const isSure = whole > 0 && (best.ahead * best.behind) / whole >= (isName(text, each) ? sureNameFrom : sureFrom);
    known += 1;
    if (!isSure) continue;
    sure += 1;
    result += text.slice(end, each.start) + inCaseOf(each.typed, best.form);
    end = each.start + each.typed.length;
  }
  return { text: result + text.slice(end), known, sure };
}

/** Share of syllables that must be certain before a text is proposed. */
const proposedFrom = 0.7;

/** Proposes a text with accents. Null when too little is certain or nothing would change. */
export function proposeAccents(books: readonly AccentSource[], written: string): Accented | null {
  const accented = withAccents(books, written);
  return accented.sure >= accented.known * proposedFrom && accented.text !== written.normalize('NFC') ? accented : null;
}
