/**
 * Keeps the one pair of tokens of the account alive. The access token lives 25 hours and dies when a newer one is given;
 * the refresh token works once. So there is one renewal at a time among all calls and processes (`secret.exclusively`),
 * each begins by reading what the others stored, and a new pair is stored before it is used. Losing it means that an
 * administrator must grant access again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelContext, ChannelHealth, KeptSecret } from '../../src/channel/factory.ts';
import { passed } from '../../src/channel/platform/receiver.ts';
import { hasSign, ZaloError } from './errors.ts';
import type { OAuthClient, Tokens } from './oauth.ts';
import { decodePair, encodePair, endedPair, fingerprint, pairOf, type TokenPair } from './token-pair.ts';

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

export const ACCESS_TIMES: AccessTimes = {
  lookMs: 30 * 60_000,
  aheadMs: 3 * 3_600_000,
  holdMs: 120_000,
  lostWaitMs: 1_000,
  storeWaitsMs: [100, 500],
  storeAgainMs: 15_000,
  failedWaitsMs: [5_000, 15_000, 60_000, 300_000],
  stopMs: 8_000,
};

/** A token that ends within this is not begun with. */
const MARGIN_MS = 60_000;
/** A person should act when the refresh token itself ends within this. */
const REFRESH_ALARM_MS = 14 * 86_400_000;
/** A token that never worked is not replaced again so soon: something else is wrong. */
const UNPROVEN_MS = 60_000;
/** Failures in a row before a person is told although the access still works. */
const FAILURES_TO_TELL = 2;

