/**
 * Computes how much of a new text occurs in earlier texts, and where.
 *
 * Two steps: `fingerprintOf` returns the marks by which a store finds the few texts worth comparing; `findCopied` compares them
 * word by word. The regulation's Article 7 forbids copying. The result is a hint for the board, not a verdict.
 *
 *     passage   words that occur in both texts in the same order, with small changes between them
 *     form      what several other texts of the ward contain too: quoted law, official formulas. Sharing it is not copying
 *     fact      a word with digits or a name: a day, an hour, a count, a road. A copy keeps the facts of its source; a form
 *               filled in again has other facts in the same places and the same words between them
 *     overlap   the share of the shorter text, without its form, that is in passages. A text that equals the other except
 *               for a few words is a copy, however many other texts have copied it before
 */

import { type PlacedMark, placedMarksOf, type TextWords, wordsOf } from './shingles.ts';
import { isNotice, standingParts } from './standing-text.ts';

/** From this overlap on a match is shown; two reports of one event, and a monthly item, stay below it. */
export const shownFrom = 0.4;
/** From this overlap on it is reported as a copy. */
export const copiedFrom = 0.7;
/** From this share of the longer text on, form included, the two texts are the same: no form is that long. */
const sameFrom = 0.95;
/** In words. A copied passage of this length is shown even if it is a small part of a long text. */
const longPassageWords = 60;
/** In words. A shorter text is too common to compare: "Phường họp tổ dân phố tối nay". */
const minWords = 25;
/** In words. A shorter run of equal words is ordinary language, not copying. */
const minRunWords = 3;
/** Maximum number of changed words between two runs of one passage. */
const maxGapWords = 4;
/** In words: the minimum length of a passage. */
const minPassageWords = 7;
/**
 * Maximum number of positions of the same three words that are compared; otherwise a text that repeats one word ten thousand
 * times would take minutes.
 */
const maxPlaces = 32;
/** From this share of the longer text on, two texts share more than the law that both quote. */
const mostlySharedFrom = 0.6;
/** In words: the longest gap between two passages of one form that may have been filled in. */
const maxFilledWords = 25;
/**
 * Two texts are the same form filled in differently when they have at least this many different facts, in at least this share
 * of the places where they differ.
 */
const minOtherFacts = 2;
const filledShare = 0.6;
/** Factor for the overlap of two notices on the same form. */
const onOneForm = 0.3;
/** A mark that occurs in this many other texts belongs to a form. */
export const formFromTexts = 4;

/** What is stored of a text in order to find it again; the text cannot be reconstructed from it. */
export interface TextFingerprint {
  /** Distinct marks, ascending; empty for a text that is too short to be compared. */
  readonly marks: readonly number[];
}

