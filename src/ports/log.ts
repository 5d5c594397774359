/** Fields of a structured log line: event names and facts, never secrets or texts that people wrote. */
export type LogFacts = Readonly<Record<string, unknown>>;
/** The program's log for operators. */
export interface Log {
  debug(facts: LogFacts, message: string): void;
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}
