/** Ids as the platform makes them: long digits that no JavaScript number can hold, and hexadecimal message ids. */
import { createHash, randomBytes } from 'node:crypto';

const userIdDigits = 19;

/** The same words give the same id, so that a person keeps theirs when the simulator starts again. */
export function digitsOf(...words: readonly string[]): string {
  const digest = createHash('sha256').update(words.join('\0')).digest('hex');
  const digits = BigInt(`0x${digest}`)
    .toString()
    .slice(0, userIdDigits - 1);
  return `9${digits}`;
}

/** Of one life of the process: none of its ids was given before. */
export function createIds() {
  const run = randomBytes(6).toString('hex');
  let made = 0;
  return {
    /** Of this life of the process. */
    run,
    /** Twenty hexadecimal digits, unlike those of any other run. */
    message(): string {
      made += 1;
      return `${run}${made.toString(16).padStart(8, '0')}`;
    },
    /** A word that nobody guesses. */
    secret: (): string => randomBytes(18).toString('base64url'),
  };
}
