/** Authorization codes: created when an administrator allows the app, valid for ten minutes and one exchange. */
import { createHash } from 'node:crypto';

const codeLifeMs = 10 * 60 * 1000;
/** base64url of a SHA-256, without padding. */
const challengeShape = /^[\w-]{43}$/;
const verifierShape = /^[\w.~-]{43,128}$/;

/** Whether the value has the form of an S256 challenge. */
export const isChallenge = (value: string): boolean => challengeShape.test(value);

/** The PKCE challenge (S256) of a verifier. */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

export type CodeVerdict = 'good' | 'unknown' | 'used' | 'expired' | 'wrongVerifier';

/** Creates the codes. A code that was tried with a wrong verifier is used up as well. */
export function createGrants(nowMs: () => number, newCode: () => string) {
  const codes = new Map<string, { readonly challenge: string; readonly atMs: number; isUsed: boolean }>();
  return {
    /** @param challenge which the exchange must match with its verifier */
    open(challenge: string): string {
      const code = newCode();
      codes.set(code, { challenge, atMs: nowMs(), isUsed: false });
      return code;
    },
    /** Uses up the code, whatever the result. */
    take(code: string, verifier: string): CodeVerdict {
      const grant = codes.get(code);
      if (!grant) return 'unknown';
      if (grant.isUsed) return 'used';
      grant.isUsed = true;
      if (nowMs() >= grant.atMs + codeLifeMs) return 'expired';
      return verifierShape.test(verifier) && challengeOf(verifier) === grant.challenge ? 'good' : 'wrongVerifier';
    },
  };
}
