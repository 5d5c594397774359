/**
 * `npm run train-words`: trains on the example files in `words/` and writes `words/model.br`, and `words/accents.br`, the
 * spelling of the words in these files and in `words/accents/`. The same lines give the same files. Refuses duplicate lines.
 */
import { writeFileSync } from 'node:fs';
import { accentsPath, packAccents } from '../src/adapters/ward-accents.ts';
import { modelPath, packModel } from '../src/adapters/words-model.ts';
import { emptyAccentBook, learnAccents } from '../src/domain/text/accents.ts';
import { meanings } from '../src/domain/words/model.ts';
import { phrases, readExamples, repeatedIn, wordsFolder } from './words/examples.ts';
import { train } from './words/training.ts';

/** Largest size of the model file, which every clone has to fetch, in bytes. */
const largestFile = 300_000;

const examples = readExamples();
const repeated = repeatedIn(examples);
for (const { line, first } of repeated)
  process.stderr.write(`${line.meaning}: “${line.text}” is already in ${first.meaning}: “${first.text}”\n`);
if (repeated.length > 0) process.exit(1);
const book = emptyAccentBook();
// Lines of named authors are kept for evaluation.
const learned = examples.filter(({ hand }) => !hand).map(({ text }) => text);
for (const text of [...learned, ...phrases()]) learnAccents(book, text);
writeFileSync(accentsPath(wordsFolder), packAccents(book));
const packed = packModel(await train(examples));
if (packed.length > largestFile) {
  process.stderr.write(`the weights have ${packed.length} bytes; at most ${largestFile} are allowed\n`);
  process.exit(1);
}
writeFileSync(modelPath(wordsFolder), packed);
for (const meaning of meanings)
  process.stdout.write(`${meaning.padEnd(12)}${examples.filter((each) => each.meaning === meaning).length}\n`);
process.stdout.write(`${'together'.padEnd(12)}${examples.length} lines, ${packed.length} bytes\n`);
