/** What this process knows of the account's access, and how it stands. The parts of `access-token.ts` share it. */
import type { ChannelContext, ChannelHealth, KeptSecret } from '../../src/channel/factory.ts';
import type { ZaloError } from './errors.ts';
import type { OAuthClient } from './oauth.ts';
import { decodePair, fingerprint, type TokenPair } from './token-pair.ts';

/** Milliseconds. Tests make them short. */
export interface AccessTimes {
  /** Between two looks at how long the access still lives. */
  readonly lookMs: number;
  /** Renewed when less remains: an idle bot never lets three months pass, and a failure leaves hours to react. */
  readonly aheadMs: number;
  /** A renewal at most: two calls, and some tries to store. */
  readonly holdMs: number;
  /** Before a refresh whose answer was lost is asked for once more. */
  readonly lostWaitMs: number;
  /** Between tries to store a new pair. */
  readonly storeWaitsMs: readonly number[];
  /** Until a pair that could not be stored is tried again. */
  readonly storeAgainMs: number;
  /** After failed renewals in a row; the last one repeats. */
  readonly failedWaitsMs: readonly number[];
  /** What stopping waits for a renewal whose answer must not get lost. */
  readonly stopMs: number;
}

export interface AccessParts {
  readonly oauth: OAuthClient;
  readonly context: Pick<ChannelContext, 'secret' | 'now' | 'log' | 'onHealth'>;
  readonly appId: string;
  readonly firstRefreshToken: string | null;
  /** The configured account; null takes any. */
  readonly expectedOaId: string | null;
  readonly times?: AccessTimes;
}

/** A token that ends within this is not begun with. */
const marginMs = 60_000;
/** A person should act when the refresh token itself ends within this. */
const refreshAlarmMs = 14 * 86_400_000;
/** Failures in a row before a person is told although the access still works. */
const failuresToTell = 2;

const neverGranted = 'nobody has granted access yet';
export const reconnect = 'the access has ended; an administrator must grant it again';

/** Why the last renewal failed. */
export interface Trouble {
  readonly error: ZaloError;
  readonly failures: number;
  readonly notBefore: number;
  /** The refresh token may have been used up without our knowing its successor. */
  readonly isLost: boolean;
}

export interface AccessState extends Required<AccessParts> {
  /** Of the configured refresh token: tells a new one from that with which we began. */
  readonly seed: string | null;
  pair: TokenPair | null;
  /** A newer pair than the stored one: storing it failed. */
  unsaved: { readonly pair: TokenPair; readonly basedOn: number } | null;
  renewing: Promise<TokenPair> | null;
  deadAccess: string | null;
  provenAccess: string | null;
  /** What Zalo gave to this process last. */
  issuedAccess: string | null;
  trouble: Trouble | null;
  withdrawnBecause: string | null;
  knownOaId: string | null;
  lastTold: string;
  isStopped: boolean;
  lookTimer: NodeJS.Timeout | null;
  storeTimer: NodeJS.Timeout | null;
}

/** Nothing is known yet: the kept pair is read with the first call that needs one. */
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

/** Milliseconds since 1970 by the ward’s clock, which the demo may move. */
export const nowMs = (at: AccessState): number => at.context.now().getTime();
/** Null also for a pair that was kept for another app or account. */
export const decode = (at: AccessState, kept: KeptSecret | null) =>
  decodePair(kept?.value ?? null, at.appId, at.expectedOaId);
/** What a new pair is kept with, so that a later start knows whose it is. */
export const frame = (at: AccessState) => ({ appId: at.appId, oaId: at.knownOaId, seed: at.seed });

/** Usable, with a margin; `ahead` asks for hours instead (half a life, where lives are short). */
export function isFresh(at: AccessState, of: TokenPair, want: 'now' | 'ahead'): boolean {
  if (of.access === null || of.access === at.deadAccess) return false;
  const life = of.accessUntil - of.renewedAt;
  return of.accessUntil - nowMs(at) > (want === 'now' ? marginMs : Math.min(at.times.aheadMs, life / 2));
}

/** This pair is used from now on; whose account it is, is known with it. */
export function remember(at: AccessState, newest: TokenPair): void {
  at.pair = newest;
  at.knownOaId = at.expectedOaId ?? newest.oaId ?? at.knownOaId;
}

/** Null: nothing new to say; a platform that is out of reach tells nothing about our access. */
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

/** Told when it differs from what was told last; whoever listens gets no repeats. */
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
