/** The pair of tokens of one account, and the text in which it is stored. PURE. */
import { createHash } from 'node:crypto';
import { fieldsOf, parseJson, textOf } from '../../src/channel/platform/fields.ts';
import type { Tokens } from './oauth.ts';

/** Instants are milliseconds since 1970. */
export interface TokenPair {
  readonly appId: string;
  /** Null if the account is not known yet. */
  readonly oaId: string | null;
  /** Null if there was none yet. */
  readonly access: string | null;
  readonly accessUntil: number;
  /** Null if it was permanently refused, and an administrator must grant access again. */
  readonly refresh: string | null;
  readonly refreshUntil: number;
  readonly renewedAt: number;
  /** Fingerprint of the configured first refresh token, which is not tried again. Null if there was none. */
  readonly seed: string | null;
}

export interface PairFrame {
  readonly appId: string;
  readonly oaId: string | null;
  readonly seed: string | null;
}

/** Converts the lifetimes that Zalo returns to expiry times. */
export function pairOf(tokens: Tokens, frame: PairFrame, now: Date): TokenPair {
  const at = now.getTime();
  return {
    ...frame,
    access: tokens.access,
    accessUntil: at + tokens.lifeMs,
    refresh: tokens.refresh,
    refreshUntil: at + tokens.refreshLifeMs,
    renewedAt: at,
  };
}

/** The pair after every refresh token was refused. */
export function endedPair(known: TokenPair | null, frame: PairFrame): TokenPair {
  return { access: null, accessUntil: 0, refreshUntil: 0, renewedAt: 0, ...known, ...frame, refresh: null };
}

/** Includes the version of the format, so that a newer format is not misread. */
export const encodePair = (pair: TokenPair): string => JSON.stringify({ version: 1, ...pair });

/** Null for another app's tokens, which are invalid here. */
export function decodePair(text: string | null, appId: string, expectedOaId: string | null): TokenPair | null {
  const fields = text === null ? null : fieldsOf(parseJson(text));
  if (fields?.version !== 1 || fields.appId !== appId) return null;
  const oaId = textOf(fields.oaId);
  if (expectedOaId !== null && oaId !== null && oaId !== expectedOaId) return null;
  const instant = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
  return {
    appId,
    oaId,
    access: textOf(fields.access),
    accessUntil: instant(fields.accessUntil),
    refresh: textOf(fields.refresh),
    refreshUntil: instant(fields.refreshUntil),
    renewedAt: instant(fields.renewedAt),
    seed: textOf(fields.seed),
  };
}

/** Distinguishes two tokens without revealing them, so it may be stored and logged. */
export const fingerprint = (token: string): string =>
  createHash('sha256').update(token).digest('base64url').slice(0, 22);
