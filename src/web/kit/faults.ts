/**
 * Logs failed requests. The framework's logger is off, because it would slow down every request and log more than the log
 * may contain.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../../ports/log.ts';

export type FaultLog = Pick<Log, 'error'>;

const decoration = 'faults';
const longestReason = 300;
const framesKept = 3;

/** The innermost lines of an error's stack: places in the code without any request data. */
const placesOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /u.test(line))
        .slice(0, framesKept)
        .map((line) => line.trim())
    : [];

/** Sets the log for an app; call it once, before the pages are registered. */
export const setFaultLog = (app: FastifyInstance, log: FaultLog): void => void app.decorate(decoration, log);

/** Logs a failed request: its id, which the error page may show, the reason and the place. */
export function logFault({ server, id }: FastifyRequest, error: unknown, message: string): void {
  const { [decoration]: log } = server as { readonly [decoration]?: FaultLog };
  log?.error({ request: id, reason: String(error).slice(0, longestReason), places: placesOf(error) }, message);
}
