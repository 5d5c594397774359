/** What the framework and the pages write to the program's log: answers that failed, and nothing of those that did not. */
import type { FastifyBaseLogger } from 'fastify';
import type { Log } from '../../ports/log.ts';

const longestReason = 300;
const framesKept = 3;

const errorIn = (facts: unknown): unknown =>
  typeof facts === 'object' && facts !== null && 'err' in facts ? facts.err : facts;

/** The innermost lines of an error's stack: where in the program it was, no word of what was asked. */
const placesOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /u.test(line))
        .slice(0, framesKept)
        .map((line) => line.trim())
    : [];

/** A logger for Fastify of which only errors are heard, with their reason and place. Requests have no logger of their own. */
export function faultLog(log: Pick<Log, 'error'>): FastifyBaseLogger {
  const silent = () => {};
  const error = (facts: unknown, message?: unknown): void => {
    const failure = errorIn(facts);
    const reason = String(failure).slice(0, longestReason);
    log.error({ reason, places: placesOf(failure) }, typeof message === 'string' ? message : 'an answer failed');
  };
  const logger: FastifyBaseLogger = {
    ...{ level: 'error', error, fatal: error, warn: silent, info: silent, debug: silent, trace: silent, silent },
    child: () => logger,
  };
  return logger;
}
