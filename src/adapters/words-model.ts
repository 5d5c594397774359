/** The trained weights of the model of words, as written by `npm run train-words` and read by the program. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { afterCryClasses, type Linear, meanings, staffClasses, type WordsModel } from '../domain/words/model.ts';

const fileName = 'model.br';
const version = 4;

/** Bytes before the head, which hold its length. */
const headLengthBytes = 4;

/**
 * The signs of this many weights of a bucket share a byte; each is −1, 0 or 1. Four fifths are 0, and one byte per sign
 * compresses worse.
 */
const signsInByte = 4;

/** @param folder contains the shipped word files */
export const modelPath = (folder: string): string => join(folder, fileName);

interface Head {
  readonly version: number;
  readonly meanings: readonly string[];
  readonly afterCry: readonly string[];
  /** The three models: meanings, the reply after a danger message, staff messages. Their weights follow each other. */
  readonly shapes: readonly Pick<Linear, 'buckets' | 'step' | 'bias'>[];
}

/**
 * Serialises a model: a JSON head, then per model the signs of its weights and the sizes of the non-zero ones;
 * compressed.
 */
export function packModel(model: WordsModel): Uint8Array {
  const all = [model, model.afterCry, model.staff];
  const shapes = all.map(({ buckets, step, bias }) => ({ buckets, step, bias }));
  const head = Buffer.from(JSON.stringify({ version, meanings, afterCry: afterCryClasses, shapes } satisfies Head));
  const length = Buffer.alloc(headLengthBytes);
  length.writeUInt32LE(head.length);
  return brotliCompressSync(Buffer.concat([length, head, ...all.flatMap(bytesOf)]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

/** First classes of the groups whose signs share a byte. */
const groupsOf = (classes: number): readonly number[] =>
  Array.from({ length: Math.ceil(classes / signsInByte) }, (_, group) => group * signsInByte);

function bytesOf({ buckets, weights, bias: { length: classes } }: Linear): readonly Uint8Array[] {
  const larger: number[] = [];
  const signs = groupsOf(classes).map((from) =>
    Uint8Array.from({ length: buckets }, (_, bucket) => {
      const row = weights.subarray(bucket * classes + from, bucket * classes + Math.min(from + signsInByte, classes));
      for (const weight of row) if (weight !== 0) larger.push(Math.abs(weight) - 1);
      return row.reduceRight((byte, weight) => byte * 3 + Math.sign(weight) + 1, 0);
    }),
  );
  return [...signs, Uint8Array.from(larger)];
}

/** @throws Error if the file belongs to another version of the program: `npm run train-words` writes it again */
export function unpackModel(packed: Uint8Array): WordsModel {
  const bytes = brotliDecompressSync(packed);
  const headEnd = headLengthBytes + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.subarray(headLengthBytes, headEnd).toString()) as Head;
  const fits =
    head.version === version &&
    head.meanings.join() === meanings.join() &&
    head.afterCry.join() === afterCryClasses.join() &&
    head.shapes[2]?.bias.length === staffClasses.length;
  let at = headEnd;
  const [words, afterCry, staff] = (fits ? head.shapes : []).map((shape): Linear => {
    const { weights, end } = weightsFrom(bytes, at, shape);
    at = end;
    return { ...shape, weights };
  });
  if (!(words && afterCry && staff) || at !== bytes.length)
    throw new Error('words/model.br does not fit this program: run npm run train-words');
  return { ...words, afterCry, staff };
}

function weightsFrom(bytes: Uint8Array, from: number, { buckets, bias: { length: classes } }: Head['shapes'][number]) {
  const weights = new Int8Array(buckets * classes);
  const groups = groupsOf(classes);
  let end = from + groups.length * buckets;
  for (const [at, first] of groups.entries())
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      let signs = bytes[from + at * buckets + bucket] as number;
      for (let c = first; c < Math.min(first + signsInByte, classes); c += 1) {
        const sign = (signs % 3) - 1;
        signs = (signs - (sign + 1)) / 3;
        if (sign === 0) continue;
        weights[bucket * classes + c] = sign * ((bytes[end] as number) + 1);
        end += 1;
      }
    }
  return { weights, end };
}

/** Loads the model. @param folder `words/` of the project */
export const readWordsModel = (folder: string): WordsModel => unpackModel(readFileSync(modelPath(folder)));
