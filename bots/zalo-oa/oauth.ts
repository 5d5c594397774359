/**
 * The token server (OAuth v4). Errors come with HTTP 200; the presence of `access_token` shows success. Stopping the
 * channel does not end these calls: if the answer were lost, an administrator would have to grant access again.
 */
import { CallEnded } from '../../src/channel/open-calls.ts';
import { fieldsOf, textOf } from '../../src/channel/platform/fields.ts';
import { masked, numberIn, readAnswer, sentenceIn } from './client.ts';
import { ofNetwork, ofNumber, ofStatus, ZaloError } from './errors.ts';
import { countOf } from './json.ts';

/** A token's lifetime if the answer does not give it: shorter than any observed. */
const untoldLifeSeconds = 3_600;
/** Zalo's "3 months". */
const refreshLifeSeconds = 90 * 86_400;

export interface Tokens {
  readonly access: string;
  /** Null if this access cannot be renewed. */
  readonly refresh: string | null;
  readonly lifeMs: number;
  readonly refreshLifeMs: number;
}

/** Both throw `ZaloError`; `outcomeUnknown` if the token or code may have been used up although no answer came. */
export interface OAuthClient {
  refresh(refreshToken: string): Promise<Tokens>;
  exchange(code: string, verifier: string): Promise<Tokens>;
}

export interface OAuthOptions {
  /** Without a trailing slash. */
  readonly root: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Milliseconds per call. */
  readonly limitMs: number;
}

/** @throws ZaloError; if the answer was lost, it is unknown whether the server has used up the old refresh token */
export function createOAuthClient({ root, appId, appSecret, limitMs }: OAuthOptions): OAuthClient {
  async function ask(fields: Readonly<Record<string, string>>): Promise<Tokens> {
    const secrets = [fields.refresh_token, fields.code, fields.code_verifier, appSecret];
    const mask = (text: string) => masked(text, secrets);
    const ending = new AbortController();
    const limit = setTimeout(() => ending.abort(new CallEnded('timeout', true)), limitMs);
    try {
      const response = await fetch(`${root}/v4/oa/access_token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: appSecret },
        body: new URLSearchParams({ ...fields, app_id: appId }).toString(),
        signal: ending.signal,
        redirect: 'manual',
      });
      const answer = await readAnswer(response);
      const body = fieldsOf(answer.body);
      const access = textOf(body?.access_token);
      if (access) {
        return {
          access,
          refresh: textOf(body?.refresh_token) || null,
          lifeMs: (countOf(body?.expires_in) ?? untoldLifeSeconds) * 1_000,
          refreshLifeMs: (countOf(body?.refresh_token_expires_in) || refreshLifeSeconds) * 1_000,
        };
      }
      const number = numberIn(answer.body);
      if (number === null || number === 0) throw ofStatus(answer.status, answer.retryAfterMs);
      const error = ofNumber(number, mask(sentenceIn(answer.body)));
      // Here, unknown numbers refuse the access, not a message.
      throw error.kind === 'rejected' ? new ZaloError('credentials', error.details) : error;
    } catch (error) {
      throw ofNetwork(error, mask);
    } finally {
      clearTimeout(limit);
    }
  }

  return {
    refresh: (refreshToken) => ask({ refresh_token: refreshToken, grant_type: 'refresh_token' }),
    exchange: (code, verifier) => ask({ code, code_verifier: verifier, grant_type: 'authorization_code' }),
  };
}
