/** Records events of a server for tests: every call with its answer, and every rule that a program broke. */

const maxCalls = 5000;
const maxViolations = 1000;

/** A rule of the platform that a correct program never breaks. */
export interface Violation {
  readonly rule: string;
  readonly detail: string;
}

type Dated<Entry> = Entry & {
  /** By the platform's clock. */
  readonly at: Date;
};

/** @template Call one call in the platform's terms */
export function createServerRecord<Call extends object>(now: () => Date) {
  const calls: Dated<Call>[] = [];
  const violations: Dated<Violation>[] = [];
  return {
    calls: calls as readonly Dated<Call>[],
    violations: violations as readonly Dated<Violation>[],
    call(entry: Call): void {
      calls.push({ ...entry, at: now() });
      if (calls.length > maxCalls) calls.shift();
    },
    violation(entry: Violation): void {
      violations.push({ ...entry, at: now() });
      if (violations.length > maxViolations) violations.shift();
    },
  };
}
