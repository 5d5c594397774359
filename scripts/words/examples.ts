/** The example files in `words/`: read, checked and counted. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldedWords } from '../../src/domain/words/grams.ts';
import { type AfterCry, afterCryClasses, type Meaning, meanings } from '../../src/domain/words/model.ts';

export const wordsFolder = fileURLToPath(new URL('../../words/', import.meta.url));

export interface Example {
  readonly text: string;
  readonly meaning: Meaning;
  /** Whoever wrote a whole set: "# Hand: …" above its lines. Null: of the many hands of the beginning. */
  readonly hand?: string | null;
  /** The note that it stands under: whose voice it is, or what is near to what. */
  readonly note?: string | null;
  /** Said by staff among themselves, neither work nor news: it may open no item. */
  readonly isChat?: boolean;
}

const isMeaning = (name: string): name is Meaning => (meanings as readonly string[]).includes(name);

/** In a set that is judged by: lines that are ordinary and sound like a letter; messages of staff that are neither work nor news. */
export const nearFiles = ['near-letter.txt', 'staff-other.txt'] as const;
/** Among the lines that are learned from, what staff say to each other. */
const chatFile = 'ordinary.staff.txt';

/** `ordinary.txt`, `ordinary.staff.txt`: the name up to the first dot. */
const meaningOf = (file: string): Meaning | null => {
  const [name = ''] = file.split('.');
  return isMeaning(name) ? name : null;
};

/** @throws Error for a file whose name is no meaning */
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

/** What follows a cry, and what of: one file a class. */
export const readAfterCry = (): readonly { readonly text: string; readonly is: AfterCry }[] =>
  afterCryClasses.flatMap((is) => linesIn(join(wordsFolder, `after-cry/${is}.txt`)).map((text) => ({ text, is })));

/** The lines of one file that is named after no meaning: what lies near one, and is not of it. */
export const linesIn = (path: string): readonly string[] => linesOf(readFileSync(path, 'utf8'));

/** Sentences that show how words are written, and mean nothing. */
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

/** One example a line; `\n` written in a line stands for a line's end inside the message. */
const linesOf = (content: string): readonly string[] =>
  content
    .split('\n')
    .map((line) => line.trim().replaceAll('\\n', '\n'))
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Two lines are the same when only accents, signs, numbers or repeated letters differ. */
export const foldedLine = (text: string): string => foldedWords(text).join(' ');

/** Lines that say what a line before them says, in a file of the same meaning or of another one. */
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
