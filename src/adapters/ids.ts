/** Ids from the clock and the operating system's random numbers. */
import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import type { Ids } from '../ports/ids.ts';

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Without 0 O 1 I L U, which are easily mistaken when read aloud. */
const typable = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Encodes a number in a fixed number of letters, five bits each. */
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

/**
 * Random letters from a buffer filled for four hundred ids at a time: filling it per id would cost more than the rest
 * of an id.
 */
const createRandomLetters = (): (() => string) => {
  const pool = Buffer.alloc(400 * idBytes);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    // 80 bits in two halves, each exact in a JavaScript number.
    const letters = encode(pool.readUIntBE(at, 5), 8) + encode(pool.readUIntBE(at + 5, 5), 8);
    at += idBytes;
    return letters;
  };
};

/** Creates the generator. Ids sort by creation time; typed codes omit letters that are easily confused. */
export const createIds = (now: () => Date, randomLetters = createRandomLetters()): Ids => ({
  next: () => encode(now().getTime(), 10) + randomLetters(),
  token: () => randomBytes(32).toString('base64url'),
  typableCode: () => Array.from({ length: 8 }, () => typable[randomInt(typable.length)] ?? 'A').join(''),
});
