/** What happened on the server, for tests to read: every call with its answer, and every rule that a bot broke. */
import type { ApiAnswer, JsonObject } from './objects.ts';

const MAX_CALLS = 5000;
const MAX_VIOLATIONS = 1000;

export interface CallRecord {
  readonly botId: string;
  readonly method: string;
  readonly params: JsonObject;
  readonly answer: ApiAnswer;
  /** The platform's clock. */
  readonly at: Date;
}

/** A rule of the platform that a correct bot does not break. */
export interface Violation {
  readonly botId: string;
  readonly rule: string;
  readonly detail: string;
  readonly at: Date;
}

export interface ServerRecord {
  readonly calls: readonly CallRecord[];
  readonly violations: readonly Violation[];
  call(entry: Omit<CallRecord, 'at'>): void;
  violation(botId: string, rule: string, detail: string): void;
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
    violation(botId, rule, detail) {
      violations.push({ botId, rule, detail, at: now() });
      if (violations.length > MAX_VIOLATIONS) violations.shift();
    },
  };
}
