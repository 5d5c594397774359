/**
 * Answers that failed, in the program's log. The framework's own logger stays off: it would cost each request something, and
 * say of each request more than the log may hold.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../../ports/log.ts';

export type FaultLog = Pick<Log, 'error'>;

const decoration = 'faults';
const longestReason = 300;
const framesKept = 3;

/** The innermost lines of an error's stack: where in the program it was, no word of what was asked. */
const placesOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /u.test(line))
        .slice(0, framesKept)
        .map((line) => line.trim())
    : [];

/** Once for an app, before its pages: `log` hears of what fails in any of them. */
export const hearFaults = (app: FastifyInstance, log: FaultLog): void => void app.decorate(decoration, log);

/** Says that the answer to a request failed: its number, which the reader may have been told, the reason and the place. */
export function tellFault({ server, id }: FastifyRequest, error: unknown, message: string): void {
  const { [decoration]: log } = server as { readonly [decoration]?: FaultLog };
  log?.error({ request: id, reason: String(error).slice(0, longestReason), places: placesOf(error) }, message);
}
