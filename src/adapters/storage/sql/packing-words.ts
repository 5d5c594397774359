/**
 * Deflate dictionaries for packed texts: names and usual values of the JSON columns, and frequent words of wards' items
 * and answers. Rows refer to a list by its number, so a list never changes; an improved one is appended. Deflate
 * encodes strings near the end of a dictionary in the fewest bits.
 */
import { readFileSync } from 'node:fs';

export const packingWords: readonly Uint8Array[] = [1].map((number) =>
  readFileSync(new URL(`../../../../words/packing/${number}.txt`, import.meta.url)),
);
