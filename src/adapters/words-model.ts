/** The trained weights of the model of words, as `npm run train-words` writes them and as the program reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { afterCryClasses, type Linear, meanings, staffClasses, type WordsModel } from '../domain/words/model.ts';

const fileName = 'model.br';
const version = 3;

/** Bytes before the weights: how many bytes the head has. */
const headLengthBytes = 4;

/** @param folder where the shipped word files are */
export const modelPath = (folder: string): string => join(folder, fileName);

interface Head {
  readonly version: number;
  readonly meanings: readonly string[];
  readonly afterCry: readonly string[];
  /** Of the meanings, of what follows a cry, of what staff tell: their weights stand one behind the other. */
  readonly shapes: readonly Pick<Linear, 'buckets' | 'step' | 'bias'>[];
}

/** A JSON head and the weights, one byte each, packed. */
export function packModel(model: WordsModel): Uint8Array {
  const all = [model, model.afterCry, model.staff];
  const shapes = all.map(({ buckets, step, bias }) => ({ buckets, step, bias }));
  const head = Buffer.from(JSON.stringify({ version, meanings, afterCry: afterCryClasses, shapes } satisfies Head));
  const length = Buffer.alloc(headLengthBytes);
  length.writeUInt32LE(head.length);
  const weights = all.map((each) => Buffer.from(each.weights.buffer));
  return brotliCompressSync(Buffer.concat([length, head, ...weights]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

/** @throws Error when the file is of another version of the program: `npm run train-words` writes it anew */
export function unpackModel(packed: Uint8Array): WordsModel {
  const bytes = brotliDecompressSync(packed);
  const headEnd = headLengthBytes + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.subarray(headLengthBytes, headEnd).toString()) as Head;
  const [words, after, staff] = head.version === version ? head.shapes : [];
  const ofWords = (words?.buckets ?? 0) * meanings.length;
  const ofSmall = ofWords + (after?.buckets ?? 0) * afterCryClasses.length;
  if (
    !(words && after && staff) ||
    head.version !== version ||
    head.meanings.join() !== meanings.join() ||
    head.afterCry.join() !== afterCryClasses.join() ||
    bytes.length - headEnd !== ofSmall + staff.buckets * staffClasses.length
  )
    throw new Error('words/model.br does not fit this program: run npm run train-words');
  const weights = new Int8Array(bytes.subarray(headEnd));
  return {
    ...words,
    weights: weights.subarray(0, ofWords),
    afterCry: { ...after, weights: weights.subarray(ofWords, ofSmall) },
    staff: { ...staff, weights: weights.subarray(ofSmall) },
  };
}

/** @param folder `words/` of the project */
export const readWordsModel = (folder: string): WordsModel => unpackModel(readFileSync(modelPath(folder)));
