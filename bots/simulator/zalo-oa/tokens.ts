/**
 * Access and refresh tokens of the OA. A pair at a time: a new access token kills the former at once, a refresh token
 * works once. Tokens carry when they were made and a seal, so that a simulator that started again can know its own.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OaAccount } from './account.ts';

const accessLifeS = 90_000;
const refreshLifeMs = 90 * 24 * 60 * 60 * 1000;

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds, as the text that the platform sends. */
  readonly expiresIn: string;
}

export type AccessVerdict = 'valid' | 'invalid' | 'expired';

export type RefreshVerdict =
  | { readonly kind: 'pair'; readonly pair: TokenPair }
  | { readonly kind: 'unknown' }
  /** `isFirstAfterLoss`: the one retry that a lost answer allows. */
  | { readonly kind: 'used'; readonly isFirstAfterLoss: boolean }
  | { readonly kind: 'expired' };

interface Use {
  count: number;
  wasLost: boolean;
}

/**
 * @param options `knowsEarlierRuns`: tokens that an earlier life sealed are taken, as the demo needs after a restart
 */
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

  /** When it was made; null when it is none of ours, or of another run that we shall not know. */
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
      // Until this run makes a pair, the newest of an earlier run counts.
      const isNewest = current ? current.accessToken === token : !facts.isOfThisRun;
      if (!isNewest) return 'invalid';
      return nowMs() < facts.atMs + accessLifeS * 1000 ? 'valid' : 'expired';
    },
    /** @param isAnswerLost whether the caller may never see the new pair */
    refresh(token: string, isAnswerLost: boolean): RefreshVerdict {
      const facts = madeAt('RT', token);
      if (!facts || isRevoked) return { kind: 'unknown' };
      const use = uses.get(token);
      if (use) {
        use.count += 1;
        return { kind: 'used', isFirstAfterLoss: use.wasLost && use.count === 2 };
      }
      // A pair that was issued since, by a new grant or in the console, put this one out of force.
      if (facts.isOfThisRun && current?.refreshToken !== token) return { kind: 'unknown' };
      if (nowMs() >= facts.atMs + refreshLifeMs) return { kind: 'expired' };
      uses.set(token, { count: 1, wasLost: isAnswerLost });
      return { kind: 'pair', pair: issue() };
    },
    /** The OA took the app's permission away: nothing works any more. */
    revoke(): void {
      isRevoked = true;
      current = null;
    },
  };
}
