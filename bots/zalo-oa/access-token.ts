import { passed } from '../../src/channel/platform/receiver.ts';
import { current, keep, readKept, renew } from './access-renewal.ts';
import {
  type AccessParts,
  type AccessState,
  type AccessTimes,
  beginState,
  decode,
  frame,
  isFresh,
  reconnect,
  remember,
  tellHealth,
} from './access-state.ts';
import { hasSign, ZaloError } from './errors.ts';
import type { Tokens } from './oauth.ts';
import { pairOf, type TokenPair } from './token-pair.ts';

export const accessTimes: AccessTimes = {
  lookMs: 30 * 60_000,
  aheadMs: 3 * 3_600_000,
  holdMs: 120_000,
  lostWaitMs: 1_000,
  storeWaitsMs: [100, 500],
  storeAgainMs: 15_000,
  failedWaitsMs: [5_000, 15_000, 60_000, 300_000],
  stopMs: 8_000,
};

export interface Access {
  /** Checks at once, and then every `lookMs`. Never throws: the state is reported by `onHealth`. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Runs `work` with the current token; once more with a newer one if Zalo rejects it as expired.
   * @throws ZaloError `credentials` if only an administrator can help, `unreachable` if no token can be obtained now
   */
  use<Result>(work: (token: string) => Promise<Result>): Promise<Result>;
  /** Stores an administrator's grant; `obtain` runs while no other process renews. */
  grant(obtain: () => Promise<{ readonly tokens: Tokens; readonly oaId: string | null }>): Promise<void>;
  /** Zalo reported that an administrator withdrew the access. Reports older than the current access are ignored. */
  withdraw(reason: string, at: Date): void;
  /** The account of this access; null if unknown. */
  oaId(): string | null;
  learnAccount(oaId: string): void;
}

/** Creates the access: holds the pair of tokens, renews it early, and stores each new one before it is used. */
export function createAccess(parts: AccessParts): Access {
  const at = beginState(parts, parts.times ?? accessTimes);
  return {
    async start() {
      await look(at);
      at.lookTimer ??= setInterval(() => void look(at), at.times.lookMs).unref();
    },

    async stop() {
      if (at.lookTimer) clearInterval(at.lookTimer);
      if (at.storeTimer) clearTimeout(at.storeTimer);
      if (at.unsaved && !at.isStopped)
        await Promise.race([renew(at, 'now').catch(() => undefined), passed(at.times.stopMs / 8)]);
      at.isStopped = true;
      if (at.renewing) await Promise.race([at.renewing.catch(() => undefined), passed(at.times.stopMs)]);
    },

    use: (work) => useToken(at, work),

    async grant(obtain) {
      await at.context.secret.exclusively(at.times.holdMs, async (kept, store) => {
        const { tokens, oaId } = await obtain();
        at.knownOaId = at.expectedOaId ?? oaId ?? null;
        const next = pairOf(tokens, frame(at), at.context.now());
        await keep(at, next, kept?.version ?? 0, store);
        remember(at, next);
        at.deadAccess = null;
        at.trouble = null;
        at.withdrawnBecause = null;
      });
      tellHealth(at);
    },

    withdraw(reason, since) {
      if (at.pair && at.pair.renewedAt > since.getTime()) return;
      at.withdrawnBecause = reason;
      tellHealth(at);
    },

    oaId: () => at.knownOaId,
    learnAccount(oaId) {
      at.knownOaId = at.expectedOaId ?? oaId;
    },
  };
}

async function useToken<Result>(at: AccessState, work: (token: string) => Promise<Result>): Promise<Result> {
  try {
    return await tryToken(at, work);
  } catch (error) {
    if (!hasSign(error, 'tokenDead')) throw error;
  }
  try {
    return await tryToken(at, work);
  } catch (error) {
    if (hasSign(error, 'tokenDead')) {
      at.withdrawnBecause = 'Zalo refuses each token that it gives';
      tellHealth(at);
    }
    throw error;
  }
}

async function tryToken<Result>(at: AccessState, work: (token: string) => Promise<Result>): Promise<Result> {
  const { access: token } = usable(await current(at));
  try {
    const result = await work(token);
    succeeded(at, token);
    return result;
  } catch (error) {
    failed(at, token, error);
    // Another process may have renewed it meanwhile; if not, the token is invalid for all.
    if (hasSign(error, 'tokenDead') && at.pair?.access === token) at.deadAccess = token;
    throw error;
  }
}

async function look(at: AccessState): Promise<void> {
  try {
    if (!at.unsaved) {
      const kept = decode(at, await readKept(at));
      if (kept && kept.renewedAt >= (at.pair?.renewedAt ?? 0)) remember(at, kept);
    }
    if (at.unsaved || !at.pair || !isFresh(at, at.pair, 'ahead')) await renew(at, 'ahead');
  } catch (error) {
    const facts = error instanceof ZaloError ? { kind: error.kind, description: error.details.description } : {};
    at.context.log.warn(facts, 'zalo-oa-access-not-renewed');
  }
  tellHealth(at);
}

function succeeded(at: AccessState, token: string): void {
  at.provenAccess = token;
  if (at.withdrawnBecause === null) return;
  at.withdrawnBecause = null;
  tellHealth(at);
}

function failed(at: AccessState, token: string, error: unknown): void {
  // Zalo accepted the token and reported another problem.
  if (error instanceof ZaloError && error.kind !== 'unreachable' && error.sign !== 'tokenDead') at.provenAccess = token;
  if (!hasSign(error, 'notGranted')) return;
  at.withdrawnBecause = `the account no longer grants access (${error.details.description})`;
  tellHealth(at);
}

function usable(pair: TokenPair): { readonly access: string } {
  if (pair.access === null) throw new ZaloError('credentials', { description: reconnect });
  return { access: pair.access };
}
