/** The one error class of a channel. The outbox's retry table is keyed by `kind`. */
export type ChannelErrorKind =
  | 'rateLimited'
  | 'unreachable'
  | 'blockedByPerson'
  | 'outsideReplyWindow'
  | 'rejected'
  | 'credentials';

/** What the outbox needs to decide after a failed call. */
export interface ChannelErrorDetails {
  /** Wait this long before the next call; with `rateLimited` only. */
  readonly retryAfterMs?: number;
  /** True when the request may have been carried out although no answer came. */
  readonly outcomeUnknown?: boolean;
  /** The conversation has a new id; resend there. */
  readonly movedTo?: string;
  /** The message to edit is gone or can't be edited: send a new one. */
  readonly messageGone?: boolean;
  /** What the platform said, without secrets. */
  readonly description?: string;
  readonly cause?: unknown;
}

/** Thrown by every failed call of a channel; `description` is the platform's own text and is never shown to people. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';
  readonly kind: ChannelErrorKind;
  readonly details: ChannelErrorDetails;

  constructor(kind: ChannelErrorKind, details: ChannelErrorDetails = {}) {
    super(`${kind}${details.description ? `: ${details.description}` : ''}`, { cause: details.cause });
    this.kind = kind;
    this.details = details;
  }
}
