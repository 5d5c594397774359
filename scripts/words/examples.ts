/** Reads, checks and counts the example files in `words/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldedWords } from '../../src/domain/words/grams.ts';
import { type AfterCry, afterCryClasses, type Meaning, meanings } from '../../src/domain/words/model.ts';

export const wordsFolder = fileURLToPath(new URL('../../words/', import.meta.url));

export interface Example {
  readonly text: string;
  readonly meaning: Meaning;
  /** Author of a complete set: "# Hand: …" above its lines. Null: one of the many authors of the early lines. */
  readonly hand?: string | null;
  /** The comment above the line: whose style it has, or what it resembles. */
  readonly note?: string | null;
  /** Said by staff to each other, neither work nor news: it must not open an item. */
  readonly isChat?: boolean;
}

const isMeaning = (name: string): name is Meaning => (meanings as readonly string[]).includes(name);

/** Files of an evaluation set: ordinary lines that sound like a letter, and messages of staff that are neither work nor news. */
export const nearFiles = ['near-letter.txt', 'staff-other.txt'] as const;
/** The training file with talk among staff. */
const chatFile = 'ordinary.staff.txt';

/** `ordinary.txt`, `ordinary.staff.txt`: the name up to the first dot. */
const meaningOf = (file: string): Meaning | null => {
  const [name = ''] = file.split('.');
  return isMeaning(name) ? name : null;
};

/** @throws Error if a file is not named after a meaning */
export function readExamples(folder = wordsFolder): readonly Example[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt') && !nearFiles.some((near) => near === file))
    .sort()
    .flatMap((file) => {
      const meaning = meaningOf(file);
      if (!meaning) throw new Error(`${join(folder, file)}: a file is named after one of ${meanings.join(', ')}`);
      const isChat = file === chatFile;
      return handsIn(readFileSync(join(folder, file), 'utf8')).map((line) => ({ ...line, meaning, isChat }));
    });
}

/** Messages that can follow a cry for help, one file for each class. */
export const readAfterCry = (): readonly { readonly text: string; readonly is: AfterCry }[] =>
  afterCryClasses.flatMap((is) => linesIn(join(wordsFolder, `after-cry/${is}.txt`)).map((text) => ({ text, is })));

/** The lines of a file that is not named after a meaning, such as lines that only resemble one. */
export const linesIn = (path: string): readonly string[] => linesOf(readFileSync(path, 'utf8'));

/** Sentences that only show how words are spelled and have no meaning assigned. */
export const phrases = (): readonly string[] => linesIn(join(wordsFolder, 'accents/phrases.txt'));

const handNote = /^# Hand: (?<hand>.+)$/u;

const handsIn = (content: string): readonly Pick<Example, 'text' | 'hand' | 'note'>[] => {
  let hand: string | null = null;
  let note: string | null = null;
  return content.split('\n').flatMap((line) => {
    hand = handNote.exec(line)?.groups?.hand ?? hand;
    if (line.startsWith('#')) note = line.slice(1).trim();
    return linesOf(line).map((text) => ({ text, hand, note }));
  });
};

/** One example a line. `\n` written in a line stands for a line break within the message. */
const linesOf = (content: string): readonly string[] =>
  content
    .split('\n')
    .map((line) => line.trim().replaceAll('\\n', '\n'))
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The form in which duplicates are compared: it ignores accents, punctuation, numbers and repeated letters. */
export const foldedLine = (text: string): string => foldedWords(text).join(' ');

/** Duplicates of an earlier line, in a file of the same meaning or of another one. */
export function repeatedIn(
  examples: readonly Example[],
): readonly { readonly line: Example; readonly first: Example }[] {
  const seen = new Map<string, Example>();
  return examples.flatMap((line) => {
    const key = foldedLine(line.text);
    const first = seen.get(key);
    if (first) return [{ line, first }];
    seen.set(key, line);
    return [];
  });
}
