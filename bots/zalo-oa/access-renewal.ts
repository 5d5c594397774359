/**
 * Renews the pair of tokens: one renewal at a time among all calls and processes. Each first reads what others stored,
 * and stores a new pair before it is used.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeptSecret } from '../../src/channel/factory.ts';
import { type AccessState, decode, frame, isFresh, nowMs, reconnect, remember, tellHealth } from './access-state.ts';
import { hasSign, ZaloError } from './errors.ts';
import { encodePair, endedPair, pairOf, type TokenPair } from './token-pair.ts';

/** A new token that has never worked is not replaced again within this time: the cause is elsewhere. */
const unprovenMs = 60_000;

type Store = (value: string) => Promise<void>;

/** Returns a valid pair. @throws ZaloError */
export async function current(at: AccessState): Promise<TokenPair> {
  if (!at.pair) {
    const kept = decode(at, await readKept(at));
    if (kept) remember(at, kept);
  }
  return at.pair && isFresh(at, at.pair, 'now') ? at.pair : renew(at, 'now');
}

/** @throws ZaloError `unreachable` if the store cannot be read; the read is retried later and nothing is lost */
export async function readKept(at: AccessState): Promise<KeptSecret | null> {
  try {
    return await at.context.secret.read();
  } catch (cause) {
    throw new ZaloError('unreachable', { description: 'the stored access could not be read', cause });
  }
}

/** Renews the pair; calls during a renewal share its result. */
export async function renew(at: AccessState, want: 'now' | 'ahead'): Promise<TokenPair> {
  while (at.renewing) {
    const got = await at.renewing;
    if (isFresh(at, got, want)) return got;
  }
  at.renewing = renewOnce(at, want).finally(() => {
    at.renewing = null;
  });
  return at.renewing;
}

async function renewOnce(at: AccessState, want: 'now' | 'ahead'): Promise<TokenPair> {
  if (at.isStopped) throw new ZaloError('unreachable', { description: 'the channel is stopping' }, 'stopped');
  if (at.trouble && nowMs(at) < at.trouble.notBefore) throw at.trouble.error;
  try {
    const got = await at.context.secret.exclusively(at.times.holdMs, (kept, store) =>
      renewExclusively(at, kept, store, want),
    );
    at.trouble = null;
    return got;
  } catch (error) {
    // The renewal succeeded; only releasing the lock failed.
    if (at.pair && isFresh(at, at.pair, want)) return at.pair;
    throw noteTrouble(at, error);
  } finally {
    tellHealth(at);
  }
}

function noteTrouble(at: AccessState, error: unknown): ZaloError {
  if (!(error instanceof ZaloError)) {
    return new ZaloError('unreachable', { description: 'the stored access could not be reached', cause: error });
  }
  const { outcomeUnknown, ...details } = error.details;
  // `outcomeUnknown` concerns the renewal; the caller's message was not sent.
  const known = new ZaloError(error.kind, details, error.sign);
  if (error.sign === 'grantDead') return known;
  const failures = (at.trouble?.failures ?? 0) + 1;
  const waitMs = at.times.failedWaitsMs[Math.min(failures, at.times.failedWaitsMs.length) - 1] ?? 0;
  at.trouble = { error: known, failures, notBefore: nowMs(at) + waitMs, isLost: outcomeUnknown === true };
  return known;
}

/** Runs while no other process renews. */
async function renewExclusively(
  at: AccessState,
  kept: KeptSecret | null,
  store: Store,
  want: 'now' | 'ahead',
): Promise<TokenPair> {
  const version = kept?.version ?? 0;
  const known = await newest(at, kept, store);
  if (known) remember(at, known);
  if (known && isFresh(at, known, want)) return known;
  refuseUnproven(at, known);
  for (const refreshToken of refreshTokensOf(at, known)) {
    const next = await refresh(at, refreshToken, version);
    if (next === 'dead') continue;
    if (next.isNew) {
      at.issuedAccess = next.pair.access;
      await keep(at, next.pair, version, store);
    }
    // Only after storing: otherwise other calls would use a pair that is not stored yet.
    remember(at, next.pair);
    return next.pair;
  }
  return end(at, known, store);
}

