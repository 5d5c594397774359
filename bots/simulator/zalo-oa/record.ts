/** What happened on the server, for tests to read: every call with its answer, and every rule that a program broke. */
import type { JsonObject } from './json.ts';

const MAX_CALLS = 5000;
const MAX_VIOLATIONS = 1000;

export interface CallRecord {
  readonly verb: string;
  /** `/v3.0/oa/message/cs`, `/v4/oa/access_token` … */
  readonly path: string;
  /** To whom, when the call is about a person. */
  readonly userId: string | null;
  /** As they came; files by name and size, secrets left out. */
  readonly params: JsonObject;
  readonly answer: JsonObject;
  /** The platform's clock. */
  readonly at: Date;
}

/** A rule of the reference that a correct program does not break. */
export interface Violation {
  readonly rule: string;
  readonly detail: string;
  readonly at: Date;
}

export interface ServerRecord {
  readonly calls: readonly CallRecord[];
  readonly violations: readonly Violation[];
  call(entry: Omit<CallRecord, 'at'>): void;
  violation(rule: string, detail: string): void;
}

export function createServerRecord(now: () => Date): ServerRecord {
  const calls: CallRecord[] = [];
  const violations: Violation[] = [];
  return {
    calls,
    violations,
    call(entry) {
      calls.push({ ...entry, at: now() });
      if (calls.length > MAX_CALLS) calls.shift();
    },
    violation(rule, detail) {
      violations.push({ rule, detail, at: now() });
      if (violations.length > MAX_VIOLATIONS) violations.shift();
    },
  };
}