/** A part of a text. */
export interface TextRange {
  /** UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A passage that occurs in both texts. */
export interface SharedPassage {
  readonly mine: TextRange;
  readonly theirs: TextRange;
  /** Number of words that are equal in both. */
  readonly words: number;
}

/** An earlier text that is compared with a new one. */
export interface EarlierText {
  readonly subjectId: string;
  readonly text: string;
}

/** How much of a new text occurs in an earlier one, and where. */
export interface CopiedText {
  readonly subjectId: string;
  /** 0 to 1, see above. */
  readonly overlap: number;
  /** In the order of the new text. */
  readonly passages: readonly SharedPassage[];
}

/** The marks that a store needs to find similar texts. */
export const fingerprintOf = (text: string): TextFingerprint => {
  const words = wordsOf(text);
  if (words.numbers.length < minWords) return { marks: [] };
  return { marks: [...new Set(placedMarksOf(words).map(({ mark }) => mark))].toSorted((a, b) => a - b) };
};

/**
 * The earlier texts that share more with the new one than chance and form explain, the largest overlap first.
 * @param formMarks marks of the new text that at least `formFromTexts` other texts of the ward have
 */
export const findCopied = (
  text: string,
  earlier: readonly EarlierText[],
  formMarks: ReadonlySet<number> = new Set(),
): readonly CopiedText[] => {
  const words = wordsOf(text);
  if (words.numbers.length < minWords) return [];
  const mine = {
    ...words,
    isFact: factWords(text, words),
    ...formWords(text, words, formMarks),
    isNotice: isNotice(text),
  };
  return earlier
    .map(({ subjectId, text: other }) => ({ subjectId, ...compare(mine, readWithFacts(other)) }))
    .filter(({ overlap, longest }) => overlap >= shownFrom || longest >= longPassageWords)
    .map(({ subjectId, overlap, passages }) => ({ subjectId, overlap, passages }))
    .toSorted((a, b) => b.overlap - a.overlap);
};

interface WordsWithFacts extends TextWords {
  readonly isFact: Uint8Array;
}

interface OwnWords extends WordsWithFacts {
  /** 1 for a word of a form. */
  readonly form: Uint8Array;
  /** 1 for a word of a form, or in a part that reads like law or an official formula. */
  readonly standing: Uint8Array;
  readonly isNotice: boolean;
}

function factWords(text: string, { starts, ends }: TextWords): Uint8Array {
  return Uint8Array.from(starts, (start, word) => (/\d|^\p{Lu}/u.test(text.slice(start, ends[word])) ? 1 : 0));
}

function readWithFacts(text: string): WordsWithFacts {
  const words = wordsOf(text);
  return { ...words, isFact: factWords(text, words) };
}

function formWords(
  text: string,
  words: TextWords,
  formMarks: ReadonlySet<number>,
): Pick<OwnWords, 'form' | 'standing'> {
  const form = markedWords(words, formMarks);
  const standing = Uint8Array.from(form);
  for (const { kind, start, end } of standingParts(text)) {
    const [from, to] = [firstAt(words.starts, start), firstAt(words.starts, end)];
    standing.fill(1, from, to);
    if (kind === 'quoted') form.fill(1, from, to);
  }
  return { form, standing };
}

/** Index of the first word that starts at this offset or later. */
function firstAt(starts: Uint32Array, place: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A word belongs to a form when the nearest mark does: marks are only a few words apart. */
const markedWords = (words: TextWords, formMarks: ReadonlySet<number>): Uint8Array => {
  const isForm = new Uint8Array(words.numbers.length);
  const marks = formMarks.size === 0 ? [] : placedMarksOf(words);
  let nearest = 0;
  for (let word = 0; word < isForm.length; word += 1) {
    while (distance(marks[nearest + 1], word) <= distance(marks[nearest], word) && nearest + 1 < marks.length)
      nearest += 1;
    const mark = marks[nearest];
    if (mark !== undefined && formMarks.has(mark.mark)) isForm[word] = 1;
  }
  return isForm;
};

const distance = (mark: PlacedMark | undefined, word: number): number =>
  mark === undefined ? Number.POSITIVE_INFINITY : Math.abs(mark.word + 1.5 - word);

interface Run {
  readonly mine: number;
  readonly theirs: number;
  readonly length: number;
}

interface Passage {
  readonly runs: readonly Run[];
  readonly words: number;
}

const compare = (mine: OwnWords, theirs: WordsWithFacts) => {
  const runs = sharedRuns(mine.numbers, theirs.numbers);
  const passages = passagesOf(runs).filter(({ words }) => words >= minPassageWords);
  const shared = passages.reduce((sum, { words }) => sum + words, 0);
  const whole = shared / Math.max(mine.numbers.length, theirs.numbers.length);
  const isForm = whole < mostlySharedFrom ? mine.standing : mine.form;
  const owned = passages.map((passage) => ownWords(passage, isForm));
  const own = owned.reduce((sum, one) => sum + one, 0);
  const form = isForm.reduce((sum, one) => sum + one, 0);
  const shorter = Math.min(mine.numbers.length - form, theirs.numbers.length - (shared - own));
  const worth = mine.isNotice && isFilledInAgain(runs, mine, theirs) ? onOneForm : 1;
  const overlap = worth * Math.min(1, own / Math.max(minWords, shorter));
  return {
    overlap: whole >= sameFrom && worth === 1 ? Math.max(whole, overlap) : overlap,
    longest: worth * Math.max(0, ...owned),
    passages: passages.map((passage) => place(passage, mine, theirs)),
  };
};

/**
 * True when one text is the other's form filled in again: where the two differ, facts were replaced. In at least one such place
 * both texts have facts, in the others at least one text has ("đường ven sông" in place of "đường Nguyễn Trãi").
 */
function isFilledInAgain(runs: readonly Run[], mine: WordsWithFacts, theirs: WordsWithFacts): boolean {
  let [facts, filled, places, hasOther] = [0, 0, 0, false];
  let before: Run = { mine: 0, theirs: 0, length: 0 };
  for (const run of runs) {
    const [inMine, inTheirs] = [before.mine + before.length, before.theirs + before.length];
    if (inMine < run.mine || inTheirs < run.theirs) {
      const both = [factsIn(mine, inMine, run.mine), factsIn(theirs, inTheirs, run.theirs)];
      const isReplaced = inMine < run.mine && inTheirs < run.theirs;
      const other = isReplaced ? Math.max(...both) : 0;
      places += 1;
      facts += other;
      if (other > 0) filled += 1;
      if (Math.min(...both) > 0) hasOther = true;
    }
    before = run;
  }
  return hasOther && facts >= minOtherFacts && filled >= filledShare * places;
}

/** Number of facts in this range. 0 when the range is too long, or in another order, to belong to one form. */
const factsIn = ({ isFact }: WordsWithFacts, from: number, to: number): number =>
  to - from > maxFilledWords ? 0 : isFact.subarray(from, Math.max(from, to)).reduce((sum, one) => sum + one, 0);

const ownWords = ({ runs }: Passage, isForm: Uint8Array): number =>
  runs.reduce((sum, { mine, length }) => {
    let own = 0;
    for (let word = mine; word < mine + length; word += 1) own += isForm[word] === 0 ? 1 : 0;
    return sum + own;
  }, 0);

/** The longest equal runs, in the order of the new text; each word of the earlier text is used only once. */
const sharedRuns = (mine: Uint32Array, theirs: Uint32Array): readonly Run[] => {
  const places = placesOf(theirs);
  const used = new Uint8Array(theirs.length);
  const runs: Run[] = [];
  let expected = 0;
  for (let word = 0; word + minRunWords <= mine.length; ) {
    let best = { at: -1, length: 0 };
    for (const at of places.get(keyOf(mine, word)) ?? []) {
      let length = 0;
      while (word + length < mine.length && used[at + length] === 0 && mine[word + length] === theirs[at + length])
        length += 1;
      const isNearer = Math.abs(at - expected) < Math.abs(best.at - expected);
      if (length > best.length || (length === best.length && isNearer)) best = { at, length };
    }
    if (best.length < minRunWords) {
      word += 1;
      continue;
    }
    runs.push({ mine: word, theirs: best.at, length: best.length });
    used.fill(1, best.at, best.at + best.length);
    word += best.length;
    expected = best.at + best.length;
  }
  return runs;
};

/** Different words may have the same key, so callers compare the words. */
const keyOf = (numbers: Uint32Array, at: number): number =>
  Math.imul(Math.imul(numbers[at] ?? 0, 31) + (numbers[at + 1] ?? 0), 31) + (numbers[at + 2] ?? 0);

const placesOf = (numbers: Uint32Array): ReadonlyMap<number, readonly number[]> => {
  const places = new Map<number, number[]>();
  for (let at = 0; at + minRunWords <= numbers.length; at += 1) {
    const key = keyOf(numbers, at);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else if (known.length < maxPlaces) known.push(at);
  }
  return places;
};

const passagesOf = (runs: readonly Run[]): readonly Passage[] => {
  const groups: Run[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && goesOn(last, run)) group.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => ({ runs: group, words: group.reduce((sum, { length }) => sum + length, 0) }));
};

const goesOn = (last: Run, next: Run): boolean => {
  const gap = next.theirs - last.theirs - last.length;
  return next.mine - last.mine - last.length <= maxGapWords && gap >= 0 && gap <= maxGapWords;
};

const place = ({ runs, words }: Passage, mine: TextWords, theirs: TextWords): SharedPassage => {
  const first = runs[0];
  const last = runs.at(-1);
  if (first === undefined || last === undefined) throw new Error('a passage without words');
  return {
    mine: { start: mine.starts[first.mine] ?? 0, end: mine.ends[last.mine + last.length - 1] ?? 0 },
    theirs: { start: theirs.starts[first.theirs] ?? 0, end: theirs.ends[last.theirs + last.length - 1] ?? 0 },
    words,
  };
};
