/** A `ChannelError` with a code that callers inside one bot can test without the platform's own numbers. */
import { ChannelError, type ChannelErrorDetails, type ChannelErrorKind } from '../channel-error.ts';
import { networkFailure } from '../network-failure.ts';
import { CallEnded } from '../open-calls.ts';

/** Code of one platform checks `sign`; all other code sees a `ChannelError`. */
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
 * Details and sign of an `unreachable`, for a call without an answer: ended by this program or by the network.
 * @param mask removes secrets from a text
 */
export const unanswered = (
  error: unknown,
  mask: (text: string) => string,
): [details: ChannelErrorDetails, sign: 'stopped' | null] =>
  error instanceof CallEnded
    ? [detailsOfEnded(error), error.because === 'stopped' ? 'stopped' : null]
    : [networkFailure(error, mask), null];

/** For calls that can safely be repeated: the outcome is then never "unknown". */
export function withKnownOutcome({ outcomeUnknown: _, ...details }: ChannelErrorDetails): ChannelErrorDetails {
  return details;
}

/** The description that tells the outbox to try a smaller file. Sizes in bytes. */
export function tooBig(sizeBytes: number, limitBytes: number): ChannelErrorDetails {
  return { description: `file is too big: ${sizeBytes} bytes or more; the limit is ${limitBytes}` };
}

/** For logs: the kind and the platform's description, without people's texts. */
export const factsOf = (error: unknown): Readonly<Record<string, unknown>> =>
  error instanceof ChannelError
    ? { kind: error.kind, description: error.details.description }
    : { error: error instanceof Error ? error.name : 'unknown' };

/** The wait after `failures` consecutive failures, or longer if the platform asked for it. */
export function waitAfter(error: unknown, failures: number, waitsMs: readonly number[]): number {
  const waitMs = waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 1_000;
  const told = error instanceof ChannelError ? error.details.retryAfterMs : undefined;
  return Math.max(waitMs, told ?? 0);
}
