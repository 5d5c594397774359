/**
 * What packed texts leave out because both sides know it: names and usual values of our JSON, and words of every ward's items
 * and answers. Each list is for ever, because rows name it by its number: a better one is put behind, none is changed.
 * deflate says what stands near the end in the fewest bits.
 */
import { readFileSync } from 'node:fs';

export const packingWords: readonly Uint8Array[] = [1].map((number) =>
  readFileSync(new URL(`../../../../words/packing/${number}.txt`, import.meta.url)),
);
