/**
 * How an administrator grants access to the account: a page of Zalo's, a code, and the first pair of tokens (OAuth v4,
 * PKCE S256).
 */
import { createHash, randomInt } from 'node:crypto';
import type { Access } from './access-token.ts';
import type { OaClient } from './client.ts';
import type { ZaloOaConfig } from './config.ts';
import { hasSign, ZaloError } from './errors.ts';
import type { OAuthClient } from './oauth.ts';

/** Letters and digits only: Zalo's pages and its SDK differ on other characters. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const verifierLength = 43;

/** 43 letters and digits, the minimum length for PKCE (RFC 7636 §4.1). */
export const createVerifier = (): string =>
  Array.from({ length: verifierLength }, () => alphabet[randomInt(alphabet.length)]).join('');

/** base64url of SHA-256, without padding. */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** The address of Zalo's page, and the verifier to store until the administrator returns. */
export function beginGrant(
  config: ZaloOaConfig,
  callbackUrl: string,
  state: string,
): { readonly url: string; readonly verifier: string } {
  const verifier = config.codeVerifier ?? createVerifier();
  const query = new URLSearchParams({
    app_id: config.appId,
    redirect_uri: config.redirectUri ?? callbackUrl,
    code_challenge: challengeOf(verifier),
    state,
  });
  return { url: `${config.oauthRoot}/v4/oa/permission?${query}`, verifier };
}

export interface GrantParts {
  readonly config: ZaloOaConfig;
  readonly oauth: OAuthClient;
  readonly client: OaClient;
  readonly access: Access;
}

/**
 * Checks the account before anything is stored.
 * @param query sent by Zalo to the callback: `code`, `oa_id`
 * @throws ZaloError `credentials` with advice
 */
export async function finishGrant(
  { config, oauth, client, access }: GrantParts,
  query: Readonly<Record<string, string>>,
  verifier: string,
): Promise<void> {
  const { code, oa_id: grantedOaId } = query;
  if (!code)
    throw refused('Zalo sent no code: the access was not granted. Begin again and press the button of consent');
  if (config.oaId !== null && grantedOaId !== undefined && grantedOaId !== config.oaId) throw refused(otherAccount);
  try {
    await access.grant(async () => {
      const tokens = await oauth.exchange(code, verifier);
      const oaId = await accountOf(client, tokens.access);
      if (config.oaId !== null && oaId !== null && oaId !== config.oaId) throw refused(otherAccount);
      return { tokens, oaId: oaId ?? grantedOaId ?? null };
    });
  } catch (error) {
    if (error instanceof ZaloError && error.kind === 'credentials') throw explained(error);
    const details = error instanceof ZaloError ? error.details : {};
    throw refused(`the access could not be fetched (${details.description ?? 'unexpected'}). Begin again`, error);
  }
}

const otherAccount =
  'the access is for another Official Account than ZALO_OA_ID names. Begin again and choose that one';

const refused = (description: string, cause?: unknown): ZaloError =>
  new ZaloError('credentials', { description, ...(cause !== undefined && { cause }) });

/** A code is valid for ten minutes and works once. */
const explained = (error: ZaloError): ZaloError =>
  hasSign(error, 'grantDead')
    ? refused(`Zalo takes this code no more (${error.details.description}). Begin again`)
    : error;

/** Null if Zalo does not answer now; the callback's `oa_id` is then used. */
async function accountOf(client: OaClient, token: string): Promise<string | null> {
  try {
    return (await client.getAccount(token)).oaId;
  } catch {
    return null;
  }
}
