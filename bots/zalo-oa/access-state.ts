/** The state of the account's access in this process, shared by the parts of `access-token.ts`. */
import type { ChannelContext, ChannelHealth, KeptSecret } from '../../src/channel/factory.ts';
import type { ZaloError } from './errors.ts';
import type { OAuthClient } from './oauth.ts';
import { decodePair, fingerprint, type TokenPair } from './token-pair.ts';

/** In milliseconds; tests use short times. */
export interface AccessTimes {
  /** Between two checks of the remaining lifetime. */
  readonly lookMs: number;
  /**
   * The pair is renewed when less time remains: an idle bot never reaches the three months of the refresh token, and a
   * failure leaves hours to react.
   */
  readonly aheadMs: number;
  /** Maximum duration of a renewal: two calls, and some attempts to store. */
  readonly holdMs: number;
  /** Wait before a refresh whose answer was lost is repeated. */
  readonly lostWaitMs: number;
  /** Waits between attempts to store a new pair. */
  readonly storeWaitsMs: readonly number[];
  /** Wait before a pair that could not be stored is tried again. */
  readonly storeAgainMs: number;
  /** Waits after consecutive failed renewals; the last one repeats. */
  readonly failedWaitsMs: readonly number[];
  /** How long a stop waits for a renewal whose answer must not be lost. */
  readonly stopMs: number;
}

export interface AccessParts {
  readonly oauth: OAuthClient;
  readonly context: Pick<ChannelContext, 'secret' | 'now' | 'log' | 'onHealth'>;
  readonly appId: string;
  readonly firstRefreshToken: string | null;
  /** The configured account; null accepts any. */
  readonly expectedOaId: string | null;
  readonly times?: AccessTimes;
}

/** A token that expires within this time is not used. */
const marginMs = 60_000;
/** An administrator should act if the refresh token expires within this time. */
const refreshAlarmMs = 14 * 86_400_000;
/** Consecutive failures before an administrator is notified although the access still works. */
const failuresToTell = 2;

const neverGranted = 'access has not been granted yet';
export const reconnect = 'the access has ended; an administrator must grant it again';

/** The reason of the last failed renewal. */
export interface Trouble {
  readonly error: ZaloError;
  readonly failures: number;
  readonly notBefore: number;
  /** The refresh token may have been used up while its successor is unknown. */
  readonly isLost: boolean;
}

export interface AccessState extends Required<AccessParts> {
  /** Fingerprint of the configured refresh token; detects when a new one is configured. */
  readonly seed: string | null;
  pair: TokenPair | null;
  /** A pair newer than the stored one, because storing it failed. */
  unsaved: { readonly pair: TokenPair; readonly basedOn: number } | null;
  renewing: Promise<TokenPair> | null;
  deadAccess: string | null;
  provenAccess: string | null;
  /** The access token that this process received last. */
  issuedAccess: string | null;
  trouble: Trouble | null;
  withdrawnBecause: string | null;
  knownOaId: string | null;
  lastTold: string;
  isStopped: boolean;
  lookTimer: NodeJS.Timeout | null;
  storeTimer: NodeJS.Timeout | null;
}

/** Creates the initial state; the stored pair is read by the first call that needs it. */
export function beginState(parts: AccessParts, times: AccessTimes): AccessState {
  const { oauth, context, appId, firstRefreshToken, expectedOaId } = parts;
  return {
    oauth,
    context,
    appId,
    firstRefreshToken,
    expectedOaId,
    times,
    seed: firstRefreshToken === null ? null : fingerprint(firstRefreshToken),
    pair: null,
    unsaved: null,
    renewing: null,
    deadAccess: null,
    provenAccess: null,
    issuedAccess: null,
    trouble: null,
    withdrawnBecause: null,
    knownOaId: expectedOaId,
    lastTold: '',
    isStopped: false,
    lookTimer: null,
    storeTimer: null,
  };
}

/** Milliseconds since 1970 by the ward's clock, which the demo can move. */
export const nowMs = (at: AccessState): number => at.context.now().getTime();
/** Null also for a pair of another app or account. */
export const decode = (at: AccessState, kept: KeptSecret | null) =>
  decodePair(kept?.value ?? null, at.appId, at.expectedOaId);
/** Stored with a new pair, so that a later start can identify it. */
export const frame = (at: AccessState) => ({ appId: at.appId, oaId: at.knownOaId, seed: at.seed });

/** Whether the pair is usable, with a margin; `ahead` requires hours (or half of a short lifetime). */
export function isFresh(at: AccessState, of: TokenPair, want: 'now' | 'ahead'): boolean {
  if (of.access === null || of.access === at.deadAccess) return false;
  const life = of.accessUntil - of.renewedAt;
  return of.accessUntil - nowMs(at) > (want === 'now' ? marginMs : Math.min(at.times.aheadMs, life / 2));
}

/** Uses this pair from now on; it also identifies the account. */
export function remember(at: AccessState, newest: TokenPair): void {
  at.pair = newest;
  at.knownOaId = at.expectedOaId ?? newest.oaId ?? at.knownOaId;
}

/** Null if there is nothing new to report; an unreachable platform says nothing about the access. */
function healthNow(at: AccessState): ChannelHealth | null {
  if (at.withdrawnBecause !== null) return { kind: 'needsReconnect', reason: at.withdrawnBecause };
  const isAlive = at.pair !== null && isFresh(at, at.pair, 'now');
  if (!isAlive && at.trouble && (at.trouble.isLost || at.trouble.error.kind === 'credentials')) {
    return { kind: 'needsReconnect', reason: reasonOf(at.trouble) };
  }
  if (!at.pair) return at.trouble ? null : { kind: 'needsReconnect', reason: neverGranted };
  if (at.pair.refresh === null) {
    return { kind: 'needsReconnect', reason: at.pair.renewedAt === 0 && at.seed === null ? neverGranted : reconnect };
  }
  if (!isAlive) return null;
  const accessUntil = new Date(at.pair.accessUntil);
  if (at.unsaved) return { kind: 'expiring', until: accessUntil, reason: 'the new access could not be stored' };
  if (at.trouble && (at.trouble.isLost || at.trouble.failures >= failuresToTell)) {
    return { kind: 'expiring', until: accessUntil, reason: reasonOf(at.trouble) };
  }
  const refreshUntil = new Date(at.pair.refreshUntil);
  if (at.pair.refreshUntil - nowMs(at) < refreshAlarmMs) {
    return { kind: 'expiring', until: refreshUntil, reason: 'the access was not renewed for a long time' };
  }
  return { kind: 'ok', accessUntil };
}

/** Reports the health if it differs from the last report. */
export function tellHealth(at: AccessState): void {
  const health = healthNow(at);
  const told = JSON.stringify(health);
  if (health === null || told === at.lastTold) return;
  at.lastTold = told;
  at.context.onHealth(health);
}

const reasonOf = ({ error, isLost }: Trouble): string =>
  isLost
    ? 'no answer came when the access was to be renewed; it may have to be granted again'
    : `the access can't be renewed (${error.details.description ?? error.kind})`;
