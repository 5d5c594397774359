/** Ids from the clock and the operating system's randomness. */
import { randomBytes, randomInt } from 'node:crypto';
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

/** 80 bits in two halves that numbers hold. */
const randomLetters = (): string => {
  const bytes = randomBytes(10);
  return encode(bytes.readUIntBE(0, 5), 8) + encode(bytes.readUIntBE(5, 5), 8);
};

export const createIds = (now: () => Date): Ids => ({
  next: () => encode(now().getTime(), 10) + randomLetters(),
  token: () => randomBytes(32).toString('base64url'),
  typableCode: () => Array.from({ length: 8 }, () => typable[randomInt(typable.length)] ?? 'A').join(''),
});
