/** The trained weights of the model of words, as `npm run train-words` writes them and as the program reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { meanings, type WordsModel } from '../domain/words/model.ts';

const fileName = 'model.br';
const version = 1;

/** Bytes before the weights: how many bytes the head has. */
const headLengthBytes = 4;

export const modelPath = (folder: string): string => join(folder, fileName);

/** A JSON head and the weights, one byte each, packed. */
export function packModel({ buckets, weights, step, bias }: WordsModel): Uint8Array {
  const head = Buffer.from(JSON.stringify({ version, meanings, buckets, step, bias }));
  const length = Buffer.alloc(headLengthBytes);
  length.writeUInt32LE(head.length);
  return brotliCompressSync(Buffer.concat([length, head, Buffer.from(weights.buffer)]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

interface Head {
  readonly version: number;
  readonly meanings: readonly string[];
  readonly buckets: number;
  readonly step: number;
  readonly bias: readonly number[];
}

/** @throws Error when the file is of another version of the program: `npm run train-words` writes it anew */
export function unpackModel(packed: Uint8Array): WordsModel {
  const bytes = brotliDecompressSync(packed);
  const headEnd = headLengthBytes + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.subarray(headLengthBytes, headEnd).toString()) as Head;
  const weights = new Int8Array(bytes.subarray(headEnd));
  if (
    head.version !== version ||
    head.meanings.join() !== meanings.join() ||
    weights.length !== head.buckets * meanings.length
  )
    throw new Error('words/model.br does not fit this program: run npm run train-words');
  return { buckets: head.buckets, weights, step: head.step, bias: head.bias };
}

/** @param folder `words/` of the project */
export const readWordsModel = (folder: string): WordsModel => unpackModel(readFileSync(modelPath(folder)));
