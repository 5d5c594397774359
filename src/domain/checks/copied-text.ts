/**
 * How much of a new text stands in an earlier one already, and where?
 *
 * Two steps. `fingerprintOf` gives the marks under which a store finds the few texts worth reading again; `findCopied`
 * reads them, word by word. The regulation's Article 7 forbids copying; a number here is a hint for the board, never a
 * verdict.
 *
 *     passage   words that stand in both texts in one order, small changes between them included
 *     form      what several other texts of the ward have too, quoted law, agencies' formulas; sharing it is no copying
 *     fact      a word with digits or a name: a day, an hour, a count, a road. A copy keeps the facts of its source; a
 *               notice's form that was filled in again has others in the same places, and the same words between them
 *     overlap   the share of the shorter text, its form left out, that stands in passages; a text that is the other one but
 *               for a few words is its copy, however many have copied it before
 */

import { type PlacedMark, placedMarksOf, type TextWords, wordsOf } from './shingles.ts';
import { isNotice, standingParts } from './standing-text.ts';

/** From here on a match is shown; two reports of one event stay below, a monthly item too. */
export const shownFrom = 0.4;
/** From here on it reads as a copy. */
export const copiedFrom = 0.7;
/** From here on, of the longer text and form and all, the two are one text: nobody's form is that long. */
const sameFrom = 0.95;
/** A copied paragraph is shown however small a part of a long text it is. */
const longPassageWords = 60;
/** Shorter texts say too little: "Phường họp tổ dân phố tối nay" is nobody's. */
const minWords = 25;
/** Shorter runs of equal words are language, not copying. */
const minRunWords = 3;
/** Words that may be changed between two runs of one passage. */
const maxGapWords = 4;
/** Runs that stand alone count from here on. */
const minPassageWords = 7;
/** Places of three words in one text that are looked at; a text of one word ten thousand times would take minutes. */
const maxPlaces = 32;
/** Two texts that share so much, of the longer one, share more than the law that both quote. */
const mostlySharedFrom = 0.6;
/** Between two passages of one form lies what was filled in, so many words at most. */
const maxFilledWords = 25;
/** A form is known by so many other facts, and by so large a share of the places that differ having them. */
const minOtherFacts = 2;
const filledShare = 0.6;
/** What two notices on one form share is worth so little. */
const onOneForm = 0.3;
/** A mark that so many other texts have belongs to a form. */
export const formFromTexts = 4;

/** What is kept of a text to find it again; the text can’t be read from it. */
export interface TextFingerprint {
  /** Different marks, ascending; empty for a text that is too short to be compared. */
  readonly marks: readonly number[];
}

/** A part of a text. */
export interface TextRange {
  /** UTF-16 units; `end` is not included. */
  readonly start: number;
  readonly end: number;
}

/** Words that stand in both texts. */
export interface SharedPassage {
  readonly mine: TextRange;
  readonly theirs: TextRange;
  /** Words that are equal in both. */
  readonly words: number;
}

/** A text with which a new one is compared. */
export interface EarlierText {
  readonly subjectId: string;
  readonly text: string;
}

/** How much of a new text stands in an earlier one, and where. */
export interface CopiedText {
  readonly subjectId: string;
  /** 0…1, see above. */
  readonly overlap: number;
  /** In the order of the new text. */
  readonly passages: readonly SharedPassage[];
}

/** What a store needs to find texts like this one. */
export const fingerprintOf = (text: string): TextFingerprint => {
  const words = wordsOf(text);
  if (words.numbers.length < minWords) return { marks: [] };
  return { marks: [...new Set(placedMarksOf(words).map(({ mark }) => mark))].toSorted((a, b) => a - b) };
};

/**
 * The earlier texts that the new one shares more with than chance and form explain, most first.
 * @param formMarks marks of the new text that at least formFromTexts other texts of the ward have
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
  /** 1: form. */
  readonly form: Uint8Array;
  /** 1: form, or reads like law or like a formula. */
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

/** Number of the first word that starts there or later. */
function firstAt(starts: Uint32Array, place: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A word belongs to the form when the mark nearest to it does: marks are a few words apart. */
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
 * The places where the two differ are places for facts: in one at least both have such, and elsewhere one of them; "đường ven
 * sông" stands where the other has "đường Nguyễn Trãi".
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

/** None where the passages are too far from each other, or in another order, to be of one form. */
const factsIn = ({ isFact }: WordsWithFacts, from: number, to: number): number =>
  to - from > maxFilledWords ? 0 : isFact.subarray(from, Math.max(from, to)).reduce((sum, one) => sum + one, 0);

const ownWords = ({ runs }: Passage, isForm: Uint8Array): number =>
  runs.reduce((sum, { mine, length }) => {
    let own = 0;
    for (let word = mine; word < mine + length; word += 1) own += isForm[word] === 0 ? 1 : 0;
    return sum + own;
  }, 0);

/** The longest equal runs, each word of either text used once, in the order of the new text. */
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

/** Two runs that begin alike may have different words: whoever looks here compares the words. */
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
