/** The Official Account's variables. PURE: reads the given environment and reports all problems at once, by name. */
import type { ChannelConfig, Environment } from '../../src/channel/factory.ts';
import { hostsOf, ofWard, readRoot } from '../../src/channel/platform/variables.ts';

/** All variables that `readConfig` reads for a ward. */
export const variables = [
  'ZALO_OA_APP_ID',
  'ZALO_OA_APP_SECRET',
  'ZALO_OA_SECRET_KEY',
  'ZALO_OA_REFRESH_TOKEN',
  'ZALO_OA_ID',
  'ZALO_OA_REDIRECT_URI',
  'ZALO_OA_CODE_VERIFIER',
  'ZALO_OA_ALLOW_PAID',
  'ZALO_OA_APP_SECRET_PROOF',
  'ZALO_OA_CONTACT_IMAGE',
  'ZALO_OA_API_ROOT',
  'ZALO_OAUTH_ROOT',
  'ZALO_MEDIA_HOSTS',
] as const;

const officialApiRoot = 'https://openapi.zalo.me';
const officialOauthRoot = 'https://oauth.zaloapp.com';

/** A host name or an IP address, with or without a port. */
const mediaHostShape = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;
/** RFC 7636. */
const verifierShape = /^[A-Za-z0-9._~-]{43,128}$/;

export interface ZaloOaConfig {
  readonly appId: string;
  /** For OAuth only. */
  readonly appSecret: string;
  /** For the signatures of webhooks only; different from the app's secret. */
  readonly oaSecretKey: string;
  /**
   * The first refresh token; later ones are stored in the ward's secret. Null if an administrator grants access on the
   * board.
   */
  readonly firstRefreshToken: string | null;
  /** The expected account; null accepts the one that is granted. */
  readonly oaId: string | null;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  readonly oauthRoot: string;
  /** Additional hosts for attachments: `host` or `host:port`, lower case. */
  readonly mediaHosts: readonly string[];
  /** Replaces the board's own callback address if the console has another one. */
  readonly redirectUri: string | null;
  /** For apps whose console has one fixed code challenge. */
  readonly codeVerifier: string | null;
  /** Allows answers between 48 hours and 7 days, which are paid. */
  readonly allowsPaid: boolean;
  /** Adds `appsecret_proof` to each call, if the console requires it. */
  readonly provesAppSecret: boolean;
  /** Public picture shown on the form that asks for a phone number. */
  readonly contactImageUrl: string | null;
}

function isAddress(text: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return protocols.includes(url.protocol) && !url.hash && !url.username && !url.password;
}

/**
 * @param ward slug of the ward, e.g. `le-dai-hanh`
 * @returns `off` if neither an app nor a token is set; `wrong` names variables, never their values
 */
export function readConfig(env: Environment, ward: string): ChannelConfig<ZaloOaConfig> {
  const problems: string[] = [];
  const of = (name: string) => ofWard(env, ward, name);
  /** Null if it is missing or invalid; an invalid one adds a problem. */
  const shaped = (name: string, fits: (value: string) => boolean, sentence: string): string | null => {
    const found = of(name);
    if (!found) return null;
    if (fits(found.value)) return found.value;
    problems.push(`${found.name} ${sentence}`);
    return null;
  };
  const isYes = (name: string): boolean => {
    const value = shaped(name, (text) => /^(0|1|true|false)$/i.test(text), 'must be 1 or 0');
    return value === '1' || value?.toLowerCase() === 'true';
  };
  const root = (name: string, official: string): string => readRoot(of(name), official, problems);

  const needed = ['ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET_KEY'] as const;
  if (![...needed, 'ZALO_OA_REFRESH_TOKEN'].some(of)) return { kind: 'off' };
  for (const name of needed) if (!of(name)) problems.push(`${name} is missing; a Zalo Official Account needs it`);

  const isId = (text: string) => /^\d{1,32}$/.test(text);
  const isHeaderValue = (text: string) => /^[\x21-\x7e]{1,4096}$/.test(text);
  const config: ZaloOaConfig = {
    appId: shaped('ZALO_OA_APP_ID', isId, 'must be the id of the app, digits only') ?? '',
    appSecret: shaped('ZALO_OA_APP_SECRET', isHeaderValue, 'must not contain spaces or letters with accents') ?? '',
    oaSecretKey: of('ZALO_OA_SECRET_KEY')?.value ?? '',
    firstRefreshToken: shaped(
      'ZALO_OA_REFRESH_TOKEN',
      isHeaderValue,
      'must not contain spaces or letters with accents',
    ),
    oaId: shaped('ZALO_OA_ID', isId, 'must be the id of the Official Account, digits only'),
    apiRoot: root('ZALO_OA_API_ROOT', officialApiRoot),
    oauthRoot: root('ZALO_OAUTH_ROOT', officialOauthRoot),
    mediaHosts: hostsOf(
      shaped(
        'ZALO_MEDIA_HOSTS',
        (text) => hostsOf(text).every((host) => mediaHostShape.test(host)),
        'must be host names separated by commas',
      ),
    ),
    redirectUri: shaped(
      'ZALO_OA_REDIRECT_URI',
      (text) => isAddress(text, ['https:', 'http:']),
      'must be an http(s) address',
    ),
    codeVerifier: shaped(
      'ZALO_OA_CODE_VERIFIER',
      (text) => verifierShape.test(text),
      'must be 43 to 128 letters and digits',
    ),
    allowsPaid: isYes('ZALO_OA_ALLOW_PAID'),
    provesAppSecret: isYes('ZALO_OA_APP_SECRET_PROOF'),
    contactImageUrl: shaped('ZALO_OA_CONTACT_IMAGE', (text) => isAddress(text, ['https:']), 'must be an https address'),
  };
  return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'on', config };
}
