/** Structured log lines: an event's name and facts, never secrets or people's texts. */
export type LogFacts = Readonly<Record<string, unknown>>;
/** The program’s own log, for operators: facts and a sentence, never words that people wrote. */
export interface Log {
  debug(facts: LogFacts, message: string): void;
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}
