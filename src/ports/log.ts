/** Structured log lines: an event's name and facts, never secrets or people's texts. */
export type LogFacts = Readonly<Record<string, unknown>>;
export interface Log {
  debug(facts: LogFacts, message: string): void;
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}
