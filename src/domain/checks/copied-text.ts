/**
 * How much of a new text stands in an earlier one already, and where?
 *
 * Two steps. `fingerprintOf` gives the marks under which a store finds the few texts worth reading again; `findCopied`
 * reads them, word by word. The regulation's Article 7 forbids copying; a number here is a hint for the board, never a
 * verdict.
 *
 *     passage   words that stand in both texts in one order, small changes between them included
 *     form      what several other texts of the ward have too: "Uỷ ban nhân dân phường … thông báo"; sharing it is no copying
 *     overlap   the share of the shorter text, its form left out, that stands in passages; a text that is the other one but
 *               for a few words is its copy, however many have copied it before
 */
import { type PlacedMark, placedMarksOf, type TextWords, wordsOf } from './shingles.ts';

/** From here on a match is shown; two reports of one event stay below, a monthly item too. */
export const SHOWN_FROM = 0.4;
/** From here on it reads as a copy. */
export const COPIED_FROM = 0.7;
/** From here on, of the longer text and form and all, the two are one text: nobody's form is that long. */
const SAME_FROM = 0.95;
/** A copied paragraph is shown however small a part of a long text it is. */
const LONG_PASSAGE_WORDS = 60;
/** Shorter texts say too little: "Phường họp tổ dân phố tối nay" is nobody's. */
const MIN_WORDS = 25;
/** Shorter runs of equal words are language, not copying. */
const MIN_RUN_WORDS = 3;
/** Words that may be changed between two runs of one passage. */
const MAX_GAP_WORDS = 4;
/** Runs that stand alone count from here on. */
const MIN_PASSAGE_WORDS = 7;
/** Places of three words in one text that are looked at; a text of one word ten thousand times would take minutes. */
const MAX_PLACES = 32;
/** A mark that so many other texts have belongs to a form. */
export const FORM_FROM_TEXTS = 4;

export interface TextFingerprint {
  /** Different marks, ascending; empty for a text that is too short to be compared. */
  readonly marks: readonly number[];
}

export interface TextRange {
  /** UTF-16 units; `end` is not included. */
  readonly start: number;
  readonly end: number;
}

export interface SharedPassage {
  readonly mine: TextRange;
  readonly theirs: TextRange;
  /** Words that are equal in both. */
  readonly words: number;
}

export interface EarlierText {
  readonly subjectId: string;
  readonly text: string;
}

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
  if (words.numbers.length < MIN_WORDS) return { marks: [] };
  return { marks: [...new Set(placedMarksOf(words).map(({ mark }) => mark))].toSorted((a, b) => a - b) };
};

/**
 * The earlier texts that the new one shares more with than chance and form explain, most first.
 * @param formMarks marks of the new text that at least FORM_FROM_TEXTS other texts of the ward have
 */
export const findCopied = (
  text: string,
  earlier: readonly EarlierText[],
  formMarks: ReadonlySet<number> = new Set(),
): readonly CopiedText[] => {
  const mine = wordsOf(text);
  if (mine.numbers.length < MIN_WORDS) return [];
  const isForm = formWords(mine, formMarks);
  return earlier
    .map(({ subjectId, text: other }) => ({ subjectId, ...compare(mine, isForm, wordsOf(other)) }))
    .filter(({ overlap, longest }) => overlap >= SHOWN_FROM || longest >= LONG_PASSAGE_WORDS)
    .map(({ subjectId, overlap, passages }) => ({ subjectId, overlap, passages }))
    .toSorted((a, b) => b.overlap - a.overlap);
};

/** A word belongs to the form when the mark nearest to it does: marks are a few words apart. */
const formWords = (words: TextWords, formMarks: ReadonlySet<number>): Uint8Array => {
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

const compare = (mine: TextWords, isForm: Uint8Array, theirs: TextWords) => {
  const passages = passagesOf(sharedRuns(mine.numbers, theirs.numbers)).filter(
    ({ words }) => words >= MIN_PASSAGE_WORDS,
  );
  const owned = passages.map((passage) => ({ passage, own: ownWords(passage, isForm) }));
  const shared = passages.reduce((sum, { words }) => sum + words, 0);
  const own = owned.reduce((sum, one) => sum + one.own, 0);
  const form = isForm.reduce((sum, one) => sum + one, 0);
  const shorter = Math.min(mine.numbers.length - form, theirs.numbers.length - (shared - own));
  const whole = shared / Math.max(mine.numbers.length, theirs.numbers.length);
  const overlap = Math.min(1, own / Math.max(MIN_WORDS, shorter));
  return {
    overlap: whole >= SAME_FROM ? Math.max(whole, overlap) : overlap,
    longest: Math.max(0, ...owned.map((one) => one.own)),
    passages: passages.map((passage) => place(passage, mine, theirs)),
  };
};

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
  for (let word = 0; word + MIN_RUN_WORDS <= mine.length; ) {
    let best = { at: -1, length: 0 };
    for (const at of places.get(keyOf(mine, word)) ?? []) {
      let length = 0;
      while (word + length < mine.length && used[at + length] === 0 && mine[word + length] === theirs[at + length])
        length += 1;
      const isNearer = Math.abs(at - expected) < Math.abs(best.at - expected);
      if (length > best.length || (length === best.length && isNearer)) best = { at, length };
    }
    if (best.length < MIN_RUN_WORDS) {
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
  for (let at = 0; at + MIN_RUN_WORDS <= numbers.length; at += 1) {
    const key = keyOf(numbers, at);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else if (known.length < MAX_PLACES) known.push(at);
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
  return next.mine - last.mine - last.length <= MAX_GAP_WORDS && gap >= 0 && gap <= MAX_GAP_WORDS;
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
