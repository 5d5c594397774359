/**
 * OAuth v4, independent of HTTP: the grant page's decision and the token exchange. Errors come with HTTP 200, as on the
 * platform; a program must read the body, not the status.
 */

import type { JsonObject } from '../kernel/json.ts';
import type { FaultEffect } from './fault-script.ts';
import { mayLoseAnswer } from './fault-script.ts';
import { isChallenge } from './grants.ts';
import type { Platform } from './platform.ts';
import type { TokenPair } from './tokens.ts';

export const tokenPath = '/v4/oa/access_token';

export interface GrantRequest {
  readonly appId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly state: string | null;
}

export interface GrantProblem {
  readonly error: number;
  readonly message: string;
}

/** The problem that the page shows instead of the question; null if the request is valid. */
export function grantProblem(platform: Platform, request: GrantRequest): GrantProblem | null {
  if (request.appId !== platform.account.appId) return { error: -14002, message: 'Invalid app id' };
  if (request.redirectUri !== platform.redirectUri) return { error: -14003, message: 'Invalid redirect uri' };
  if (!isChallenge(request.challenge)) return { error: -14003, message: 'Invalid code challenge' };
  return null;
}

/** The address to which the administrator's browser returns. */
export function allow(platform: Platform, request: GrantRequest): string {
  const code = platform.grants.open(request.challenge);
  const callback = new URL(request.redirectUri);
  callback.searchParams.set('code', code);
  callback.searchParams.set('oa_id', platform.account.oaId);
  if (request.state !== null) callback.searchParams.set('state', request.state);
  return callback.href;
}

export interface ExchangeRequest {
  readonly secretKey: string;
  readonly isForm: boolean;
  readonly fields: ReadonlyMap<string, string>;
}

/** The body that answers an exchange. @param effect the scripted fault of this call: a lost answer permits one retry */
export function exchange(platform: Platform, request: ExchangeRequest, effect: FaultEffect | null): JsonObject {
  const { account, violate: broken, tokens, grants } = platform;
  const field = (name: string) => request.fields.get(name) ?? '';
  if (!request.isForm) {
    broken('tokenRequest', 'the token request is not application/x-www-form-urlencoded');
    return problem(-14002, 'Invalid request', 'The body must be a form');
  }
  if (field('app_id') !== account.appId || request.secretKey !== account.appSecret) {
    return problem(-14002, 'Invalid app id', 'app_id and secret_key do not belong together');
  }
  switch (field('grant_type')) {
    case 'authorization_code': {
      const verdict = grants.take(field('code'), field('code_verifier'));
      if (verdict === 'good') return pairBody(tokens.issue());
      if (verdict === 'used') broken('codeReused', 'an authorization code was exchanged twice');
      if (verdict === 'wrongVerifier') broken('wrongVerifier', 'the code_verifier does not fit the code_challenge');
      return problem(-118, 'Invalid grant', `The authorization code is ${verdict}`);
    }
    case 'refresh_token': {
      const verdict = tokens.refresh(field('refresh_token'), mayLoseAnswer(effect));
      switch (verdict.kind) {
        case 'pair':
          return pairBody(verdict.pair);
        case 'unknown':
          return problem(-14014, 'Invalid refresh token', 'The refresh token is invalid');
        case 'used':
          if (!verdict.isFirstAfterLoss) broken('refreshTokenReused', 'a refresh token was used again');
          return usedUp();
        case 'expired':
          return usedUp();
      }
    }
  }
  broken('tokenRequest', `grant_type "${field('grant_type')}"`);
  return problem(-118, 'Invalid grant', 'Unknown grant_type');
}

const pairBody = (pair: TokenPair): JsonObject => ({
  access_token: pair.accessToken,
  refresh_token: pair.refreshToken,
  expires_in: pair.expiresIn,
});

const usedUp = () => problem(-14020, 'Refresh token was used or expired', 'The refresh token is single use');

const problem = (error: number, name: string, reason: string): JsonObject => ({
  error_name: name,
  error_reason: reason,
  ref_doc: '',
  error_description: name,
  error,
});
