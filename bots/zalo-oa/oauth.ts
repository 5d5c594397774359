/**
 * The server that gives tokens (OAuth v4). Errors come with HTTP 200; whether it worked is told by `access_token`.
 * Calls here are not ended by stopping: an answer that nobody reads is a connection that an administrator must grant anew.
 */
import { CallEnded } from '../../src/channel/open-calls.ts';
import { fieldsOf, textOf } from '../../src/channel/platform/fields.ts';
import { masked, numberIn, readAnswer, sentenceIn } from './client.ts';
import { ofNetwork, ofNumber, ofStatus, ZaloError } from './errors.ts';
import { countOf } from './json.ts';

/** What a token lives when the answer does not say: shorter than any that was seen. */
const untoldLifeSeconds = 3_600;
/** "3 months". */
const refreshLifeSeconds = 90 * 86_400;

export interface Tokens {
  readonly access: string;
  /** Null: this access can't be renewed. */
  readonly refresh: string | null;
  readonly lifeMs: number;
  readonly refreshLifeMs: number;
}

/** Both throw `ZaloError`; `outcomeUnknown` when the token or code may have been used up although no answer came. */
export interface OAuthClient {
  refresh(refreshToken: string): Promise<Tokens>;
  exchange(code: string, verifier: string): Promise<Tokens>;
}

export interface OAuthOptions {
  /** Without a trailing slash. */
  readonly root: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Milliseconds for one call. */
  readonly limitMs: number;
}

/** @throws ZaloError; whether the server took the old refresh token is unknown when its answer was lost */
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
      // Numbers that the table does not know are refusals of ours here, not of a message.
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
