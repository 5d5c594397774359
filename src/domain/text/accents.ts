/**
 * Vietnamese typed without accents, with the accents that its words most likely have. A book of syllables and of pairs of
 * neighbours, learned from texts that have theirs, weighs every form against those beside it. What it is not sure of
 * stays as it was typed, and a person decides about the whole (decision 0126). Pure.
 */
import { foldInPlace } from './normalize.ts';

/** How often each form of a syllable was seen, by the letters it is typed with; and what stood before what. Lower case. */
export interface AccentBook {
  readonly forms: Map<string, Map<string, number>>;
  readonly pairs: Map<string, Map<string, number>>;
  /** Entries of `pairs`: what grows without end. */
  pairCount: number;
}

type Counts = Pick<ReadonlyMap<string, ReadonlyMap<string, number>>, 'get'>;

/** What a text is weighed by: a book that is only looked into may read its entries when they are asked for. */
export interface AccentSource {
  readonly forms: Counts;
  readonly pairs: Counts;
}

/** A book that has not seen a text yet. */
export const emptyAccentBook = (): AccentBook => ({ forms: new Map(), pairs: new Map(), pairCount: 0 });

/** Share of letters with marks below which a text is written without them: ordinary Vietnamese has over a fifth. */
const accentedShare = 0.03;
/** Share of letters from which a text teaches how its syllables are written. */
const teachingShare = 0.1;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** @param least letters below which a share says nothing: the answer is no */
export function lacksAccents(text: string, least: number): boolean {
  const letters = countOf(text, /\p{L}/gu);
  return letters >= least && countOf(text.normalize('NFD'), /\p{M}|[đĐ]/gu) / letters <= accentedShare;
}

const syllable = /[\p{L}\p{M}]+|\d+/gu;
/** Any number: it says nothing itself, but "khối" and "khói" differ by what stands behind them. */
const number = '#';
const isJoint = (between: string): boolean => /^[ \u00a0]+$/u.test(between);

interface Syllable {
  readonly typed: string;
  /** UTF-16 units in the NFC text. */
  readonly start: number;
  /** Stands directly behind the one before, with nothing but a space between. */
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

/** Counts how a syllable was written. @param form with its marks */
export const noteForm = (book: AccentBook, form: string, times = 1): void =>
  void addTo(book.forms, foldInPlace(form), form, times);

/** Counts a syllable behind the one before it, which is folded. */
export function notePair(book: AccentBook, before: string, form: string, times = 1): void {
  if (addTo(book.pairs, before, form, times)) book.pairCount += 1;
}

/** Sentences in which few letters have marks teach nothing: they would say that words have none. */
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

/** Half of what was seen is forgotten, what was seen once altogether: what is written now weighs more than old habits. */
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

/** A text with the accents that were left out, and how much of it is certain. */
export interface Accented {
  readonly text: string;
  /** Syllables that a Vietnamese text could have, and those of them whose form is sure. */
  readonly known: number;
  readonly sure: number;
}

/** How likely a form has to be before it takes the place of what was typed; a name is somebody's own. */
const sureFrom = 0.9;
const sureNameFrom = 0.97;
/** Weight of a pair that was seen against the syllable alone. */
const pairWeight = 0.9;
/** What a ward itself has published says more of its names and habits than anything written elsewhere. */
const ownWeight = 3;
/** Of a form that nobody has seen. */
const unseen = 1e-7;

/** Forms of one syllable that are weighed: the rarer ones are hardly ever meant, and each costs. */
const mostForms = 6;

/** One form that a syllable may have. */
interface Form {
  readonly form: string;
  readonly seen: number;
  /** Given all that stands before it; then, of all that stands after. */
  ahead: number;
  behind: number;
}

/** The books together: the first is everybody's, others are the ward's own. */
function seenIn(books: readonly AccentSource[], list: 'forms' | 'pairs', of: string, what: string): number {
  let seen = 0;
  for (const [at, book] of books.entries()) seen += (book[list].get(of)?.get(what) ?? 0) * (at === 0 ? 1 : ownWeight);
  return seen;
}

function formsOf(books: readonly AccentSource[], typed: string): Form[] {
  const said = formOf(typed);
  const folded = foldInPlace(said);
  // Marks that were typed are meant.
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

/** Weighs each form by what stands before and behind, over a stretch of syllables that follow each other. */
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

/** Without a pair a syllable's own frequency says this much, against one pair seen. */
const pairShare = 0.02;

const stepsOfLast = (steps: number[][], count: number): readonly number[][] => steps.splice(steps.length - count);

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

const inCaseOf = (typed: string, form: string): string =>
  typed.length > 1 && typed === typed.toUpperCase()
    ? form.toUpperCase()
    : isCapital(typed)
      ? form.charAt(0).toUpperCase() + form.slice(1)
      : form;

/** A capital that no sentence begins with, in a text that has small letters: a name. */
const isName = (text: string, { typed, start }: Syllable): boolean =>
  isCapital(typed) &&
  typed !== typed.toUpperCase() &&
  /[^.!?…:\n\s"“(\-–][)"”]*\s+$/u.test(text.slice(Math.max(0, start - 4), start));

/** @param books the one of all wards first */
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

/** Share of syllables that have to be sure before a text is proposed at all. */
const proposedFrom = 0.7;

/** Null: too little is sure, or nothing would change. */
export function proposeAccents(books: readonly AccentSource[], written: string): Accented | null {
  const accented = withAccents(books, written);
  return accented.sure >= accented.known * proposedFrom && accented.text !== written.normalize('NFC') ? accented : null;
}
