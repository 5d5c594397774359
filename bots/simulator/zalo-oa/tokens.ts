/**
 * Access and refresh tokens of the OA, in pairs: a new access token invalidates the previous one at once, and a refresh
 * token works once. Tokens contain their creation time and a seal, so that a restarted simulator recognises its own.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OaAccount } from './account.ts';

const accessLifeS = 90_000;
const refreshLifeMs = 90 * 24 * 60 * 60 * 1000;

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** In seconds, as the text that the platform sends. */
  readonly expiresIn: string;
}

export type AccessVerdict = 'valid' | 'invalid' | 'expired';

export type RefreshVerdict =
  | { readonly kind: 'pair'; readonly pair: TokenPair }
  | { readonly kind: 'unknown' }
  /** `isFirstAfterLoss`: the one retry permitted after a lost answer. */
  | { readonly kind: 'used'; readonly isFirstAfterLoss: boolean }
  | { readonly kind: 'expired' };

interface Use {
  count: number;
  wasLost: boolean;
}

/** @param options `knowsEarlierRuns`: accepts tokens sealed by an earlier run, as the demo needs after a restart */
export function createTokens(options: {
  readonly account: OaAccount;
  readonly nowMs: () => number;
  readonly run: string;
  readonly knowsEarlierRuns: boolean;
}) {
  const { account, nowMs, run } = options;
  let made = 0;
  let current: Pick<TokenPair, 'accessToken' | 'refreshToken'> | null = null;
  let isRevoked = false;
  const uses = new Map<string, Use>();

  function make(kind: 'AT' | 'RT'): string {
    made += 1;
    const body = `${kind}-${run}-${made}-${nowMs()}`;
    return `${body}-${seal(body)}`;
  }

  function seal(body: string): string {
    return createHmac('sha512', `${account.appSecret} of ${account.oaId}`).update(body).digest('hex');
  }

  /** Its creation time; null if it is not this simulator's, or from another run that is not accepted. */
  function madeAt(kind: 'AT' | 'RT', token: string): { readonly atMs: number; readonly isOfThisRun: boolean } | null {
    const [, body, ofRun, atMs, given] = /^((?:AT|RT)-([0-9a-f]+)-\d+-(\d+))-([0-9a-f]{128})$/.exec(token) ?? [];
    if (body === undefined || given === undefined || !body.startsWith(kind)) return null;
    if (!timingSafeEqual(Buffer.from(given), Buffer.from(seal(body)))) return null;
    const isOfThisRun = ofRun === run;
    return isOfThisRun || options.knowsEarlierRuns ? { atMs: Number(atMs), isOfThisRun } : null;
  }

  function issue(): TokenPair {
    isRevoked = false;
    const accessToken = make('AT');
    const refreshToken = make('RT');
    current = { accessToken, refreshToken };
    return { accessToken, refreshToken, expiresIn: String(accessLifeS) };
  }

  return {
    issue,
    checkAccess(token: string): AccessVerdict {
      const facts = madeAt('AT', token);
      if (!facts || isRevoked) return 'invalid';
      // Until this run creates a pair, the newest pair of an earlier run is valid.
      const isNewest = current ? current.accessToken === token : !facts.isOfThisRun;
      if (!isNewest) return 'invalid';
      return nowMs() < facts.atMs + accessLifeS * 1000 ? 'valid' : 'expired';
    },
    /** @param isAnswerLost whether the caller may never receive the new pair */
    refresh(token: string, isAnswerLost: boolean): RefreshVerdict {
      const facts = madeAt('RT', token);
      if (!facts || isRevoked) return { kind: 'unknown' };
      const use = uses.get(token);
      if (use) {
        use.count += 1;
        return { kind: 'used', isFirstAfterLoss: use.wasLost && use.count === 2 };
      }
      // A pair issued later, by a new grant or in the console, has invalidated this one.
      if (facts.isOfThisRun && current?.refreshToken !== token) return { kind: 'unknown' };
      if (nowMs() >= facts.atMs + refreshLifeMs) return { kind: 'expired' };
      uses.set(token, { count: 1, wasLost: isAnswerLost });
      return { kind: 'pair', pair: issue() };
    },
    /** The OA has revoked the app's permission: every token is invalid. */
    revoke(): void {
      isRevoked = true;
      current = null;
    },
  };
}
