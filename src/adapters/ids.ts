/** Ids from the clock and the operating system's randomness. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../ports/ids.ts';

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Without 0 O 1 I L U: read aloud without mistakes. */
const typable = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

const encode = (value: bigint, length: number): string => {
  let rest = value;
  let text = '';
  for (let at = 0; at < length; at += 1) {
    text = (base32[Number(rest % 32n)] ?? '0') + text;
    rest /= 32n;
  }
  return text;
};

export const createIds = (now: () => Date): Ids => ({
  next: () => encode(BigInt(now().getTime()), 10) + encode(BigInt(`0x${randomBytes(10).toString('hex')}`), 16),
  token: () => randomBytes(32).toString('base64url'),
  typableCode: () => Array.from({ length: 8 }, () => typable[randomInt(typable.length)] ?? 'A').join(''),
});
