/** Ids in the platform's form: decimal digits beyond JavaScript's exact integers, and hexadecimal message ids. */
import { createHash, randomBytes } from 'node:crypto';

const userIdDigits = 19;

/** The same words give the same id, so that a person keeps theirs across restarts of the simulator. */
export function digitsOf(...words: readonly string[]): string {
  const digest = createHash('sha256').update(words.join('\0')).digest('hex');
  const digits = BigInt(`0x${digest}`)
    .toString()
    .slice(0, userIdDigits - 1);
  return `9${digits}`;
}

/** Creates the ids of one run of the process; none repeats an earlier run's. */
export function createIds() {
  const run = randomBytes(6).toString('hex');
  let made = 0;
  return {
    /** Identifies this run of the process. */
    run,
    /** Twenty hexadecimal digits, different from those of any other run. */
    message(): string {
      made += 1;
      return `${run}${made.toString(16).padStart(8, '0')}`;
    },
    /** An unguessable string. */
    secret: (): string => randomBytes(18).toString('base64url'),
  };
}