export interface Access {
  /** Looks at once and from now on every `lookMs`. Never throws: how it stands is told by `onHealth`. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Runs `work` with the token of the moment; once more with a newer one when Zalo says that it is dead.
   * @throws ZaloError `credentials` when only an administrator can help, `unreachable` when no token can be had now
   */
  use<Result>(work: (token: string) => Promise<Result>): Promise<Result>;
  /** Stores what an administrator has granted; `obtain` runs while nobody else renews. */
  grant(obtain: () => Promise<{ readonly tokens: Tokens; readonly oaId: string | null }>): Promise<void>;
  /** Zalo told that an administrator took the access away; older news than our access are none. */
  withdraw(reason: string, at: Date): void;
  /** Whose access this is, as far as we know. */
  oaId(): string | null;
  learnAccount(oaId: string): void;
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

type Store = (value: string) => Promise<void>;

/** Why the last renewal failed. */
interface Trouble {
  readonly error: ZaloError;
  readonly failures: number;
  readonly notBefore: number;
  /** The refresh token may have been used up without our knowing its successor. */
  readonly isLost: boolean;
}

export function createAccess(parts: AccessParts): Access {
  const { oauth, appId, firstRefreshToken, expectedOaId, times = ACCESS_TIMES } = parts;
  const { secret, now, log, onHealth } = parts.context;
  const seed = firstRefreshToken === null ? null : fingerprint(firstRefreshToken);

  let pair: TokenPair | null = null;
  /** A newer pair than the stored one: storing it failed. */
  let unsaved: { readonly pair: TokenPair; readonly basedOn: number } | null = null;
  let renewing: Promise<TokenPair> | null = null;
  let deadAccess: string | null = null;
  let provenAccess: string | null = null;
  /** What Zalo gave to this process last. */
  let issuedAccess: string | null = null;
  let trouble: Trouble | null = null;
  let withdrawnBecause: string | null = null;
  let knownOaId = expectedOaId;
  let lastTold = '';
  let isStopped = false;
  let lookTimer: NodeJS.Timeout | null = null;
  let storeTimer: NodeJS.Timeout | null = null;

  const nowMs = () => now().getTime();
  const decode = (kept: KeptSecret | null) => decodePair(kept?.value ?? null, appId, expectedOaId);
  const frame = () => ({ appId, oaId: knownOaId, seed });

  /** Usable, with a margin; `ahead` asks for hours instead (half a life, where lives are short). */
  function isFresh(of: TokenPair, want: 'now' | 'ahead'): boolean {
    if (of.access === null || of.access === deadAccess) return false;
    const life = of.accessUntil - of.renewedAt;
    return of.accessUntil - nowMs() > (want === 'now' ? MARGIN_MS : Math.min(times.aheadMs, life / 2));
  }

  function remember(newest: TokenPair): void {
    pair = newest;
    knownOaId = expectedOaId ?? newest.oaId ?? knownOaId;
  }

  // ── renewing ───────────────────────────────────────────────────────────────────────────────────────────────────

  async function current(): Promise<TokenPair> {
    if (!pair) {
      const kept = decode(await readKept());
      if (kept) remember(kept);
    }
    return pair && isFresh(pair, 'now') ? pair : renew('now');
  }

  async function readKept(): Promise<KeptSecret | null> {
    try {
      return await secret.read();
    } catch (cause) {
      throw new ZaloError('unreachable', { description: 'the kept access could not be read', cause });
    }
  }

  /** One renewal at a time; those who come meanwhile take its result. */
  async function renew(want: 'now' | 'ahead'): Promise<TokenPair> {
    while (renewing) {
      const got = await renewing;
      if (isFresh(got, want)) return got;
    }
    renewing = renewOnce(want).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  async function renewOnce(want: 'now' | 'ahead'): Promise<TokenPair> {
    if (isStopped) throw new ZaloError('unreachable', { description: 'the channel is stopping' }, 'stopped');
    if (trouble && nowMs() < trouble.notBefore) throw trouble.error;
    try {
      const got = await secret.exclusively(times.holdMs, (kept, store) => renewExclusively(kept, store, want));
      trouble = null;
      return got;
    } catch (error) {
      // Renewed all the same; only letting go of the lock failed.
      if (pair && isFresh(pair, want)) return pair;
      throw noteTrouble(error);
    } finally {
      tellHealth();
    }
  }

  function noteTrouble(error: unknown): ZaloError {
    if (!(error instanceof ZaloError)) {
      return new ZaloError('unreachable', { description: 'the kept access could not be reached', cause: error });
    }
    const { outcomeUnknown, ...details } = error.details;
    // Nothing that a caller wanted to say has left.
    const known = new ZaloError(error.kind, details, error.sign);
    if (error.sign === 'grantDead') return known;
    const failures = (trouble?.failures ?? 0) + 1;
    const waitMs = times.failedWaitsMs[Math.min(failures, times.failedWaitsMs.length) - 1] ?? 0;
    trouble = { error: known, failures, notBefore: nowMs() + waitMs, isLost: outcomeUnknown === true };
    return known;
  }

  /** Nobody else renews while this runs. */
  async function renewExclusively(kept: KeptSecret | null, store: Store, want: 'now' | 'ahead'): Promise<TokenPair> {
    const version = kept?.version ?? 0;
    const known = await newest(kept, store);
    if (known) remember(known);
    if (known && isFresh(known, want)) return known;
    refuseUnproven(known);
    for (const refreshToken of refreshTokensOf(known)) {
      const next = await refresh(refreshToken, version);
      if (next === 'dead') continue;
      if (next.isNew) {
        issuedAccess = next.pair.access;
        await keep(next.pair, version, store);
      }
      // Not before: whoever asks meanwhile would use what is not stored yet.
      remember(next.pair);
      return next.pair;
    }
    return end(known, store);
  }

  /** What is stored, unless what we hold in memory came after it; then that is stored first. */
  async function newest(kept: KeptSecret | null, store: Store): Promise<TokenPair | null> {
    const stored = decode(kept);
    if (!unsaved) return stored;
    const isOurs = (kept?.version ?? 0) === unsaved.basedOn || !stored?.refresh;
    if (!isOurs) {
      unsaved = null;
      return stored;
    }
    const ours = unsaved.pair;
    await keep(ours, kept?.version ?? 0, store);
    return ours;
  }

  function refuseUnproven(known: TokenPair | null): void {
    if (!known?.access || known.access !== deadAccess || known.access !== issuedAccess) return;
    if (known.access === provenAccess || nowMs() - known.renewedAt >= UNPROVEN_MS) return;
    throw new ZaloError('credentials', { description: 'Zalo refuses a token that it gave a moment ago' });
  }

  /** The kept one; then the configured one, when it is another than that with which we began. */
  function refreshTokensOf(known: TokenPair | null): readonly string[] {
    const configured = firstRefreshToken !== null && known?.seed !== seed ? firstRefreshToken : null;
    return [known?.refresh ?? null, configured].filter((token) => token !== null);
  }

  /** A refresh whose answer was lost may have worked: is there a newer pair, and if not, once more and never again. */
  async function refresh(
    refreshToken: string,
    version: number,
  ): Promise<'dead' | { readonly pair: TokenPair; readonly isNew: boolean }> {
    const ask = async () => ({ pair: pairOf(await oauth.refresh(refreshToken), frame(), now()), isNew: true });
    try {
      return await ask();
    } catch (error) {
      if (hasSign(error, 'grantDead')) return 'dead';
      if (!(error instanceof ZaloError) || !error.details.outcomeUnknown) throw error;
      log.warn({ description: error.details.description }, 'zalo-oa-refresh-answer-lost');
    }
    await sleep(times.lostWaitMs);
    const kept = await readKept();
    const stored = (kept?.version ?? 0) === version ? null : decode(kept);
    if (stored) return { pair: stored, isNew: false };
    try {
      return await ask();
    } catch (error) {
      if (hasSign(error, 'grantDead')) return 'dead';
      throw error;
    }
  }

  /** Durable before it is used. When that can't be had it lives in memory, somebody is told, and it is tried again. */
  async function keep(next: TokenPair, version: number, store: Store): Promise<void> {
    for (const waitMs of [...times.storeWaitsMs, null]) {
      try {
        await store(encodePair(next));
        unsaved = null;
        return;
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'zalo-oa-access-not-stored');
        if (waitMs !== null) await sleep(waitMs);
      }
    }
    unsaved = { pair: next, basedOn: version };
    if (storeTimer) clearTimeout(storeTimer);
    storeTimer = setTimeout(() => void storeAgain(), times.storeAgainMs).unref();
  }

  async function storeAgain(): Promise<void> {
    storeTimer = null;
    if (!unsaved || isStopped) return;
    await renew('now').catch(() => undefined);
    // Not even the lock could be had.
    if (unsaved && !storeTimer && !isStopped) {
      storeTimer = setTimeout(() => void storeAgain(), times.storeAgainMs).unref();
    }
  }

  /** Every token is refused: noted, so that no other process and no later start tries them again. */
  async function end(known: TokenPair | null, store: Store): Promise<never> {
    const isNews = known ? known.refresh !== null || known.seed !== seed : seed !== null;
    const ended = endedPair(known, frame());
    remember(ended);
    if (isNews) {
      log.warn({}, 'zalo-oa-refresh-token-dead');
      await store(encodePair(ended)).catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'zalo-oa-access-not-stored');
      });
    }
    throw new ZaloError('credentials', { description: RECONNECT }, 'grantDead');
  }

  // ── health ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Null: nothing new to say; a platform that is out of reach tells nothing about our access. */
  function healthNow(): ChannelHealth | null {
    if (withdrawnBecause !== null) return { kind: 'needsReconnect', reason: withdrawnBecause };
    const isAlive = pair !== null && isFresh(pair, 'now');
    if (!isAlive && trouble && (trouble.isLost || trouble.error.kind === 'credentials')) {
      return { kind: 'needsReconnect', reason: reasonOf(trouble) };
    }
    if (!pair) return trouble ? null : { kind: 'needsReconnect', reason: NEVER_GRANTED };
    if (pair.refresh === null) {
      return { kind: 'needsReconnect', reason: pair.renewedAt === 0 && seed === null ? NEVER_GRANTED : RECONNECT };
    }
    if (!isAlive) return null;
    const accessUntil = new Date(pair.accessUntil);
    if (unsaved) return { kind: 'expiring', until: accessUntil, reason: 'the new access could not be stored' };
    if (trouble && (trouble.isLost || trouble.failures >= FAILURES_TO_TELL)) {
      return { kind: 'expiring', until: accessUntil, reason: reasonOf(trouble) };
    }
    const refreshUntil = new Date(pair.refreshUntil);
    if (pair.refreshUntil - nowMs() < REFRESH_ALARM_MS) {
      return { kind: 'expiring', until: refreshUntil, reason: 'the access was not renewed for a long time' };
    }
    return { kind: 'ok', accessUntil };
  }

  function tellHealth(): void {
    const health = healthNow();
    const told = JSON.stringify(health);
    if (health === null || told === lastTold) return;
    lastTold = told;
    onHealth(health);
  }

  async function look(): Promise<void> {
    try {
      if (!unsaved) {
        const kept = decode(await readKept());
        if (kept && kept.renewedAt >= (pair?.renewedAt ?? 0)) remember(kept);
      }
      if (unsaved || !pair || !isFresh(pair, 'ahead')) await renew('ahead');
    } catch (error) {
      const facts = error instanceof ZaloError ? { kind: error.kind, description: error.details.description } : {};
      log.warn(facts, 'zalo-oa-access-not-renewed');
    }
    tellHealth();
  }

  function succeeded(token: string): void {
    provenAccess = token;
    if (withdrawnBecause === null) return;
    withdrawnBecause = null;
    tellHealth();
  }

  function failed(token: string, error: unknown): void {
    // Zalo read the token and spoke of something else.
    if (error instanceof ZaloError && error.kind !== 'unreachable' && error.sign !== 'tokenDead') provenAccess = token;
    if (!hasSign(error, 'notGranted')) return;
    withdrawnBecause = `the account no longer grants access (${error.details.description})`;
    tellHealth();
  }

  return {
    async start() {
      await look();
      lookTimer ??= setInterval(() => void look(), times.lookMs).unref();
    },

    async stop() {
      if (lookTimer) clearInterval(lookTimer);
      if (storeTimer) clearTimeout(storeTimer);
      if (unsaved && !isStopped) await Promise.race([renew('now').catch(() => undefined), passed(times.stopMs / 8)]);
      isStopped = true;
      if (renewing) await Promise.race([renewing.catch(() => undefined), passed(times.stopMs)]);
    },

    async use(work) {
      const { access: token } = usable(await current());
      try {
        const result = await work(token);
        succeeded(token);
        return result;
      } catch (error) {
        failed(token, error);
        if (!hasSign(error, 'tokenDead')) throw error;
        // Somebody may have renewed it meanwhile; else it is dead for everybody.
        if (pair?.access === token) deadAccess = token;
      }
      const { access: newer } = usable(await current());
      try {
        const result = await work(newer);
        succeeded(newer);
        return result;
      } catch (error) {
        failed(newer, error);
        if (hasSign(error, 'tokenDead')) {
          if (pair?.access === newer) deadAccess = newer;
          withdrawnBecause = 'Zalo refuses each token that it gives';
          tellHealth();
        }
        throw error;
      }
    },

    async grant(obtain) {
      await secret.exclusively(times.holdMs, async (kept, store) => {
        const { tokens, oaId } = await obtain();
        knownOaId = expectedOaId ?? oaId ?? null;
        const next = pairOf(tokens, frame(), now());
        await keep(next, kept?.version ?? 0, store);
        remember(next);
        deadAccess = null;
        trouble = null;
        withdrawnBecause = null;
      });
      tellHealth();
    },

    withdraw(reason, at) {
      if (pair && pair.renewedAt > at.getTime()) return;
      withdrawnBecause = reason;
      tellHealth();
    },

    oaId: () => knownOaId,
    learnAccount(oaId) {
      knownOaId = expectedOaId ?? oaId;
    },
  };
}

const NEVER_GRANTED = 'nobody has granted access yet';
const RECONNECT = 'the access has ended; an administrator must grant it again';

const reasonOf = ({ error, isLost }: Trouble): string =>
  isLost
    ? 'no answer came when the access was to be renewed; it may have to be granted again'
    : `the access can't be renewed (${error.details.description ?? error.kind})`;

function usable(pair: TokenPair): { readonly access: string } {
  if (pair.access === null) throw new ZaloError('credentials', { description: RECONNECT });
  return { access: pair.access };
}
