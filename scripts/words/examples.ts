/** The example files in `words/`: read, checked and counted. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldedWords } from '../../src/domain/words/grams.ts';
import { type Meaning, meanings } from '../../src/domain/words/model.ts';

export const wordsFolder = fileURLToPath(new URL('../../words/', import.meta.url));

export interface Example {
  readonly text: string;
  readonly meaning: Meaning;
}

const isMeaning = (name: string): name is Meaning => (meanings as readonly string[]).includes(name);

/** Lines that are ordinary and sound like a letter; messages of staff that are neither work nor news. */
export const nearFiles = ['near-letter.txt', 'staff-other.txt'] as const;

/** Lines of `danger.txt`, `danger-en.txt`, …: the name up to the first dash that makes a meaning tells which. */
const meaningOf = (file: string): Meaning | null => {
  const name = file.replace(/\.txt$/u, '');
  return (
    meanings.find((meaning) => name === meaning || name.startsWith(`${meaning}.`)) ?? (isMeaning(name) ? name : null)
  );
};

/** @throws Error for a file whose name is no meaning */
export function readExamples(folder = wordsFolder): readonly Example[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt') && !nearFiles.some((near) => near === file))
    .sort()
    .flatMap((file) => {
      const meaning = meaningOf(file);
      if (!meaning) throw new Error(`${join(folder, file)}: a file is named after one of ${meanings.join(', ')}`);
      return linesOf(readFileSync(join(folder, file), 'utf8')).map((text) => ({ text, meaning }));
    });
}

/** The lines of one file that is named after no meaning: what lies near one, and is not of it. */
export const linesIn = (path: string): readonly string[] => linesOf(readFileSync(path, 'utf8'));

/** Sentences that show how words are written, and mean nothing. */
export const phrases = (): readonly string[] => linesIn(join(wordsFolder, 'accents/phrases.txt'));

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
