/** A `ChannelError` with a sign: what the callers inside one bot tell apart without knowing the platform's numbers. */
import { ChannelError, type ChannelErrorDetails, type ChannelErrorKind } from '../channel-error.ts';
import { networkFailure } from '../network-failure.ts';
import { CallEnded } from '../open-calls.ts';

/** What one platform’s callers ask for is its sign; everybody else sees a `ChannelError`. */
export class PlatformError<Sign extends string> extends ChannelError {
  readonly sign: Sign | null;

  constructor(kind: ChannelErrorKind, details: ChannelErrorDetails, sign: Sign | null = null) {
    super(kind, details);
    this.sign = sign;
  }
}

const detailsOfEnded = ({ message, wasSent }: CallEnded): ChannelErrorDetails => ({
  description: message,
  ...(wasSent && { outcomeUnknown: true }),
});

/**
 * Details and sign of an `unreachable`, for a call without an answer: we ended it, or the network did.
 * @param mask takes secrets out of a text
 */
export const unanswered = (
  error: unknown,
  mask: (text: string) => string,
): [details: ChannelErrorDetails, sign: 'stopped' | null] =>
  error instanceof CallEnded
    ? [detailsOfEnded(error), error.because === 'stopped' ? 'stopped' : null]
    : [networkFailure(error, mask), null];

/** Where asking twice harms nobody, the outcome is never "unknown". */
export function withKnownOutcome({ outcomeUnknown: _, ...details }: ChannelErrorDetails): ChannelErrorDetails {
  return details;
}

/** The word by which the outbox knows that a smaller file might be taken. Sizes in bytes. */
export function tooBig(sizeBytes: number, limitBytes: number): ChannelErrorDetails {
  return { description: `file is too big: ${sizeBytes} bytes or more; the limit is ${limitBytes}` };
}

/** For a log: kind and the platform's words, without people's texts. */
export const factsOf = (error: unknown): Readonly<Record<string, unknown>> =>
  error instanceof ChannelError
    ? { kind: error.kind, description: error.details.description }
    : { error: error instanceof Error ? error.name : 'unknown' };

/** The wait after `failures` failures in a row, or longer when the platform said so. */
export function waitAfter(error: unknown, failures: number, waitsMs: readonly number[]): number {
  const waitMs = waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 1_000;
  const told = error instanceof ChannelError ? error.details.retryAfterMs : undefined;
  return Math.max(waitMs, told ?? 0);
}
