/** Ids as the platform makes them: long digits that no JavaScript number can hold, and hexadecimal message ids. */
import { createHash, randomBytes } from 'node:crypto';

const USER_ID_DIGITS = 19;

/** The same words give the same id, so that a person keeps theirs when the simulator starts again. */
export function digitsOf(...words: readonly string[]): string {
  const digest = createHash('sha256').update(words.join('\0')).digest('hex');
  const digits = BigInt(`0x${digest}`)
    .toString()
    .slice(0, USER_ID_DIGITS - 1);
  return `9${digits}`;
}

export interface Ids {
  /** Twenty hexadecimal digits, unlike those of any other run. */
  message(): string;
  /** A word that nobody guesses. */
  secret(): string;
  /** Of this life of the process. */
  readonly run: string;
}

export function createIds(): Ids {
  const run = randomBytes(6).toString('hex');
  let made = 0;
  return {
    run,
    message() {
      made += 1;
      return `${run}${made.toString(16).padStart(8, '0')}`;
    },
    secret: () => randomBytes(18).toString('base64url'),
  };
}