/** The stored pair, unless the one in memory is newer; that one is stored first. */
async function newest(at: AccessState, kept: KeptSecret | null, store: Store): Promise<TokenPair | null> {
  const stored = decode(at, kept);
  if (!at.unsaved) return stored;
  const isOurs = (kept?.version ?? 0) === at.unsaved.basedOn || !stored?.refresh;
  if (!isOurs) {
    at.unsaved = null;
    return stored;
  }
  const ours = at.unsaved.pair;
  await keep(at, ours, kept?.version ?? 0, store);
  return ours;
}

function refuseUnproven(at: AccessState, known: TokenPair | null): void {
  if (!known?.access || known.access !== at.deadAccess || known.access !== at.issuedAccess) return;
  if (known.access === at.provenAccess || nowMs(at) - known.renewedAt >= unprovenMs) return;
  throw new ZaloError('credentials', { description: 'Zalo refuses a token that it issued a moment ago' });
}

/** The stored token; then the configured one, if it changed since the stored pair was made. */
function refreshTokensOf(at: AccessState, known: TokenPair | null): readonly string[] {
  const configured = at.firstRefreshToken !== null && known?.seed !== at.seed ? at.firstRefreshToken : null;
  return [known?.refresh ?? null, configured].filter((token) => token !== null);
}

/**
 * A refresh whose answer was lost may have worked. So this looks for a newer pair and otherwise asks exactly once more.
 */
async function refresh(
  at: AccessState,
  refreshToken: string,
  version: number,
): Promise<'dead' | { readonly pair: TokenPair; readonly isNew: boolean }> {
  const ask = async () => ({
    pair: pairOf(await at.oauth.refresh(refreshToken), frame(at), at.context.now()),
    isNew: true,
  });
  try {
    return await ask();
  } catch (error) {
    if (hasSign(error, 'grantDead')) return 'dead';
    if (!(error instanceof ZaloError) || !error.details.outcomeUnknown) throw error;
    at.context.log.warn({ description: error.details.description }, 'zalo-oa-refresh-answer-lost');
  }
  await sleep(at.times.lostWaitMs);
  const kept = await readKept(at);
  const stored = (kept?.version ?? 0) === version ? null : decode(at, kept);
  if (stored) return { pair: stored, isNew: false };
  try {
    return await ask();
  } catch (error) {
    if (hasSign(error, 'grantDead')) return 'dead';
    throw error;
  }
}

/**
 * Stores the pair before it is used. If that fails, the pair stays in memory, the board is notified, and storing is
 * retried.
 */
export async function keep(at: AccessState, next: TokenPair, version: number, store: Store): Promise<void> {
  for (const waitMs of [...at.times.storeWaitsMs, null]) {
    try {
      await store(encodePair(next));
      at.unsaved = null;
      return;
    } catch (error) {
      at.context.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'zalo-oa-access-not-stored');
      if (waitMs !== null) await sleep(waitMs);
    }
  }
  at.unsaved = { pair: next, basedOn: version };
  if (at.storeTimer) clearTimeout(at.storeTimer);
  at.storeTimer = setTimeout(() => void storeAgain(at), at.times.storeAgainMs).unref();
}

async function storeAgain(at: AccessState): Promise<void> {
  at.storeTimer = null;
  if (!at.unsaved || at.isStopped) return;
  await renew(at, 'now').catch(() => undefined);
  // The lock could not be obtained either.
  if (at.unsaved && !at.storeTimer && !at.isStopped) {
    at.storeTimer = setTimeout(() => void storeAgain(at), at.times.storeAgainMs).unref();
  }
}

/** Every token was refused. This is stored, so that no other process and no later start tries them again. */
async function end(at: AccessState, known: TokenPair | null, store: Store): Promise<never> {
  const isNews = known ? known.refresh !== null || known.seed !== at.seed : at.seed !== null;
  const ended = endedPair(known, frame(at));
  remember(at, ended);
  if (isNews) {
    at.context.log.warn({}, 'zalo-oa-refresh-token-dead');
    await store(encodePair(ended)).catch((error: unknown) => {
      at.context.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'zalo-oa-access-not-stored');
    });
  }
  throw new ZaloError('credentials', { description: reconnect }, 'grantDead');
}
