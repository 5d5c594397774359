/** Ids from the clock and the operating system's randomness. */
import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import type { Ids } from '../ports/ids.ts';

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Without 0 O 1 I L U: read aloud without mistakes. */
const typable = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A number in so many letters, five bits each. */
const encode = (value: number, length: number): string => {
  let rest = value;
  let text = '';
  for (let at = 0; at < length; at += 1) {
    text = (base32[rest % 32] ?? '0') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

const idBytes = 10;

/** Ids made of randomness that is fetched for four hundred at a time: fetching costs more than the rest of an id. */
const createRandomLetters = (): (() => string) => {
  const pool = Buffer.alloc(400 * idBytes);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    // 80 bits in two halves that numbers hold.
    const letters = encode(pool.readUIntBE(at, 5), 8) + encode(pool.readUIntBE(at + 5, 5), 8);
    at += idBytes;
    return letters;
  };
};

/** Ids sort by the time they were made; letters of typed codes leave out those that are mistaken for each other. */
export const createIds = (now: () => Date, randomLetters = createRandomLetters()): Ids => ({
  next: () => encode(now().getTime(), 10) + randomLetters(),
  token: () => randomBytes(32).toString('base64url'),
  typableCode: () => Array.from({ length: 8 }, () => typable[randomInt(typable.length)] ?? 'A').join(''),
});
